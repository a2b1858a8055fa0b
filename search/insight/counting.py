"""Counts searches and openings after the answer has gone out, and never waits for it.

A request notes what happened; `write` runs when the response is finished. When the database
is busy the counts are lost, not the search: on SQLite the writer does not queue, on
PostgreSQL it waits 50 ms at most.
"""

import datetime
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import Error, connection, transaction
from django.db.models import F, Sum
from django.utils import timezone

from search.insight.privacy import countable
from search.models import Opened, Searched
from search.models.insight import LONGEST_PATH

logger = logging.getLogger(__name__)
# So many different queries a day are kept; a flood of nonsense fills no disk.
MOST_A_DAY = 5_000
RARE = 3
KEEP_RARE = datetime.timedelta(days=30)
KEEP = datetime.timedelta(days=400)
# What Python's sqlite3 waits when the settings do not say.
SQLITE_SECONDS = 5.0

_noted = threading.local()


@dataclass(frozen=True, slots=True)
class Note:
    """A search with its number of hits, or a page that was opened from its results."""

    words: str
    language: str
    total: int = 0
    path: str = ""


def searched(text: str, language: str, total: int) -> None:
    """Note that somebody searched; the same person's filters and pages do not count."""
    if words := countable(text):
        _notes().append(Note(words, language, total))


def opened(text: str, language: str, path: str) -> None:
    """Note that somebody went from the results of a query to a page of this site."""
    words = countable(text)
    if words and len(path) <= LONGEST_PATH:
        _notes().append(Note(words, language, path=path))


def write() -> None:
    """Write what this thread noted; skip it when the database is busy."""
    notes, _noted.notes = _notes(), []
    if not notes:
        return
    try:
        with _without_waiting(), transaction.atomic():
            for note in notes:
                _count(note, timezone.localdate())
    except Error as error:
        logger.info("searches not counted: %s", error)


def forget_rare_and_old(today: datetime.date) -> None:
    """Delete what is older than `KEEP`, and queries that stayed rare after `KEEP_RARE`."""
    for model in (Searched, Opened):
        model.objects.filter(day__lt=today - KEEP).delete()
    sums = Searched.objects.values("words", "language").annotate(asked=Sum("times"))
    rare = sums.filter(asked__lt=RARE).values("words")
    Searched.objects.filter(day__lt=today - KEEP_RARE, words__in=rare).delete()
    known = Searched.objects.values("words")
    Opened.objects.filter(day__lt=today - KEEP_RARE).exclude(words__in=known).delete()


def _notes() -> list[Note]:
    if not hasattr(_noted, "notes"):
        _noted.notes = []
    return _noted.notes


@contextmanager
def _without_waiting() -> Iterator[None]:
    """A writer that gives up at once where another one is writing."""
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
            yield
        return
    usual = connection.get_connection_params().get("timeout", SQLITE_SECONDS)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual * 1_000)}")


def _count(note: Note, today: datetime.date) -> None:
    row = Searched.objects.filter(day=today, language=note.language, words=note.words)
    if note.path:
        _count_opening(note, today, row.update(times_opened=F("times_opened") + 1))
        return
    missed = int(note.total == 0)
    changes = {"times": F("times") + 1, "times_without_hits": F("times_without_hits") + missed}
    if row.update(**changes) or not _is_room(today):
        return
    Searched.objects.create(
        day=today,
        language=note.language,
        words=note.words,
        times=1,
        times_without_hits=missed,
    )


def _count_opening(note: Note, today: datetime.date, was_searched: int) -> None:
    """Only what was searched today can have been opened from: the address may be forged."""
    if not was_searched:
        return
    place = {"day": today, "language": note.language, "words": note.words, "path": note.path}
    if not Opened.objects.filter(**place).update(times=F("times") + 1):
        Opened.objects.create(**place, times=1)


def _is_room(today: datetime.date) -> bool:
    """Whether one more query may be kept today; the first of a day tidies up."""
    kept = Searched.objects.filter(day=today).count()
    if not kept:
        forget_rare_and_old(today)
    return kept < MOST_A_DAY
