"""A round of the past: made-up cooperatives of eleven provinces applied for the demo's batches that
are over; those with a place accepted it.

It is large enough that figures can be told (`programme`): provinces have five or more, and those
without a place are of one province, one stage and one sector.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.access import system
from home.cache import renewal
from home.services.progress import Progress
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.demo import making
from partners.apprenticeships.results.demo.choosing import (
    MANY,
    NEWEST,
    Pool,
    province_of,
    sector_of,
)
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import seats
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.models import Organisation

CODE = "peragaan-lalu"
NAMES = ("Putaran peragaan yang lalu", "Past demonstration round")
SEED = "peragaan-lalu-5d0c1f7a9b3e48d6"
TOO_MANY = 9
"""More than have room in the last batch."""
OF_LAST = "33"
"""Province of all who asked for the last batch."""
NEAR = 4
"""Of the area that the demo's offices look after, first in each batch: what became of them differs
(`placements.demo`), so in every other one they are all at the newest stage.
"""
OLDER = "site-building"
SPREAD = {
    "35": 14, "94": 14, "52": 12, "81": 10, "61": 9, "18": 8, "34": 7, "73": 6, "11": 6,
}  # fmt: skip
WEEKS_BEFORE = 5
OVER_FOR = timedelta(weeks=3)
"""Batches that ended later are of the round that is under way."""


@transaction.atomic
def load(progress: Progress) -> None:
    """Nothing where the offers were loaded before they had batches of the past."""
    people = making.staff()
    over = Batch.objects.public().filter(
        offer__is_demo=True, ends_on__lt=timezone.localdate() - OVER_FOR
    )
    is_new = not Round.objects.filter(code=CODE).exists()
    if is_new and people is not None and (batches := list(over.order_by("starts_on", "code"))):
        _make(batches, *people)
    progress("a round of the past", 1, 1)


def _make(batches: Sequence[Batch], asks: Any, publishes: Any) -> None:
    day = batches[0].starts_on - timedelta(weeks=WEEKS_BEFORE)
    round = making.announced(CODE, NAMES, batches, day, SEED)
    wishes = _wishes(batches)
    for number, (cooperative, batch) in enumerate(wishes):
        is_alike = batch == batches[-1] or province_of(cooperative) == making.AREA
        sector = sector_of(cooperative, MANY if is_alike else "")
        making.applied(round, cooperative, [batch], number, listed_only=True, sector=sector)
    round = making.published(making.matched(round, asks), publishes, answers_after=3)
    accept_all(round)
    renewal.changed(Round, RoundBatch)


def _wishes(batches: Sequence[Batch]) -> list[tuple[Organisation, Batch]]:
    """As many for each batch as it has seats, and more for the last one. The demo's board is the
    first of the first.
    """
    pool = Pool(as_before=True)
    last = pool.take(batches[-1].seats + TOO_MANY, of=OF_LAST, stage=NEWEST)
    board = making.board_of()
    near = {batch: list[Organisation]() for batch in batches}
    near[batches[0]] += [board] if board is not None else []
    others = batches[:-1]
    for batch in [*others[::2], *others[1::2]]:
        room = min(NEAR, batch.seats) - len(near[batch])
        near[batch] += pool.take(room, of=making.AREA, stage=OLDER)
    rows, crowd = list[tuple[Organisation, Batch]](), pool.spread(SPREAD)
    for batch in others:
        room = batch.seats - len(near[batch])
        rows += [(one, batch) for one in [*near[batch], *crowd[:room]]]
        crowd = crowd[room:]
    return rows + [(one, batches[-1]) for one in [*near[batches[-1]], *last]]


def accept_all(round: Round) -> None:
    """For good, on the first day of answers; whose batch has ended may accept another place. Who
    waited waits no more.
    """
    results = Result.objects.filter(round=round)
    for one in results.exclude(place=None).select_related("organisation"):
        one.answer, one.answered_by = Answer.BINDING, making.representative(one.organisation)
        one.answered_at = one.changed_at = round.answers_from
        one.save()
    seats.end_lines(round, by=system("seed_demo", seats.CHANGE))
    results.update(told_at=round.published_at)
