"""What time and staff do to seats. Each may be run again, and catches up when it was missed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import Actor, require
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import notices, openings, queue, rules, seating
from partners.apprenticeships.results.answer_refusals import NothingToRelease
from partners.apprenticeships.results.facts import facts_of
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer, ResultQuerySet, Standing
from partners.apprenticeships.results.rules import Verb
from partners.apprenticeships.results.seating import Board
from partners.apprenticeships.rounds.models import Round, RoundBatch

CHANGE = "results.change_result"
AT_A_TIME = 2_000
NEAR = timedelta(days=2)


def user_can_tend(actor: Actor) -> bool:
    return actor.has(CHANGE)


def expire(round: Round, *, by: Actor, at: datetime | None = None) -> int:
    """Who did not answer in time loses the place, and the next in line get it: a transaction for
    each batch. Returns how many. Raises ActionNotPermitted.
    """
    require(user_can_tend(by))
    at = at or timezone.now()
    late = 0
    for batch, applications in _by_place(_overdue(round, at)).items():

        def act(board: Board, applications: Collection[int] = applications) -> None:
            for result in _found(board, applications):
                if result.answer == Answer.OPEN and result.place and (result.due or at) <= at:
                    board.answer(result, Verb.EXPIRE, by)

        board = seating.change(round, act, batches=[batch], applications=applications, at=at)
        late += sum(event.verb is Verb.EXPIRE for event in board.events)
    return late


def bind_conditionals(round: Round, *, by: Actor, at: datetime | None = None) -> int:
    """Who has nothing better to wait for holds the place for good. Returns how many: that may
    close the last better choice of others, so it goes on until none is left. Raises
    ActionNotPermitted.
    """
    require(user_can_tend(by))
    at = at or timezone.now()
    bound = 0
    while found := _done_waiting(round, at):
        before = bound
        for batch, applications in _by_place(found).items():

            def act(board: Board, applications: Collection[int] = applications) -> None:
                for result in _found(board, applications):
                    if result.answer == Answer.CONDITIONAL and result.place_id == batch:  # noqa: B023 - called at once
                        board.answer(result, Verb.BIND, by)

            board = seating.change(round, act, batches=[batch], applications=applications, at=at)
            bound += sum(event.verb is Verb.BIND for event in board.events)
        if bound == before:
            break
    return bound


def tell(round: Round, *, by: Actor, at: datetime | None = None) -> int:
    """Write to the next `AT_A_TIME` cooperatives that their result can be read: the country does
    not open its letters in one hour. Then remind those whose time to answer is nearly over.
    Returns how many were written to. Raises ActionNotPermitted.
    """
    require(user_can_tend(by))
    at = at or timezone.now()
    rows = Result.objects.published().filter(round=round).select_related("round")
    told = 0
    with transaction.atomic():
        new = list(rows.filter(told_at=None).select_for_update(of=_of()).order_by("pk")[:AT_A_TIME])
        notices.tell_readable(new)
        told += Result.objects.filter(pk__in=[one.pk for one in new]).update(told_at=at)
    notices.tell_due(_nearly_over(rows, round, at))
    return told


def _nearly_over(rows: ResultQuerySet, round: Round, at: datetime) -> list[Result]:
    near = Q(answer_until__gt=at, answer_until__lte=at + NEAR)
    if round.answers_until is not None and at < round.answers_until <= at + NEAR:
        near |= Q(answer_until=None)
    return list(rows.holding().filter(near, answer=Answer.OPEN).exclude(told_at=None))


def call_off(batch: Batch, *, by: Actor) -> int:
    """The batch was called off: all its people are free again, in the lines that they were in, and
    are told. Returns how many. Raises ActionNotPermitted.
    """
    require(user_can_tend(by))
    rows = RoundBatch.objects.filter(batch=batch, taken__gt=0).select_related("round")
    return sum(_free_all(row, by) for row in rows)


def release(result: Result, *, by: Actor, at: datetime | None = None) -> None:
    """This one loses the place that it had bound itself to, before the batch begins: no fault of
    theirs, so they are back in the other lines that they were in; the seat goes to the next, never
    to them again. Who calls this tells them why.

    Raises ActionNotPermitted, NothingToRelease.
    """
    require(user_can_tend(by))
    key, place = result.application_id, result.place_id
    if place is None:
        raise NothingToRelease

    def act(board: Board) -> None:
        now = board.result(key)
        known = facts_of(now, board.at)
        if now.place_id != place or not rules.is_possible(Verb.RELEASE, known):
            raise NothingToRelease
        giving = {one.pk for one in openings.giving(board.round, board.at)} - {place}
        theirs = [one for one, _likes in queue.lines_of([key], giving).get(key, ())]
        board.strike(now, board.batch(place))
        board.answer(now, Verb.RELEASE, by, is_in_line=bool(theirs))
        board.look_at(theirs)

    seating.change(result.round, act, batches=[place], applications=[key], at=at)


def end_lines(round: Round, *, by: Actor, at: datetime | None = None) -> int:
    """When no batch gives seats any more, nobody waits. Places whose batch has ended do not stand
    in the way of others. Returns how many waited. Raises ActionNotPermitted.
    """
    require(user_can_tend(by))
    at = at or timezone.now()
    ended = Result.objects.filter(round=round, place__batch__ends_on__lt=localdate(at))
    ended.filter(is_over=False).update(is_over=True)
    if openings.giving(round, at):
        return 0
    waits = Result.objects.filter(round=round, standing=Standing.WAITING)
    return waits.update(standing=Standing.NOT_PLACED, changed_at=at, updated_at=at)


def _free_all(row: RoundBatch, by: Actor) -> int:
    def act(board: Board) -> None:
        held = Result.objects.holding().filter(place=row).order_by("pk")
        found = _found(board, held.values_list("application", flat=True))
        giving = {one.pk for one in openings.giving(board.round, board.at)} - {row.pk}
        lines = queue.lines_of([one.application_id for one in found], giving)
        for result in found:
            theirs = [key for key, _likes in lines.get(result.application_id, ())]
            board.answer(result, Verb.CALL_OFF, by, is_in_line=bool(theirs))
            board.look_at(theirs)

    board = seating.change(row.round, act, batches=[row.pk])
    return sum(event.verb is Verb.CALL_OFF for event in board.events)


def _overdue(round: Round, at: datetime) -> Iterable[Result]:
    late = Q(answer_until__lte=at)
    if round.answers_until is not None and round.answers_until <= at:
        late |= Q(answer_until=None)
    return Result.objects.holding().filter(late, round=round, answer=Answer.OPEN)


def _done_waiting(round: Round, at: datetime) -> list[Result]:
    rows = Result.objects.filter(round=round, answer=Answer.CONDITIONAL).order_by("pk")
    waiting = list(rows.select_related("round"))
    better = openings.better_of(waiting, at)
    return [one for one in waiting if one.application_id not in better]


def _by_place(results: Iterable[Result]) -> dict[int, list[int]]:
    found = defaultdict[int, list[int]](list)
    for one in results:
        found[one.place_id or 0].append(one.application_id)
    return dict(sorted(found.items()))


def _of() -> tuple[str, ...]:
    return ("self",) if connection.features.has_select_for_update_of else ()


def _found(board: Board, applications: Iterable[int]) -> list[Result]:
    return [board.result(key) for key in applications]
