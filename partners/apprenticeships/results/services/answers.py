"""What a cooperative answers to what a round gave it.

Each may be asked for twice: what stands already is left as it stands.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from home.access import Actor, require
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from home.desk.taken import is_taken
from partners.apprenticeships.results import facts, openings, queue, rules, seating
from partners.apprenticeships.results.answer_refusals import OF_NEED, HoldsAnother, IsNotOpen
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.rules import Answer, Verb
from partners.apprenticeships.results.seating import Board
from partners.apprenticeships.rounds.deadlines import zone_of
from partners.membership import permissions
from partners.membership.models import Scope
from partners.organisations.models import Organisation


def user_can_answer(actor: Actor, organisation: Organisation) -> bool:
    """Who represents the cooperative, and who has a mandate for its answers."""
    return permissions.user_may(actor, organisation, Scope.ANSWERS)


def accept(result: Result, *, by: Actor, seen: object = None) -> Result:
    """For good: the cooperative leaves every other line.

    Raises ActionNotPermitted, IsNotOpen, AnswersAreNotOpen, IsTooLate, HoldsAnother,
    HasChangedSince, IsGone.
    """
    return _answer(result, (Verb.ACCEPT,), Answer.BINDING, by, seen)


def accept_conditionally(result: Result, *, by: Actor, seen: object = None) -> Result:
    """Keep the place, and stay in line for what is liked better: when that falls free, it takes
    the place of this one. Raises as `accept`, and NothingBetter.
    """
    return _answer(result, (Verb.ACCEPT_CONDITIONALLY,), Answer.CONDITIONAL, by, seen)


def decline(result: Result, *, by: Actor, seen: object = None) -> Result:
    """Neither the place nor any line; the seat goes to the next. Also what was accepted for good
    is given back, before the batch begins. Raises as `accept`.
    """
    return _answer(result, (Verb.DECLINE, Verb.GIVE_BACK), Answer.DECLINED, by, seen)


def take_back(result: Result, *, by: Actor, seen: object = None) -> Result:
    """A decline, while nobody has the seat. Raises as `accept`, and SeatIsGone."""
    return _answer(result, (Verb.TAKE_BACK,), Answer.OPEN, by, seen)


def asked(result: Result, verb: Verb, at: datetime) -> dict[str, Any]:
    """What the rules want to know for a verb and no row of the result says."""
    more: dict[str, Any] = {}
    if verb in {Verb.ACCEPT, Verb.ACCEPT_CONDITIONALLY}:
        more["has_other"] = facts.has_other(result)
    if verb is Verb.ACCEPT_CONDITIONALLY:
        more["better_is_open"] = facts.better_is_open(result, at)
    if verb is Verb.TAKE_BACK and result.place is not None:
        more["seat_is_free"] = result.place.free > 0
    return more


def _answer(
    result: Result, verbs: tuple[Verb, ...], target: Answer, by: Actor, seen: object
) -> Result:
    require(user_can_answer(by, result.organisation))
    acting = permissions.acting_for(by, result.organisation, Scope.ANSWERS)
    at = timezone.now()
    try:
        board = seating.change(
            result.round,
            _act(result, verbs, target, acting, seen),
            batches=[result.place_id] if result.place_id else [],
            applications=[result.application_id],
            at=at,
        )
    except IntegrityError as error:
        if is_taken(error):  # another place was accepted in the same moment
            raise HoldsAnother from error
        raise
    return board.result(result.application_id)


def _act(
    result: Result, verbs: tuple[Verb, ...], target: Answer, by: Actor, seen: object
) -> Callable[[Board], None]:
    def act(board: Board) -> None:
        current = board.result(result.application_id)
        if seen is not None and str(seen) != version_of(current):
            raise HasChangedSince(current=current)
        if current.answer == target:
            return
        now = facts.facts_of(current, board.at)
        verb = next((one for one in verbs if rules.is_open(one, now)), None)
        if verb is None:
            raise IsNotOpen(standing=current.standing, answer=current.answer)
        more = asked(current, verb, board.at)
        need = rules.missing(verb, facts.facts_of(current, board.at, **more))
        if need is not None:
            zone = zone_of(current.organisation.region_id or "").clock
            opens = board.round.answers_from
            raise OF_NEED[need](answers_from=opens and opens.astimezone(zone))
        board.answer(current, verb, by, **more)
        if verb is Verb.TAKE_BACK:
            _come_back(board, current)

    return act


def _come_back(board: Board, result: Result) -> None:
    """Into the lines that they left: a seat may be free there by now."""
    giving = [row.pk for row in openings.giving(board.round, board.at)]
    lines = queue.lines_of([result.application_id], giving)
    board.look_at(key for key, _likes in lines.get(result.application_id, ()))
