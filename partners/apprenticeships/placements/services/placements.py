"""What both sides do with a placement: get ready, take attendance, state the outcome, answer."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships import often
from partners.apprenticeships.placements import notices, permissions
from partners.apprenticeships.placements.models import AttendanceDay, ChecklistItem, Placement
from partners.apprenticeships.placements.refusals import (
    CommentIsMissing,
    HoursAreMissing,
    IsNotOpen,
    NobodyThatMany,
    NothingToAnswer,
)
from partners.apprenticeships.placements.rules import (
    STATING,
    Hindrance,
    Verb,
    after,
    hindrance,
    may_answer,
)
from partners.apprenticeships.placements.services import certificates
from partners.membership.models import Scope
from partners.membership.permissions import acting_for

PREPARED, ATTENDED = "placements.prepared", "placements.attended"
STATED, AGREED, DISAGREED = "placements.stated", "placements.agreed", "placements.disagreed"

MOST_A_DAY = 6


@transaction.atomic
def confirm_items(
    placement: Placement, numbers: Collection[int], *, by: Actor, seen: object = None
) -> None:
    """These points of the checklist are in order, the others not yet; what was confirmed before
    keeps its day. Raises ActionNotPermitted, IsNotOpen, HasChangedSince, IsGone.
    """
    require(permissions.user_can_prepare(by, placement))
    current = locked(placement, seen)
    if current.state not in {Placement.State.EXPECTED, Placement.State.ATTENDING}:
        raise IsNotOpen(why=Hindrance.NOT_NOW)
    acting = acting_for(by, placement.cooperative, Scope.ANSWERS)
    for item in current.checklist.all():
        is_in_order = item.number in numbers
        if is_in_order != bool(item.confirmed_at):
            item.confirmed_at = timezone.now() if is_in_order else None
            item.confirmed_by = by.person if is_in_order else None
            item.save()
    current.save()
    open_ = ChecklistItem.objects.filter(placement=current, confirmed_at=None).count()
    _record(current, PREPARED, acting, open=open_)


@transaction.atomic
def attend(
    placement: Placement, came: Mapping[date, int | None], *, by: Actor, seen: object = None
) -> None:
    """How many were there on these days; None takes a day back. An outcome that was stated is to
    be stated anew. Raises as `confirm_items`, NobodyThatMany.
    """
    require(permissions.user_can_take_attendance(by, placement))
    current = locked(placement, seen)
    _require_open(current, Verb.ATTEND)
    last = min(current.batch.ends_on, timezone.localdate())
    for day, people in came.items():
        if not current.batch.starts_on <= day <= last or (people or 0) > current.people:
            raise NobodyThatMany(day=day)
    for day, people in came.items():
        rows = AttendanceDay.objects.filter(placement=current, day=day)
        if people is None:
            rows.delete()
        elif not rows.filter(came=people).exists():
            said = {"came": people, "by": by.person}
            AttendanceDay.objects.update_or_create(placement=current, day=day, defaults=said)
    _go(current, Verb.ATTEND)
    _forget_outcome(current)
    current.save()
    _record(current, ATTENDED, acting_for(by, placement.host), days=len(came))


@transaction.atomic
def state_outcome(
    placement: Placement,
    verb: Verb,
    *,
    by: Actor,
    hours_missed: int | None = None,
    remark: str = "",
    seen: object = None,
) -> None:
    """The host says how it ended; the cooperative hears, and answers. Raises as `confirm_items`,
    HoursAreMissing, TooOften.
    """
    require(permissions.user_can_state(by, placement))
    current = locked(placement, seen)
    _require_open(current, verb)
    if verb is Verb.COMPLETE_PARTLY and not hours_missed:
        raise HoursAreMissing
    _require_seldom(current, STATED)
    _forget_outcome(current)
    _go(current, verb)
    current.hours_missed = hours_missed if verb is Verb.COMPLETE_PARTLY else None
    current.remark, current.stated_by = remark, by.person
    current.stated_at = timezone.now()
    current.save()
    _record(current, STATED, acting_for(by, placement.host), outcome=current.state)
    notices.tell_outcome(current)


@transaction.atomic
def agree(placement: Placement, *, by: Actor, comment: str = "", seen: object = None) -> None:
    """The cooperative countersigns: nothing about it changes any more, and who completed it has a
    certificate. Raises as `disagree`.
    """
    current, acting = _answered(placement, Placement.Word.AGREED, comment, by, seen)
    _record(current, AGREED, acting, outcome=current.state)
    certificates.issue_for_completed(current, acting)


@transaction.atomic
def disagree(placement: Placement, *, by: Actor, comment: str, seen: object = None) -> None:
    """It sees it otherwise and says why; the host and moderators read it. Raises
    ActionNotPermitted, NothingToAnswer, CommentIsMissing, TooOften, HasChangedSince, IsGone.
    """
    if not comment.strip():
        raise CommentIsMissing
    current, acting = _answered(placement, Placement.Word.DISAGREED, comment, by, seen)
    _require_seldom(current, DISAGREED)
    _record(current, DISAGREED, acting, outcome=current.state)
    notices.tell_disagreement(current)


def came_to(placement: Placement) -> bool:
    """Whether on some day somebody was there."""
    return AttendanceDay.objects.filter(placement=placement, came__gte=1).exists()


def _answered(
    placement: Placement, word: Placement.Word, comment: str, by: Actor, seen: object
) -> tuple[Placement, Actor]:
    require(permissions.user_can_answer(by, placement))
    current = locked(placement, seen)
    require(permissions.user_can_answer(by, current))
    if not may_answer(current.facts(came=True)):
        raise NothingToAnswer
    acting = acting_for(by, placement.cooperative, Scope.ANSWERS)
    current.word, current.comment = word, comment
    current.answered_by, current.answered_at = by.person, timezone.now()
    current.save()
    return current, acting


def _require_seldom(placement: Placement, action: str) -> None:
    """The other side gets a letter each time."""
    often.require_room(placement.cooperative, action, most=MOST_A_DAY, placement=placement.pk)


def _require_open(placement: Placement, verb: Verb) -> None:
    assert verb is Verb.ATTEND or verb in STATING  # noqa: S101 - what hosts do
    why = hindrance(verb, placement.facts(came=came_to(placement)))
    if why is not None:
        raise IsNotOpen(why=why)


def _go(placement: Placement, verb: Verb) -> None:
    to = after(verb, placement.state)
    assert to is not None  # noqa: S101 - asked before
    placement.state = Placement.State(to.value)


def _forget_outcome(placement: Placement) -> None:
    placement.hours_missed, placement.remark = None, ""
    placement.stated_by = placement.stated_at = None
    placement.word, placement.comment = Placement.Word.OPEN, ""
    placement.answered_by = placement.answered_at = None


def _record(placement: Placement, action: str, by: Actor, **facts: object) -> None:
    about = {"placement": placement.pk, "batch": str(placement.batch), **facts}
    audit.record(placement.cooperative, action, by=by, data=about)
