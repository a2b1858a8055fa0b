"""From what there is to tell to letters. Every step may run twice, also at the same time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from home.jobs import recovery
from home.notices import silence
from home.notices.kinds import Kind, all_kinds
from home.notices.models import Choice, Letter, Notice, Rhythm, State
from home.notices.rhythm import before_first_digest, digest_is_due

BATCH = 500
GATHERED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """`key` is the same whenever the same thing is told to the same person."""

    recipient: int
    key: str
    data: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Posted:
    letters: int
    notices: int
    waiting: int


def tell(kind: Kind, occasions: Iterable[Occasion]) -> None:
    """Note what people should hear; what they were told of before is not noted again."""
    Notice.objects.bulk_create(
        [
            Notice(recipient_id=one.recipient, kind=kind.code, occasion=one.key, data=one.data)
            for one in occasions
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


@transaction.atomic
def tell_now(kind: Kind, occasions: Collection[Occasion]) -> None:
    """Note it, and write to those who hear of this kind at once; the others wait for their day."""
    tell(kind, occasions)
    people = {one.recipient for one in occasions}
    if not kind.is_obligatory:
        chosen = choices(kind, people, timezone.localdate()).items()
        people = {person for person, choice in chosen if choice.rhythm == Rhythm.AT_ONCE}
        people -= silence.among(people)
    for person in sorted(people):
        _put_into_letter(kind, person, is_digest=False)


@transaction.atomic
def tell_gathered(kind: Kind, occasions: Collection[Occasion]) -> None:
    """As `tell_now`, yet what follows within the hour waits for one letter: `recover_jobs` sends
    it some minutes later, with all that came to it until then.
    """
    tell(kind, occasions)
    people = {one.recipient for one in occasions}
    chosen = choices(kind, people, timezone.localdate()).items()
    people = {person for person, choice in chosen if choice.rhythm == Rhythm.AT_ONCE}
    for person in sorted(people - silence.among(people)):
        mine = Letter.objects.filter(recipient=person, kind=kind.code)
        if not mine.filter(created_at__gt=timezone.now() - GATHERED).exists():
            _put_into_letter(kind, person, is_digest=False)
            continue
        open_ = mine.select_for_update().filter(state=State.WAITING, rung_at=None).first()
        letter = open_ or Letter.objects.create(recipient_id=person, kind=kind.code)
        Notice.objects.waiting().filter(kind=kind.code, recipient=person).update(letter=letter)


def keep(kind: Kind, occasions: Collection[Occasion]) -> int:
    """Bring the notices of a kind in line with all that is true now: what is in no letter yet and
    holds no more is forgotten. Returns how many of the occasions were told before.
    """
    true = {(one.recipient, one.key) for one in occasions}
    known: set[tuple[int, str]] = set()
    stale: list[int] = []
    told = 0
    rows = Notice.objects.filter(kind=kind.code).order_by()
    for pk, letter, recipient, occasion in rows.values_list(
        "pk", "letter", "recipient", "occasion"
    ):
        known.add((recipient, occasion))
        if (recipient, occasion) in true:
            told += letter is not None
        elif letter is None:
            stale.append(pk)
    for start in range(0, len(stale), BATCH):
        Notice.objects.waiting().filter(pk__in=stale[start : start + BATCH]).delete()
    tell(kind, [one for one in occasions if (one.recipient, one.key) not in known])
    return told


def choices(kind: Kind, people: Collection[int], day: date) -> dict[int, Choice]:
    """What each of these people chose; who made no choice, what the kind says. A first digest
    waits for a Monday.
    """
    rows = Choice.objects.filter(kind=kind.code, user__in=people)
    chosen = {row.user_id: row for row in rows}
    if missing := [pk for pk in people if pk not in chosen]:
        new = [Choice(user_id=pk, kind=kind.code, rhythm=kind.rhythm) for pk in missing]
        Choice.objects.bulk_create(new, ignore_conflicts=True)
        chosen = {row.user_id: row for row in rows.all()}
    for row in chosen.values():
        if row.last_digest_on is None:
            _digested(row, before_first_digest(day))
    return chosen


def post(kind: Kind, chosen: dict[int, Choice], day: date) -> Posted:
    """A letter to each of those who chose, with all that waits for them, unless it waits for
    their day.
    """
    waiting = dict(
        Notice.objects.waiting()
        .filter(kind=kind.code)
        .order_by()
        .values_list("recipient")
        .annotate(Count("pk"))
    )
    letters = notices = left = 0
    silent = silence.among(waiting.keys() & chosen.keys())
    for person, choice in chosen.items():
        if choice.rhythm == Rhythm.NEVER or person in silent:
            continue
        is_digest, is_daily = choice.rhythm != Rhythm.AT_ONCE, choice.rhythm == Rhythm.DAILY
        last = choice.last_digest_on or day
        is_due = not is_digest or digest_is_due(day, last, is_daily=is_daily)
        if person in waiting and is_due:
            put = _put_into_letter(kind, person, is_digest=is_digest and not is_daily)
            letters, notices = letters + bool(put), notices + put
        elif person in waiting:
            left += waiting[person]
        if is_digest and is_due:  # a day or week without news is done
            _digested(choice, day)
    return Posted(letters, notices, left)


def post_all(day: date) -> Posted:
    """Of every kind that people choose: what waits goes out to those whose day it is."""
    letters = notices = waiting = 0
    for kind in all_kinds():
        if kind.is_obligatory:
            continue
        rows = Notice.objects.waiting().filter(kind=kind.code).order_by()
        people = set(rows.values_list("recipient", flat=True))
        posted = post(kind, choices(kind, people, day), day)
        letters, notices = letters + posted.letters, notices + posted.notices
        waiting += posted.waiting
    return Posted(letters, notices, waiting)


@transaction.atomic
def _put_into_letter(kind: Kind, person: int, *, is_digest: bool) -> int:
    """How many notices; the update gives each to one letter, whoever else posts."""
    letter = Letter.objects.create(recipient_id=person, kind=kind.code, is_digest=is_digest)
    waiting = Notice.objects.waiting().filter(kind=kind.code, recipient=person)
    count = waiting.update(letter=letter)
    if count:
        recovery.ring(Letter, letter.pk)
    else:
        letter.delete()
    return count


def _digested(choice: Choice, day: date) -> None:
    choice.last_digest_on = day
    choice.save(update_fields=["last_digest_on"])
