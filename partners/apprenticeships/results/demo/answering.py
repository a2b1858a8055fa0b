"""A round whose answers come in: for good, for the time being, declined, not in time, and places
that were given on to the next in line; and two appeals against its results.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.access import Actor, system
from home.cache import renewal
from home.services.progress import Progress
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import openings, queue
from partners.apprenticeships.results.demo import appealing, making
from partners.apprenticeships.results.demo.choosing import MANY, NEWEST, Pool, sector_of
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import answers, seats
from partners.apprenticeships.rounds.models import Round, RoundBatch

CODE = "peragaan-jawaban"
NAMES = ("Putaran peragaan: jawaban", "Demonstration round: answers")
SEED = "peragaan-jawaban-0e9a6b5f2c7d41a8"
DAYS_AGO, ANSWERS_AFTER = 8, 5
SURE, BETTER, ONLY, FAR = 5, 6, 3, 2
"""How many ask for the wide batch alone, for the narrow one first, for the narrow one alone. The
first are of the area of the demo's offices, the others of the province of the narrow one, the last
from far away. Two of those who like the narrow one better are of the demo's board.
"""
OTHERS, FAR_AWAY = "35", "73"
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
    wishes = [[wide]] * SURE + [[narrow, wide]] * BETTER + [[narrow]] * (ONLY + FAR)
    own, pair = making.boards()[:1], making.pair()
    pool = Pool(without=_placed())
    near = pool.take(SURE - len(own), of=making.AREA, stage=NEWEST)
    others = pool.take(BETTER - len(pair) + ONLY, of=OTHERS, stage=NEWEST)
    far = pool.take(FAR, of=FAR_AWAY, stage=NEWEST)
    round = making.announced(CODE, NAMES, batches, day, SEED, confirm_days=CONFIRM_DAYS)
    asking = [*own, *near, *pair, *others, *far]
    for number, (one, listed) in enumerate(zip(asking, wishes, strict=False)):
        asked = {"listed_only": wide not in listed, "sector": sector_of(one, MANY)}
        making.applied(round, one, listed, number, **asked)
    round = making.published(making.matched(round, asks), publishes, answers_after=ANSWERS_AFTER)
    Result.objects.filter(round=round).update(told_at=round.published_at)
    with making.without_letters():
        _answer(round, narrow, wide)
        appealing.load(round, asks)
    renewal.changed(Round, RoundBatch)


def _placed() -> set[int]:
    """Who has a place in what is not over."""
    rows = Result.objects.filter(round__is_demo=True, is_over=False).exclude(place=None)
    return set(rows.values_list("organisation", flat=True))


def _answer(round: Round, narrow: Batch, wide: Batch) -> None:
    """The demo's board has not answered yet for the cooperative whose last apprenticeship is over,
    the first application. Of its pair the first in line gets a seat that fell free; the other has
    accepted, and waits for a better one.
    """
    results = Result.objects.filter(round=round).order_by("application_id")
    at_narrow = list(results.filter(place__batch=narrow))
    sure = list(results.filter(place__batch=wide, first_place__batch=wide))[1:SURE]
    if at_narrow:
        _by_its_board(answers.decline, at_narrow.pop())
    pair = making.pair()
    _let_pass(round, narrow, {one.pk for one in pair})
    if at_narrow:
        late = at_narrow.pop()
        now = timezone.now()
        Result.objects.filter(pk=late.pk).update(answer_until=now - timedelta(hours=8))
        seats.expire(round, by=BY)
    for one in [*sure, *at_narrow]:
        _by_its_board(answers.accept, one)
    waiting = list(
        results.filter(place__batch=wide, answer=Answer.OPEN).select_related(
            "round", "organisation"
        )
    )
    better = openings.better_of(waiting, timezone.now())
    climbing = [one for one in waiting if one.application_id in better]
    mine = [one for one in climbing if one.organisation in pair]
    climbing = [*mine[:1], *(one for one in climbing if one not in mine)]
    for answer, one in zip((answers.accept_conditionally, answers.decline), climbing, strict=False):
        _by_its_board(answer, one)


def _let_pass(round: Round, narrow: Batch, pair: Collection[int]) -> None:
    """Who is in line before these leaves it: for good where they have a place, else altogether."""
    now, row = timezone.now(), RoundBatch.objects.get(round=round, batch=narrow)
    line = {}
    for one in Result.objects.in_line(round, now).select_related("round").order_by("pk"):
        if (found := queue.places_in_line(one, [row.pk], now).get(row.pk)) is not None:
            line[one] = found.place
    first = min((place for one, place in line.items() if one.organisation_id in pair), default=0)
    for one, place in line.items():
        if place < first:
            _by_its_board(answers.decline if one.place_id is None else answers.accept, one)


def _by_its_board(answer: Any, result: Result) -> None:
    fresh = Result.objects.select_related("organisation", "round").get(pk=result.pk)
    answer(fresh, by=Actor(making.representative(fresh.organisation)))
