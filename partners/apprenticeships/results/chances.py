"""How likely a list leads to a place, said before it is handed in (docs/magang.md).

A job draws the round, as it would be with the applications that there are, with seeds of its own;
the round's seed is never touched. What is said is a band, never a number: from few applications or
few draws a number would say more than is known.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone

from partners.apprenticeships.applications.content import rows_now
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results.models import ChanceTable
from partners.apprenticeships.rounds.models import Round
from partners.matching.advice import Advice, advise
from partners.matching.chances import CutOffs
from partners.matching.rows import BatchRow

LEAST, MOST = 8, 40
"""Draws: at least, whatever they take, and at most."""
SECONDS = 60
"""After which no further draw begins."""
LAST_DAYS = timedelta(days=3)
"""Before the end: something is said however few there are."""


@dataclass(frozen=True, slots=True)
class Chance:
    """`advice` is None while it is too early to say: fewer applications than half of the seats,
    and days to go. `applications` there were when it was counted, `made_at`.
    """

    advice: Advice | None
    applications: int
    made_at: datetime


def chance_of(application: Application, *, at: datetime | None = None) -> Chance | None:
    """For its list as it stands now, handed in or not; None where nothing was drawn yet.

    Some six queries, and some 20 ms for 5,000 batches (`benchmarks.chances`).
    """
    table = ChanceTable.objects.filter(round=application.round_id).defer("batches", "classes", "luck")
    found = table.select_related("round").first()
    if found is None:
        return None
    if is_early(found, at or timezone.now()):
        return Chance(None, found.applications, found.made_at)
    batches, cut = _contents(found.pk, found.made_at)
    advice = advise(rows_now(application), batches, cut)
    return Chance(advice, found.applications, found.made_at)


def is_early(table: ChanceTable, at: datetime) -> bool:
    """Most seats would be free, and nearly every list would look good."""
    few = table.applications * 2 < table.seats
    return few and at < table.round.closes_at - LAST_DAYS


@lru_cache(maxsize=4)
def _contents(key: int, made_at: datetime) -> tuple[list[BatchRow], CutOffs]:
    """Of one table as it was made then: some MiB for a national round."""
    return ChanceTable.objects.get(pk=key).read()


def seeds(table_of: Round, *, seconds: float = SECONDS, most: int = MOST) -> Iterator[str]:
    """Seeds of draws, as many as there is time for."""
    begun = time.monotonic()
    for number in range(most):
        if number >= LEAST and time.monotonic() - begun > seconds:
            return
        yield f"chances:{table_of.code}:{number}"
