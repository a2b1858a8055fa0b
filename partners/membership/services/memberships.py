"""People of an organisation: roles, hand-over, leaving, the yearly review.

An organisation with people is never without a representative whose account is open: asked under
the lock of the organisation's row, which every act about its people takes first.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from home.access import Actor, require
from home.desk.locking import locked, locked_together
from home.desk.refusals import IsGone
from partners.membership import permissions
from partners.membership.models import Membership, Role
from partners.membership.notices import people
from partners.membership.permissions import acting_for
from partners.membership.refusals import (
    AccountIsClosed,
    LastRepresentative,
    NotOneOfThem,
    ReasonIsMissing,
)
from partners.membership.services import lifetimes
from partners.membership.services.lifetimes import join, representatives_of

__all__ = [
    "change_role",
    "confirm_for_a_year",
    "end_by_staff",
    "hand_over",
    "join",
    "leave",
    "remove",
]
LEFT = "membership.left"
REMOVED = "membership.removed"
HANDED_OVER = "membership.handed_over"
CONFIRMED = "membership.confirmed"
ENDED_BY_STAFF = "membership.ended_by_staff"


@transaction.atomic
def change_role(
    membership: Membership, role: Role | str, *, by: Actor, seen: str | None = None
) -> Membership:
    """By one who represents the organisation (also to step down), or a moderator.

    Raises ActionNotPermitted, LastRepresentative, HasChangedSince, IsGone.
    """
    current = _locked(membership, lambda: _looks_after(by, membership), seen)
    role = Role(role)
    if role != current.role:
        if role is not Role.REPRESENTATIVE:
            _require_another_than(current)
        lifetimes.set_role(current, role, by=_named(by, current))
        if not by.is_(current.person_id):
            people.tell(current, people.ROLE)
    return current


@transaction.atomic
def hand_over(
    membership: Membership,
    *,
    to: Membership,
    leaves: bool,
    by: Actor,
    seen: str | None = None,
) -> Membership:
    """One's own office, to a member, who represents the organisation from now on; oneself leaves,
    or stays as contributor.

    Raises ActionNotPermitted, NotOneOfThem, AccountIsClosed, HasChangedSince, IsGone.
    """

    def may() -> bool:
        own = by.is_(membership.person_id)
        return own and permissions.user_represents(by, membership.organisation)

    current = _locked(membership, may, seen, beside=to)
    successor = Membership.objects.select_related("person").get(pk=to.pk)
    of_here = successor.organisation_id == current.organisation_id
    if not (of_here and successor.is_live) or successor.pk == current.pk:
        raise NotOneOfThem
    if not successor.person.is_active:
        raise AccountIsClosed
    by = acting_for(by, current.organisation)
    successor.review_on = lifetimes.in_a_year()
    if successor.represents:
        successor.save()
    else:
        lifetimes.set_role(successor, Role.REPRESENTATIVE, by=by)
    if leaves:
        lifetimes.end(current, Membership.Ending.HANDED_OVER, by=by)
    else:
        lifetimes.set_role(current, Role.CONTRIBUTOR, by=by)
    lifetimes.record(current, HANDED_OVER, by=by, to=successor.person_id)
    people.tell(successor, people.SUCCEEDED, before=current.pk)
    return successor


@transaction.atomic
def leave(membership: Membership, *, by: Actor, seen: str | None = None) -> None:
    """Raises ActionNotPermitted, LastRepresentative, HasChangedSince, IsGone."""
    current = _locked(membership, lambda: by.is_(membership.person_id), seen)
    _require_another_than(current)
    by = acting_for(by, current.organisation)
    lifetimes.end(current, Membership.Ending.LEFT, by=by)
    lifetimes.record(current, LEFT, by=by)


@transaction.atomic
def remove(
    membership: Membership,
    *,
    by: Actor,
    ending: str = Membership.Ending.REMOVED,
    seen: str | None = None,
) -> None:
    """Somebody else, by a representative; `ending` may say that the term of office is over.

    Raises ActionNotPermitted (also for oneself, who leaves), LastRepresentative, HasChangedSince,
    IsGone.
    """

    def may() -> bool:
        is_other = not by.is_(membership.person_id)
        return is_other and permissions.user_represents(by, membership.organisation)

    current = _locked(membership, may, seen)
    _require_another_than(current)
    if ending != Membership.Ending.TERM_OVER:
        ending = Membership.Ending.REMOVED
    by = acting_for(by, current.organisation)
    lifetimes.end(current, ending, by=by)
    lifetimes.record(current, REMOVED, by=by, ending=str(ending))
    people.tell(current, people.REMOVED)


@transaction.atomic
def confirm_for_a_year(membership: Membership, *, by: Actor, seen: str | None = None) -> Membership:
    """The yearly review, by one who represents the organisation: this person still acts for it.

    Raises ActionNotPermitted, HasChangedSince, IsGone.
    """
    current = _locked(
        membership, lambda: permissions.user_represents(by, membership.organisation), seen
    )
    current.confirmed_at, current.review_on = timezone.now(), lifetimes.in_a_year()
    current.save()
    lifetimes.record(current, CONFIRMED, by=acting_for(by, current.organisation))
    return current


@transaction.atomic
def end_by_staff(
    membership: Membership, *, by: Actor, reason: str, seen: str | None = None
) -> None:
    """By a moderator, who says why. The only person of an organisation may be ended so; the only
    representative beside others may not: one of those becomes one first.

    Raises ActionNotPermitted, ReasonIsMissing, LastRepresentative, HasChangedSince, IsGone.
    """
    current = _locked(membership, lambda: permissions.user_can_moderate(by), seen)
    if not (reason := reason.strip()):
        raise ReasonIsMissing
    others = Membership.objects.live().filter(organisation=current.organisation)
    if others.exclude(pk=current.pk).exists():
        _require_another_than(current)
    lifetimes.end(current, Membership.Ending.STAFF, by=by)
    lifetimes.record(current, ENDED_BY_STAFF, by=by, reason=reason)
    people.tell(current, people.ENDED, reason=reason)


def _looks_after(by: Actor, membership: Membership) -> bool:
    if permissions.user_represents(by, membership.organisation):
        return True
    return permissions.user_can_moderate(by) and not by.is_(membership.person_id)


def _named(by: Actor, membership: Membership) -> Actor:
    """In the organisation's name, or as staff, who act in nobody's."""
    if permissions.user_belongs_to(by, membership.organisation):
        return acting_for(by, membership.organisation)
    return by


def _locked(
    membership: Membership,
    may: Callable[[], bool],
    seen: str | None,
    *,
    beside: Membership | None = None,
) -> Membership:
    """The live row as it is now, after the organisation's; the right is asked before and, as it
    may have ended meanwhile, under the lock.
    """
    require(may())
    organisation = locked(membership.organisation)
    require(may())
    locked_together([membership, *([beside] if beside else [])])
    current = locked(membership, seen)
    if not current.is_live:
        raise IsGone(record=membership)
    current.organisation = organisation
    return current


def is_last_representative(membership: Membership) -> bool:
    """Who cannot leave before somebody else represents the organisation."""
    others = representatives_of(membership.organisation).exclude(pk=membership.pk)
    return membership.represents and not others.exists()


def _require_another_than(membership: Membership) -> None:
    if is_last_representative(membership):
        raise LastRepresentative(organisation=membership.organisation)
