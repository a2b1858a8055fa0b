"""Asking somebody to join an organisation, and the answer.

A link or code opens an invitation once. By e-mail it is for whoever has proven to have that
address, as their account says; on paper for whoever holds the code. Whether an address has an
account is told to nobody.
"""

from datetime import timedelta
from hmac import compare_digest
from typing import Any, NamedTuple

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.membership import letters, permissions
from partners.membership.models import Invitation, Membership, Role, Scope
from partners.membership.models.invitation import (
    LASTS,
    digest_of_code,
    digest_of_token,
    new_code,
    new_token,
)
from partners.membership.notices import people
from partners.membership.permissions import acting_for
from partners.membership.refusals import (
    AlreadyInvited,
    InvitationIsOver,
    NotForThisAccount,
    OrganisationIsArchived,
    SentLately,
    TooManyInvitations,
)
from partners.membership.services.lifetimes import join
from partners.organisations.models import Organisation

INVITED = "membership.invited"
SENT_AGAIN = "membership.invited_again"
ACCEPTED = "membership.invitation_accepted"
DECLINED = "membership.invitation_declined"
WITHDRAWN = "membership.invitation_withdrawn"
MOST_OPEN, MOST_A_DAY = 50, 100  # of one organisation
DAY = timedelta(days=1)


class Sent(NamedTuple):
    """`secret` opens it, and is known to nobody but who gets it: the code for a sheet of paper."""

    invitation: Invitation
    secret: str


def user_can_invite(
    actor: Actor, organisation: Organisation, role: Role | str, *, on_paper: bool
) -> bool:
    """Representatives; an assistant with a mandate for the profile, a contributor, on paper."""
    if permissions.user_represents(actor, organisation):
        return True
    is_modest = on_paper and role == Role.CONTRIBUTOR
    return is_modest and permissions.mandate_of(actor, organisation, Scope.PROFILE) is not None


def user_can_send(actor: Actor, invitation: Invitation) -> bool:
    """Such a one: also again, or withdraw it."""
    return user_can_invite(
        actor, invitation.organisation, invitation.role, on_paper=invitation.is_on_paper
    )


def user_can_see_invitations(actor: Actor, organisation: Organisation) -> bool:
    return user_can_invite(actor, organisation, Role.CONTRIBUTOR, on_paper=True)


@transaction.atomic
def invite(
    organisation: Organisation, *, name: str, role: Role | str, address: str = "", by: Actor
) -> Sent:
    """To an e-mail address, which gets a letter with a link, or without one on paper.

    Raises ActionNotPermitted, OrganisationIsArchived, AlreadyInvited, TooManyInvitations, and
    ValidationError by field.
    """
    on_paper = not address
    require(user_can_invite(by, organisation, role, on_paper=on_paper))
    organisation = locked(organisation)
    require(user_can_invite(by, organisation, role, on_paper=on_paper))
    if organisation.is_archived:
        raise OrganisationIsArchived
    _require_room(organisation)
    _require_new(organisation, address)
    invitation = Invitation(
        organisation=organisation,
        name=name,
        role=role,
        address=address,
        means=Invitation.Means.PAPER if on_paper else Invitation.Means.EMAIL,
        invited_by=by.person,
        expires_at=timezone.now() + LASTS,
    )
    secret = _renew(invitation)
    invitation.full_clean(exclude=["organisation", "invited_by"], validate_constraints=False)
    invitation.save()
    _hand_out(invitation, secret)
    _record(invitation, INVITED, by)
    return Sent(invitation, secret)


@transaction.atomic
def send_again(invitation: Invitation, *, by: Actor, seen: str | None = None) -> Sent:
    """With a new link or code, for another two weeks; what was sent before opens nothing any more.

    Raises ActionNotPermitted, SentLately, InvitationIsOver, HasChangedSince.
    """
    current = _locked(invitation, by, seen)
    if not current.is_on_paper and current.sent_at > timezone.now() - DAY:
        raise SentLately
    current.invited_by = by.person
    current.sent_at = timezone.now()
    current.expires_at = current.sent_at + LASTS
    secret = _renew(current)
    current.save()
    _hand_out(current, secret)
    _record(current, SENT_AGAIN, by)
    return Sent(current, secret)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Actor, seen: str | None = None) -> None:
    """Raises ActionNotPermitted, InvitationIsOver, HasChangedSince."""
    current = _locked(invitation, by, seen)
    _end(current, Invitation.State.WITHDRAWN, by)
    _record(current, WITHDRAWN, by)


@transaction.atomic
def accept(invitation: Invitation, *, by: Actor, digest: str = "") -> Membership:
    """By whom it is for; `digest` is that of the code which this person gave.

    Raises ActionNotPermitted for nobody, InvitationIsOver, NotForThisAccount.
    """
    current = _to_answer(invitation, by, digest)
    membership = join(by.person, current.organisation, current.role, by=by)
    _end(current, Invitation.State.ACCEPTED, by)
    _record(current, ACCEPTED, acting_for(by, current.organisation), membership=membership.pk)
    people.tell_accepted(current, membership)
    return membership


@transaction.atomic
def decline(invitation: Invitation, *, by: Actor, digest: str = "") -> None:
    """Raises ActionNotPermitted for nobody, InvitationIsOver, NotForThisAccount."""
    current = _to_answer(invitation, by, digest)
    _end(current, Invitation.State.DECLINED, by)
    _record(current, DECLINED, by)


def is_for(invitation: Invitation, actor: Actor, digest: str = "") -> bool:
    """Who has proven to have the address; on paper, who gave the code of this `digest`."""
    if invitation.is_on_paper:
        return bool(digest) and compare_digest(invitation.digest, digest)
    return invitation.address in proven_addresses_of(actor.person)


def proven_addresses_of(person: Any) -> QuerySet[EmailAddress, str]:
    """E-mail addresses of an account that its person has shown to have."""
    proven = EmailAddress.objects.filter(user=person, verified=True)
    if person is None:
        proven = proven.none()
    addresses: QuerySet[EmailAddress, str] = proven.values_list("email", flat=True)
    return addresses


def is_open(invitation: Invitation) -> bool:
    """In time, and whoever sent it might still send it."""
    return invitation.is_open and user_can_send(Actor(invitation.invited_by), invitation)


def _require_room(organisation: Organisation) -> None:
    of_it = Invitation.objects.filter(organisation=organisation)
    now = timezone.now()
    today = of_it.filter(invited_at__gt=now - DAY).count()
    if of_it.in_time().count() >= MOST_OPEN or today >= MOST_A_DAY:
        raise TooManyInvitations(open=MOST_OPEN, a_day=MOST_A_DAY)


def _require_new(organisation: Organisation, address: str) -> None:
    """One that is over by time, but not yet put away, makes room."""
    if not address:
        return
    same = Invitation.objects.open().filter(organisation=organisation, address=address)
    same.filter(expires_at__lte=timezone.now()).end(Invitation.State.EXPIRED)
    if same.exists():
        raise AlreadyInvited


def _renew(invitation: Invitation) -> str:
    """A new secret, of which the row keeps the digest."""
    if invitation.is_on_paper:
        secret = new_code()
        invitation.digest = digest_of_code(secret)
    else:
        secret = new_token()
        invitation.digest = digest_of_token(secret)
    return secret


def _hand_out(invitation: Invitation, secret: str) -> None:
    if not invitation.is_on_paper:
        letters.send_invitation(invitation, secret)


def _locked(invitation: Invitation, by: Actor, seen: str | None) -> Invitation:
    """For who may send it: the open row as it is now, after the organisation's."""

    require(user_can_send(by, invitation))
    organisation = locked(invitation.organisation)
    require(user_can_send(by, invitation))
    current = locked(invitation, seen)
    if current.state != Invitation.State.OPEN:
        raise InvitationIsOver
    current.organisation = organisation
    return current


def _to_answer(invitation: Invitation, by: Actor, digest: str) -> Invitation:
    require(by.person is not None)
    organisation = locked(invitation.organisation)
    current = locked(invitation)
    current.organisation = organisation
    if not is_open(current):
        raise InvitationIsOver
    if not is_for(current, by, digest):
        raise NotForThisAccount
    return current


def _end(invitation: Invitation, state: Invitation.State, by: Actor) -> None:
    invitation.state, invitation.ended_at = state, timezone.now()
    invitation.ended_by = by.person
    invitation.save()


def _record(invitation: Invitation, action: str, by: Actor, **data: Any) -> None:
    """Into the organisation's history, without name and address of who was invited."""
    if by.role == "" and permissions.user_belongs_to(by, invitation.organisation):
        by = acting_for(by, invitation.organisation)
    facts = {"invitation": invitation.pk, "role": invitation.role, "means": invitation.means}
    audit.record(invitation.organisation, action, by=by, data={**facts, **data})
