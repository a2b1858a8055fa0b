"""What becomes of memberships, mandates and claims when two accounts of one person are merged."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.locking import locked_together
from home.privacy import merging
from home.privacy.held import addresses_of
from home.privacy.leaving import Hindrance
from partners.membership.claiming.deciders import capacity_of
from partners.membership.models import Area, Claim, Invitation, Mandate, Membership, Role
from partners.membership.services import claims, lifetimes, mandates
from partners.organisations.models import Organisation


def declare() -> None:
    merging.becomes_one(become_one)
    merging.hinders(looks_after_others)


def looks_after_others(closed: Any, kept: Any) -> Iterator[Hindrance]:
    """Who was trusted with an area is known under that account; and what one decided for the other
    is looked at by somebody else first.
    """
    both = [closed.pk, kept.pk]
    today = localdate()
    if Area.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), person__in=both).exists():
        yield Hindrance(
            _("Accounts that look after an area are not merged: a moderator ends it first.")
        )
    if Claim.objects.to_check().filter(person__in=both, decided_by__in=both).exists():
        yield Hindrance(
            _("One of the accounts granted a claim of the other: it has to be looked at first.")
        )


def become_one(closed: Any, kept: Any, by: Actor) -> None:
    """Where both belong, the larger role goes on. What one account gave, may give or asked of the
    other is between nobody and themselves: mandates end, claims are withdrawn, invitations expire.
    """
    both = [closed.pk, kept.pk]
    live = Membership.objects.live().filter(person__in=both)
    given = Mandate.objects.open().filter(assistant__in=both)
    asked = Claim.objects.open().filter(person__in=both)
    keys = {
        *live.values_list("organisation", flat=True),
        *given.values_list("cooperative", flat=True),
        *asked.values_list("organisation", flat=True),
        *Invitation.objects.open()
        .filter(address__in=[*addresses_of(closed), *addresses_of(kept)])
        .values_list("organisation", flat=True),
    }
    locked_together(Organisation.objects.filter(pk__in=keys))
    checked = Claim.objects.filter(checked_by__in=both, decided_by__in=both)
    checked.update(checked_at=None, checked_by=None)  # nobody else has looked at it after all
    _withdraw_claims(closed, kept)
    _end_mandates(closed, kept, by)
    _join_memberships(closed, kept, by)
    for one, other in ((closed, kept), (kept, closed)):
        sent = Invitation.objects.sent_by(one).filter(address__in=addresses_of(other))
        sent.end(Invitation.State.EXPIRED)


def _withdraw_claims(closed: Any, kept: Any) -> None:
    """Also where both claim, or belong to, the same organisation."""
    for person, other in ((closed, kept), (kept, closed)):
        open_ones = Claim.objects.open().filter(person=person)
        for claim in open_ones.select_related("organisation", "person"):
            theirs = Q(organisation=claim.organisation, person=other)
            has_it = Membership.objects.live().filter(theirs).exists()
            is_twice = person == closed and Claim.objects.open().filter(theirs).exists()
            if has_it or is_twice or capacity_of(Actor(other), claim) is not None:
                claims.withdraw(claim, by=Actor(person))


def _end_mandates(closed: Any, kept: Any, by: Actor) -> None:
    """Of an organisation that either represents, that one gave the other, or that both have."""
    both = [closed.pk, kept.pk]
    represented = Membership.objects.live().representatives().filter(person__in=both)
    twice = Mandate.objects.open().filter(assistant=kept).values("cooperative")
    ending = Mandate.objects.open().filter(
        Q(assistant__in=both, cooperative__in=represented.values("organisation"))
        | Q(assistant__in=both, given_by__in=both)
        | Q(assistant=closed, cooperative__in=twice)
    )
    for mandate in ending.select_related("cooperative", "assistant").order_by("pk"):
        end = mandates.cancel if mandate.is_asked else mandates.end
        end(mandate, by=Actor(mandate.assistant))


def _join_memberships(closed: Any, kept: Any, by: Actor) -> None:
    theirs = {one.organisation_id: one for one in Membership.objects.live().filter(person=kept)}
    for mine in Membership.objects.live().filter(person=closed).select_related("organisation"):
        there = theirs.get(mine.organisation_id)
        if there is None:
            continue
        if mine.represents and not there.represents:
            lifetimes.set_role(there, Role.REPRESENTATIVE, by=by)
        lifetimes.end(mine, Membership.Ending.LEFT, by=by)
