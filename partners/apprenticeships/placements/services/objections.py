"""A host objects to one placement; the cooperative answers; a moderator decides.

The placement's row is locked first, then the objection's, then seats (`results.seating`).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships.placements import objection_notices as notices
from partners.apprenticeships.placements import objection_permissions as permissions
from partners.apprenticeships.placements import rules as placement_rules
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.objection_rules import (
    DECIDED,
    Hindrance,
    Verb,
    after,
    hindrance,
)
from partners.apprenticeships.placements.permissions import user_can_tend
from partners.apprenticeships.placements.refusals import (
    IsDecided,
    NotHeardYet,
    ObjectionIsOpen,
    TooLateToObject,
    TooManyObjections,
    WordsAreMissing,
)
from partners.apprenticeships.placements.services import opening
from partners.apprenticeships.results.services import seats
from partners.membership.models import Scope
from partners.membership.permissions import acting_for

RAISED, ANSWERED = "placements.objection_raised", "placements.objection_answered"
WITHDRAWN, LAPSED = "placements.objection_withdrawn", "placements.objection_lapsed"
DISMISSED, UPHELD = "placements.objection_dismissed", "placements.objection_upheld"
MOST_OF_A_PLACE = 3
"""Raised and withdrawn again: the cooperative gets a letter each time."""
REFUSALS = {
    Hindrance.DECIDED: IsDecided,
    Hindrance.TOO_LATE: TooLateToObject,
    Hindrance.NOT_HEARD: NotHeardYet,
    Hindrance.GOES_ON: IsDecided,
}


@transaction.atomic
def object_to(
    placement: Placement, *, kind: str, why: str, by: Actor, seen: object = None
) -> Objection:
    """Before the first day, once for each place: what a moderator has decided stays so. The
    cooperative hears of it.

    Raises ActionNotPermitted, WordsAreMissing, TooLateToObject, ObjectionIsOpen, IsDecided,
    TooManyObjections, HasChangedSince, IsGone.
    """
    require(permissions.user_can_object(by, placement))
    if not why.strip():
        raise WordsAreMissing
    current = locked(placement, seen)
    require(permissions.user_can_object(by, current))
    before = Objection.objects.filter(placement=current)
    if before.undecided().exists():
        raise ObjectionIsOpen
    if before.of(current).filter(state__in=[one.value for one in DECIDED]).exists():
        raise IsDecided
    raised = Objection(placement=current, batch=current.batch, kind=kind, words=why.strip())
    if before.of(current).count() >= MOST_OF_A_PLACE:
        raise TooManyObjections(most=MOST_OF_A_PLACE)
    if not raised.facts(current, timezone.now()).is_ahead:
        raise TooLateToObject
    raised.raised_by = by.person
    raised.save()
    _record(raised, RAISED, acting_for(by, current.host))
    notices.tell_raised(raised)
    return raised


@transaction.atomic
def answer(objection: Objection, *, text: str, by: Actor, seen: object = None) -> None:
    """The cooperative says how it sees it; until the decision it may say it anew.

    Raises ActionNotPermitted, WordsAreMissing, TooLateToObject, IsDecided, HasChangedSince, IsGone.
    """
    require(permissions.user_can_answer_objection(by, objection))
    if not text.strip():
        raise WordsAreMissing
    current = _gone(objection, Verb.ANSWER, seen)
    require(permissions.user_can_answer_objection(by, current))
    current.answer, current.answered_by = text.strip(), by.person
    current.answered_at = timezone.now()
    current.save()
    _record(current, ANSWERED, acting_for(by, current.placement.cooperative, Scope.ANSWERS))


@transaction.atomic
def withdraw(objection: Objection, *, by: Actor, seen: object = None) -> None:
    """Raises ActionNotPermitted, TooLateToObject, IsDecided, HasChangedSince, IsGone."""
    require(permissions.user_can_object(by, objection.placement))
    current = _gone(objection, Verb.WITHDRAW, seen)
    require(permissions.user_can_object(by, current.placement))
    current.save()
    _record(current, WITHDRAWN, acting_for(by, current.placement.host))
    notices.tell_ended(current)


@transaction.atomic
def dismiss(objection: Objection, *, reason: str, by: Actor, seen: object = None) -> None:
    """The placement stands; both sides read why. Raises as `answer`."""
    current = _decided(objection, Verb.DISMISS, reason, by, seen)
    _record(current, DISMISSED, by)
    notices.tell_ended(current)


@transaction.atomic
def uphold(objection: Objection, *, reason: str, by: Actor, seen: object = None) -> None:
    """The placement is called off: its seat goes to the next in line, and the cooperative is back
    in the other lines that it was in. Both sides read why.

    Raises as `answer`, NotHeardYet, and `seats.release`'s NothingToRelease.
    """
    current = _decided(objection, Verb.UPHOLD, reason, by, seen)
    placement = current.placement
    to = placement_rules.after(placement_rules.Verb.CALL_OFF, placement.state)
    assert to is not None  # noqa: S101 - it is expected
    placement.state = Placement.State(to.value)
    placement.save()
    seats.release(placement.result, by=by)
    _record(current, UPHELD, by)
    _record(current, opening.CALLED_OFF, by)
    notices.tell_ended(current)


def lapse(*, by: Actor, at: datetime | None = None) -> int:
    """Every night: what was not decided before the batch began, or whose place is gone anyway.
    Returns how many. Raises ActionNotPermitted.
    """
    require(user_can_tend(by))
    at, lapsed = at or timezone.now(), 0
    for one in Objection.objects.undecided().with_sides().order_by("pk"):
        if hindrance(Verb.LAPSE, one.facts(one.placement, at)) is None:
            lapsed += _lapse(one, at, by)
    return lapsed


@transaction.atomic
def _lapse(objection: Objection, at: datetime, by: Actor) -> bool:
    current = _locked(objection)
    if hindrance(Verb.LAPSE, current.facts(current.placement, at)) is not None:
        return False
    _go(current, Verb.LAPSE)
    current.save()
    _record(current, LAPSED, by)
    return True


def _decided(objection: Objection, verb: Verb, reason: str, by: Actor, seen: object) -> Objection:
    require(permissions.user_can_decide_objection(by, objection))
    if not reason.strip():
        raise WordsAreMissing
    current = _gone(objection, verb, seen)
    require(permissions.user_can_decide_objection(by, current))
    current.reason, current.decided_by = reason.strip(), by.person
    current.decided_at = timezone.now()
    current.save()
    return current


def _gone(objection: Objection, verb: Verb, seen: object) -> Objection:
    """Locked, and where the verb leads; not stored yet."""
    current = _locked(objection, seen)
    why = hindrance(verb, current.facts(current.placement, timezone.now()))
    if why is not None:
        raise REFUSALS[why]
    _go(current, verb)
    return current


def _go(objection: Objection, verb: Verb) -> None:
    to = after(verb, objection.state)
    assert to is not None  # noqa: S101 - asked before
    objection.state = Objection.State(to.value)


def _locked(objection: Objection, seen: object = None) -> Objection:
    placement = locked(objection.placement)
    current = locked(objection, seen)
    current.placement = placement
    return current


def _record(objection: Objection, action: str, by: Actor) -> None:
    """In the cooperative's history; not what was said."""
    placement = objection.placement
    about = {"placement": placement.pk, "batch": str(objection.batch), "kind": objection.kind}
    audit.record(placement.cooperative, action, by=by, data=about)
