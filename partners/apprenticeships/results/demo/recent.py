"""A round whose places are had just now: a batch that has just ended, one that runs, one that is
about to begin. The demo's board has a cooperative in each; all are of the area of its offices.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.cache import renewal
from home.services.progress import Progress
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.demo import making, past
from partners.apprenticeships.results.demo.choosing import MANY, NEWEST, Pool, sector_of
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.models import Organisation

CODE = "peragaan-berjalan"
NAMES = ("Putaran peragaan: sedang berjalan", "Demonstration round: under way")
SEED = "peragaan-berjalan-7c3a91d2e05f4b68"
BEGINS_IN = timedelta(weeks=2)


@transaction.atomic
def load(progress: Progress) -> None:
    people = making.staff()
    today = timezone.localdate()
    found = Batch.objects.public().filter(
        offer__is_demo=True,
        rounds=None,
        state=BatchState.CONFIRMED,
        ends_on__gte=today - past.OVER_FOR,
        starts_on__lte=today + BEGINS_IN,
    )
    is_new = not Round.objects.filter(code=CODE).exists()
    if is_new and people is not None and (batches := list(found.order_by("starts_on", "code"))):
        _make(batches, *people)
    progress("a round that is under way", 1, 1)


def _make(batches: Sequence[Batch], asks: Any, publishes: Any) -> None:
    day = min(batch.deadline for batch in batches)
    round = making.announced(CODE, NAMES, batches, day, SEED)
    for number, (cooperative, batch) in enumerate(_wishes(batches)):
        sector = sector_of(cooperative, MANY)
        asked = {"sector": sector, "listed_only": True, "with_paper": True}
        making.applied(round, cooperative, [batch], number, **asked)
    round = making.published(making.matched(round, asks), publishes, answers_after=3)
    past.accept_all(round)
    renewal.changed(Round, RoundBatch)


def _wishes(batches: Sequence[Batch]) -> list[tuple[Organisation, Batch]]:
    """As many as have room; of those that have no place in what is over."""
    before = Result.objects.filter(round__is_demo=True).exclude(place=None)
    pool = Pool(without=before.values_list("organisation", flat=True))
    boards = making.boards()
    rows = list[tuple[Organisation, Batch]]()
    for batch in batches:
        own, boards = boards[:1], boards[1:]
        wanted = {"of": making.AREA, "stage": NEWEST, "sector": making.sector_taught(batch)}
        rows += [(one, batch) for one in [*own, *pool.take(batch.seats - len(own), **wanted)]]
    return rows
