"""Writes what this process counted: once a minute in a thread of its own, and when it ends.

One statement adds to the numbers that there are, in one order for all processes, so that none waits
for another in a circle. When the database is busy or away, the numbers wait in memory.
"""

import atexit
import logging
import os
import threading
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import Error, connection, connections, models, transaction
from django.utils import timezone

from home.visits import counting
from home.visits.kinds import records_of
from home.visits.models import Missed, Viewed
from home.visits.weeks import monday

logger = logging.getLogger(__name__)
AT_ONCE = 200  # rows of a statement
# Different addresses that are remembered: those that our pages lead to, and all others.
MOST_SOURCED, MOST_OTHERS = 1_000, 1_000
STALE = timedelta(days=7)

_begun_in = 0  # the process whose thread runs
_ends = threading.Event()


def begin() -> None:
    """Have this process write what it counts; begun once, after gunicorn has forked."""
    global _begun_in
    if _begun_in == os.getpid() or not settings.VISITS_WRITTEN_EVERY:
        return
    _begun_in = os.getpid()
    threading.Thread(target=_write_on, name="visits", daemon=True).start()
    atexit.register(at_exit)


def at_exit() -> None:
    _ends.set()
    write()


def _write_on() -> None:
    while not _ends.wait(settings.VISITS_WRITTEN_EVERY):
        try:
            write()
        except Exception:  # whatever it was, the next minute is tried again
            logger.exception("visits not written")
        finally:
            connections.close_all()  # this thread's own


def write() -> None:
    viewed, missed = counting.take()
    if not viewed and not missed:
        return
    try:
        with transaction.atomic():
            _add_views(viewed)
            _add_missing(missed)
    except Error as error:
        logger.info("visits not written yet: %s", error)
        counting.give_back(viewed, missed)


def _add_views(viewed: dict[str, int]) -> None:
    week, sums = monday(), dict[tuple[int, int], int]()
    records = records_of(viewed)
    for path, record in records.items():
        sums[record] = sums.get(record, 0) + viewed[path]
    rows = [(week, kind, key, times) for (kind, key), times in sorted(sums.items())]
    _add(Viewed, ("week", "content_type_id", "object_id"), ("times",), rows)


def _add_missing(missed: dict[counting.Missing, int]) -> None:
    if not missed:
        return
    today = timezone.localdate()
    rows = [(*names, today, today, times) for names, times in sorted(missed.items())]
    known = _known(list(missed))
    new = [row for row in rows if row[:2] not in known]
    left = {True: 0, False: 0}
    if new:
        left = {sourced: _room(sourced) for sourced in (True, False)}
    kept = [row for row in rows if row[:2] in known]
    for row in new:
        if left[bool(row[1])] > 0:
            left[bool(row[1])] -= 1
            kept.append(row)
    columns = ("path", "source", "first_on")
    _add(Missed, columns[:2], ("first_on", "last_on", "times"), sorted(kept))


def _known(names: list[counting.Missing]) -> set[tuple[str, str]]:
    paths = Missed.objects.filter(path__in={path for path, _source in names})
    return set(paths.values_list("path", "source"))


def _room(sourced: bool) -> int:
    """How many more may be remembered; what was asked for once, a week ago, makes room."""
    rows = Missed.objects.exclude(source="") if sourced else Missed.objects.filter(source="")
    most = MOST_SOURCED if sourced else MOST_OTHERS
    if rows.count() >= most:
        rows.filter(times=1, last_on__lt=timezone.localdate() - STALE).delete()
    return most - rows.count()


def _add(
    model: type[models.Model],
    names: Sequence[str],
    values: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Rows of `names` and `values`; where one of these names is there, `times` is added to, and
    `last_on` is as new as it says.
    """
    table, columns = model._meta.db_table, (*names, *values)
    fresh = [f"times = {table}.times + excluded.times"]
    fresh += ["last_on = excluded.last_on"] if "last_on" in values else []
    marks = f"({', '.join(['%s'] * len(columns))})"
    rows = list(rows)
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        statement = (
            f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 - names of ours
            f"VALUES {', '.join([marks] * len(some))} "
            f"ON CONFLICT ({', '.join(names)}) DO UPDATE SET {', '.join(fresh)}"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [_stored(value) for row in some for value in row])


def _stored(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
