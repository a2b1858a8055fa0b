"""How a membership begins and ends, for the services that asked who may do it.

The organisation's row is locked first, by whoever writes about its people.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate

from home import audit
from home.access import Actor
from home.desk.locking import locked
from home.privacy.held import addresses_of
from partners.membership.models import Invitation, Membership, Role
from partners.membership.refusals import (
    AccountIsClosed,
    NobodyRepresentsIt,
    OrganisationIsArchived,
)
from partners.organisations.models import Organisation

JOINED = "membership.joined"
ROLE_CHANGED = "membership.role_changed"
YEAR = timedelta(days=365)


@transaction.atomic
def join(person: Any, organisation: Organisation, role: Role | str, *, by: Actor) -> Membership:
    """Make `person` one of the organisation, to be confirmed in a year; `by` accepted or granted
    it, which the caller has asked. Who belongs already gets the larger of both roles.

    Raises OrganisationIsArchived, AccountIsClosed; NobodyRepresentsIt for a first contributor.
    """
    organisation = locked(organisation)
    if organisation.is_archived:
        raise OrganisationIsArchived
    if not person.is_active:
        raise AccountIsClosed
    role = Role(role)
    if role is not Role.REPRESENTATIVE and not representatives_of(organisation).exists():
        raise NobodyRepresentsIt
    mine = Membership.objects.live().filter(organisation=organisation, person=person).first()
    if mine is None:
        mine = Membership.objects.create(
            person=person, organisation=organisation, role=role, review_on=in_a_year()
        )
        record(mine, JOINED, by=by)
    elif role is Role.REPRESENTATIVE and not mine.represents:
        mine.review_on = in_a_year()
        set_role(mine, role, by=by)
    return mine


def set_role(membership: Membership, role: Role, *, by: Actor) -> None:
    """Who does not represent any more has invited nobody any more."""
    before, membership.role = membership.role, role
    membership.save()
    if role is not Role.REPRESENTATIVE:
        expire_sent_by(membership.person, membership.organisation)
    record(membership, ROLE_CHANGED, by=by, before=before)


def end(membership: Membership, ending: Membership.Ending | str, *, by: Actor) -> None:
    """From now on it gives nothing: what it sent, and what waits for the person there, expires."""
    membership.ended_at, membership.ended_by = timezone.now(), by.person
    membership.ending = Membership.Ending(ending)
    membership.save()
    expire_sent_by(membership.person, membership.organisation)
    to_them = Q(address__in=addresses_of(membership.person))
    of_there = Invitation.objects.filter(to_them, organisation=membership.organisation)
    of_there.end(Invitation.State.EXPIRED)


def expire_sent_by(person: Any, organisation: Organisation) -> None:
    """For when somebody may not invite any more: a role, a membership or a mandate is over."""
    sent = Invitation.objects.sent_by(person).filter(organisation=organisation)
    sent.end(Invitation.State.EXPIRED)


def representatives_of(organisation: Organisation) -> Any:
    """Those who can act: live, with an account that is open."""
    live = Membership.objects.live().representatives().of_active_people()
    return live.filter(organisation=organisation)


def in_a_year() -> date:
    return localdate() + YEAR


def record(membership: Membership, action: str, *, by: Actor, **data: Any) -> None:
    """Into the organisation's history."""
    facts = {"membership": membership.pk, "person": membership.person_id, "role": membership.role}
    audit.record(membership.organisation, action, by=by, data={**facts, **data})
