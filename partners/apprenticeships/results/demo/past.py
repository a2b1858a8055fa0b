"""A round of the past: made-up cooperatives applied for the demo's batches that have begun; those
with a place accepted it.
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
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import seats
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.organisations.models import Organisation

CODE = "peragaan-lalu"
NAMES = ("Putaran peragaan yang lalu", "Past demonstration round")
SEED = "peragaan-lalu-5d0c1f7a9b3e48d6"
TOO_MANY = 3
"""More than have room in the first batch."""
WEEKS_BEFORE = 5


@transaction.atomic
def load(progress: Progress) -> None:
    """Nothing where the offers were loaded before they had batches of the past."""
    people = making.staff()
    begun = Batch.objects.public().filter(offer__is_demo=True, starts_on__lte=timezone.localdate())
    is_new = not Round.objects.filter(code=CODE).exists()
    if is_new and people is not None and (batches := list(begun.order_by("starts_on", "code"))):
        _make(batches, *people)
    progress("a round of the past", 1, 1)


def _make(batches: Sequence[Batch], asks: Any, publishes: Any) -> None:
    day = batches[0].starts_on - timedelta(weeks=WEEKS_BEFORE)
    round = making.announced(CODE, NAMES, batches, day, SEED)
    for number, (cooperative, listed) in enumerate(_wishes(batches)):
        making.applied(round, cooperative, listed, number, listed_only=True)
    round = making.published(making.matched(round, asks), publishes, answers_after=3)
    _accept(round)
    renewal.changed(Round, RoundBatch)


def _wishes(batches: Sequence[Batch]) -> list[tuple[Organisation, list[Batch]]]:
    """As many for each batch as it has seats, and more for the last one that is over. The demo's
    board is the first of the first.
    """
    today = timezone.localdate()
    full = [batch for batch in batches if batch.ends_on < today][-1:] * TOO_MANY
    firsts = [batch for batch in batches for _seat in range(batch.seats)]
    board = making.board_of()
    own = [board] if board is not None else []
    who = own + making.cooperatives(len(firsts) + len(full) - len(own))
    return [(one, [batch]) for one, batch in zip(who, firsts + full, strict=False)]


def _accept(round: Round) -> None:
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
