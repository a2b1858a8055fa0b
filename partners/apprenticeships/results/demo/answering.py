"""A round whose answers come in: for good, for the time being, declined, not in time, and places
that were given on to the next in line.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.access import Actor, system
from home.cache import renewal
from home.services.progress import Progress
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import openings
from partners.apprenticeships.results.demo import making
from partners.apprenticeships.results.demo.choosing import MANY, NEWEST, Pool, sector_of
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.rounds.models import Round, RoundBatch

CODE = "peragaan-jawaban"
NAMES = ("Putaran peragaan: jawaban", "Demonstration round: answers")
SEED = "peragaan-jawaban-0e9a6b5f2c7d41a8"
DAYS_AGO, ANSWERS_AFTER = 8, 5
SURE, BETTER, ONLY = 5, 6, 5
"""How many ask for the wide batch alone, for the narrow one first, for the narrow one alone. The
first are of the area of the demo's offices, the others of the province of the narrow one.
"""
OTHERS = "35"
CONFIRM_DAYS = 10
BY = system("seed_demo", seats.CHANGE)


@transaction.atomic
def load(progress: Progress) -> None:
    people = making.staff()
    is_new = not Round.objects.filter(code=CODE).exists()
    batches = making.closed(DAYS_AGO)
    if is_new and people is not None and len(batches) == 2:
        _make(batches, *people)
    progress("a round whose answers come in", 1, 1)


def _make(batches: Sequence[Batch], asks: Any, publishes: Any) -> None:
    narrow, wide = batches
    day = timezone.localdate() - timedelta(days=DAYS_AGO)
    wishes = [[wide]] * SURE + [[narrow, wide]] * BETTER + [[narrow]] * ONLY
    own = making.boards()[:1]
    pool = Pool(without=_placed())
    near = pool.take(SURE - len(own), of=making.AREA, stage=NEWEST)
    others = pool.take(BETTER + ONLY, of=OTHERS, stage=NEWEST)
    round = making.announced(CODE, NAMES, batches, day, SEED, confirm_days=CONFIRM_DAYS)
    for number, (one, listed) in enumerate(zip([*own, *near, *others], wishes, strict=False)):
        asked = {"listed_only": wide not in listed, "sector": sector_of(one, MANY)}
        making.applied(round, one, listed, number, **asked)
    round = making.published(making.matched(round, asks), publishes, answers_after=ANSWERS_AFTER)
    Result.objects.filter(round=round).update(told_at=round.published_at)
    with making.without_letters():
        _answer(round, narrow, wide)
    renewal.changed(Round, RoundBatch)


def _placed() -> set[int]:
    """Who has a place in what is not over."""
    rows = Result.objects.filter(round__is_demo=True, is_over=False).exclude(place=None)
    return set(rows.values_list("organisation", flat=True))


def _answer(round: Round, narrow: Batch, wide: Batch) -> None:
    """The demo's board has not answered yet: its cooperative, whose last apprenticeship is over, is
    the first application.
    """
    results = Result.objects.filter(round=round).order_by("application_id")
    at_narrow = list(results.filter(place__batch=narrow))
    sure = list(results.filter(place__batch=wide, first_place__batch=wide))[1:SURE]
    if at_narrow:
        _by_its_board(answers.decline, at_narrow.pop())
    if at_narrow:
        late = at_narrow.pop()
        now = timezone.now()
        Result.objects.filter(pk=late.pk).update(answer_until=now - timedelta(hours=8))
        seats.expire(round, by=BY)
    for one in [*sure, *at_narrow]:
        _by_its_board(answers.accept, one)
    waiting = list(results.filter(place__batch=wide, answer=Answer.OPEN).select_related("round"))
    better = openings.better_of(waiting, timezone.now())
    climbing = [one for one in waiting if one.application_id in better]
    for answer, one in zip((answers.accept_conditionally, answers.decline), climbing, strict=False):
        _by_its_board(answer, one)


def _by_its_board(answer: Any, result: Result) -> None:
    fresh = Result.objects.select_related("organisation", "round").get(pk=result.pk)
    answer(fresh, by=Actor(making.representative(fresh.organisation)))
