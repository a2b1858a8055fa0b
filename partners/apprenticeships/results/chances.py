"""How likely a list leads to a place, said before it is handed in (docs/magang.md).

A job draws the round, as it would be with the applications that there are, with seeds of its own;
the round's seed is never touched. What is said is a band, never a number: from few applications or
few draws a number would say more than is known.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from home.desk.locking import locked
from home.jobs import cycles, heavy
from partners.apprenticeships.applications import fitting
from partners.apprenticeships.applications.content import rows_now
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.source import HandedIn
from partners.apprenticeships.results import earlier
from partners.apprenticeships.results.models import ChanceTable
from partners.apprenticeships.results.models.chance_table import Usual
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.sources import database
from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.weights import promised
from partners.apprenticeships.small_cells import SMALLEST
from partners.matching.advice import Advice, advise
from partners.matching.chances import CutOffs, cut_offs
from partners.matching.participants import tables
from partners.matching.rows import ApplicationRow, BatchRow

LEAST, MOST = 8, 40
"""Draws: at least, whatever they take, and at most."""
SECONDS = 60
"""After which no further draw begins."""
LAST_DAYS = timedelta(days=3)
"""Before the end: something is said however few there are."""


class Amount(StrEnum):
    """Of applications beside the seats that there are: never their number."""

    UNTOLD = "untold"  # a handful, which might name somebody
    FEW = "few"
    SOME = "some"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Chance:
    """`advice` is None while it is too early to say: fewer applications than half of the seats,
    and days to go. `applications` there were when it was counted, `made_at`; `amount` says it
    without a number. `usual`: how many choices most lists have, least and most.
    """

    advice: Advice | None
    applications: int
    made_at: datetime
    amount: Amount
    usual: Usual = None


def chance_of(application: Application, *, at: datetime | None = None) -> Chance | None:
    """For its list as it stands now, handed in or not; None where nothing was drawn yet.

    Some six queries, and some 20 ms for 5,000 batches (`benchmarks.chances`).
    """
    table = ChanceTable.objects.filter(round=application.round_id).defer(
        "batches", "classes", "luck"
    )
    found = table.select_related("round").first()
    if found is None:
        return None
    if is_early(found, at or timezone.now()):
        return Chance(None, found.applications, found.made_at, amount_of(found))
    batches, cut, usual = _contents(found.pk, found.made_at)
    advice = advise(_row_of(application), batches, cut, promised(found.round))
    return Chance(advice, found.applications, found.made_at, amount_of(found), usual)


def amount_of(table: ChanceTable) -> Amount:
    """Fewer than half of the seats are few, as many as the seats are many."""
    if table.applications < SMALLEST:
        return Amount.UNTOLD
    if table.applications * 2 < table.seats:
        return Amount.FEW
    return Amount.SOME if table.applications < table.seats else Amount.MANY


def usual_of(lengths: Sequence[int]) -> Usual:
    """Between which numbers of choices the middle half of the lists lies; None while a quarter of
    them would be a handful.

    >>> usual_of([1] * 5 + [3] * 10 + [4] * 5 + [9] * 5)
    (3, 4)
    >>> usual_of([3] * 19) is None
    True
    """
    if len(lengths) < 4 * SMALLEST:
        return None
    ordered, quarter = sorted(lengths), len(lengths) // 4
    return ordered[quarter], ordered[-1 - quarter]


def is_early(table: ChanceTable, at: datetime) -> bool:
    """Most seats would be free, and nearly every list would look good."""
    few = table.applications * 2 < table.seats
    return few and at < table.round.closes_at - LAST_DAYS


@lru_cache(maxsize=4)
def _contents(key: int, made_at: datetime) -> tuple[list[BatchRow], CutOffs, Usual]:
    """Of one table as it was made then: some MiB for a national round."""
    table = ChanceTable.objects.get(pk=key)
    return *table.read(), table.usual


def _row_of(application: Application) -> ApplicationRow:
    known = fitting.batches_of(application.round)
    row = rows_now(application, giving=known.codes, ordered=known.stages)
    count = earlier.waited(application.round, of=application.organisation).get(row.cooperative, 0)
    return replace(row, waited=count)


def refresh(round: Round, *, seconds: float = SECONDS) -> ChanceTable:
    """Draw anew with what is handed in now, for `seconds` or MOST draws.

    Raises HeavyWorkInRequest, OtherRules, and BadInput, which keeps the table as it was.
    """
    heavy.refuse_in_request()
    at = timezone.now()
    with cycles.no_search_for_cycles():
        words = database.vocabulary()
        inputs = gather(
            database.RoundBatches(round, words, held=earlier.held_seats(round)),
            earlier.WithRecords(HandedIn(round), round),
            words,
            database.Cooperatives(),
        )
        rows = sorted(inputs.batches, key=lambda row: row.id)
        people = tables(inputs.applications, rows)
        cut = cut_offs(*people, _seeds(round, seconds), policy=promised(round))
    table = ChanceTable(
        made_at=at,
        applications=len(inputs.applications),
        seats=sum(row.seats for row in rows),
    )
    table.keep(rows, cut, usual_of([len(row.choices) for row in inputs.applications]))
    return _stored(round, table)


@transaction.atomic
def _stored(round: Round, table: ChanceTable) -> ChanceTable:
    """In the place of what was there, unless that is newer: the draws of two jobs may cross."""
    locked(round)
    old = ChanceTable.objects.filter(round=round).first()
    if old is not None and old.made_at > table.made_at:
        return old
    table.round, table.pk = round, old.pk if old else None
    table.save()
    return table


def _seeds(round: Round, seconds: float) -> Iterator[str]:
    """As many as there is time for; never the seed of the round itself."""
    begun = time.monotonic()
    for number in range(MOST):
        if number >= LEAST and time.monotonic() - begun > seconds:
            return
        yield f"chances:{round.code}:{number}"
