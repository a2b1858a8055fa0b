"""Look through the whole register: seek its duplicates, count what is known. Nothing is merged."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from home.access import Actor, require
from home.jobs import recovery
from home.jobs.heavy import refuse_in_request
from partners.organisations import quality
from partners.organisations.duplicates import pairing, reading
from partners.organisations.duplicates.pairing import Pair
from partners.organisations.duplicates.scoring import is_new_case
from partners.organisations.models import DuplicatePair, Organisation, RegisterReview

KEPT = 30
"""Reviews that are kept: a month of nights."""
BATCH = 500
FOUND = ["score", "margin", "reasons", "found_at", "state", "updated_at"]


def user_can_review(actor: Actor) -> bool:
    return actor.has("organisations.change_organisation")


def ask(*, by: Actor) -> RegisterReview:
    """Have the register looked through, after the commit; one that is at work already counts.

    Raises ActionNotPermitted.
    """
    require(user_can_review(by))
    try:
        with transaction.atomic():
            review: RegisterReview = RegisterReview.objects.create()
            recovery.ring(RegisterReview, review.pk)
    except IntegrityError:
        review = RegisterReview.objects.at_work().get()
    return review


def look_through(*, by: Actor) -> RegisterReview | None:
    """Now, for the nightly command; None where another run has it. Raises ActionNotPermitted."""
    require(user_can_review(by))
    waiting = RegisterReview.objects.at_work().first() or RegisterReview.objects.create()
    return carry_out(waiting.pk)


def carry_out(key: int) -> RegisterReview | None:
    """The run of the job; None for who comes second."""
    refuse_in_request()
    if (review := RegisterReview.take(key)) is None:
        return None
    note(pairing.pairs_of(reading.records()))
    review.finish(RegisterReview.State.DONE, figures=quality.figures())
    kept = RegisterReview.objects.values_list("pk", flat=True)[:KEPT]
    RegisterReview.objects.exclude(pk__in=list(kept)).delete()
    review.refresh_from_db()
    return review


def give_up(review: RegisterReview) -> None:
    review.finish(RegisterReview.State.FAILED)


@transaction.atomic
def note(found: Iterable[Pair]) -> None:
    """Keep what was found: new pairs, other scores; a decision stays unless the case is a new one.

    What is not found any more and nobody spoke about goes.
    """
    now = timezone.now()
    standing = set(Organisation.objects.active().values_list("pk", flat=True))
    pairs = {(pair.first, pair.second): pair for pair in found if {*pair[:2]} <= standing}
    known = {
        (row.first_id, row.second_id): row for row in DuplicatePair.objects.select_for_update()
    }
    new = (_made(pair, now) for key, pair in pairs.items() if key not in known)
    DuplicatePair.objects.bulk_create(new, BATCH)
    changed = [row for key, row in known.items() if key in pairs and _follow(row, pairs[key], now)]
    DuplicatePair.objects.bulk_update(changed, FOUND, BATCH)
    gone = [row.pk for key, row in known.items() if key not in pairs and _says_nothing(row)]
    for start in range(0, len(gone), BATCH):
        DuplicatePair.objects.filter(pk__in=gone[start : start + BATCH]).delete()


def _made(pair: Pair, now: datetime) -> DuplicatePair:
    return DuplicatePair(
        first_id=pair.first,
        second_id=pair.second,
        score=pair.score,
        margin=pair.margin,
        reasons=list(pair.reasons),
        found_at=now,
    )


def _follow(row: DuplicatePair, pair: Pair, now: datetime) -> bool:
    """Whether something is to be written."""
    facts = (pair.score, pair.margin, list(pair.reasons))
    is_distinct = row.state == DuplicatePair.State.DISTINCT
    is_new = is_distinct and is_new_case(tuple(row.decided_on), pair.reasons)
    if facts == (row.score, row.margin, row.reasons) and not is_new:
        return False
    row.score, row.margin, row.reasons = facts
    row.updated_at = now
    if is_new:
        row.state, row.found_at = DuplicatePair.State.OPEN, now
    return True


def _says_nothing(row: DuplicatePair) -> bool:
    """Nobody has decided about it, nor said anything."""
    return row.is_open and row.decided_at is None and row.said_at is None


def follow_merging(old: Organisation, kept: Organisation, *, by: Actor) -> None:
    """After a merging, inside its transaction: the pair of both is settled; what was said of the
    old one and a third holds for the one that stays.

    Raises ActionNotPermitted.
    """
    require(user_can_review(by))
    now = timezone.now()
    for pair in DuplicatePair.objects.of(old).select_for_update():
        other = pair.second_id if pair.first_id == old.pk else pair.first_id
        if other == kept.pk:
            _settle(pair, by, now)
        elif pair.state == DuplicatePair.State.DISTINCT:
            _hand_on(pair, other, kept)
        elif pair.is_open:
            pair.delete()


def _settle(pair: DuplicatePair, by: Actor, now: datetime) -> None:
    pair.state, pair.decided_by, pair.decided_at = DuplicatePair.State.SAME, by.person, now
    pair.decided_on = pair.reasons
    pair.save()


def _hand_on(pair: DuplicatePair, other: int, kept: Organisation) -> None:
    first, second = sorted((other, kept.pk))
    if not DuplicatePair.objects.filter(first=first, second=second).exists():
        pair.first_id, pair.second_id = first, second
        pair.save()
