"""What becomes of memberships, mandates and claims when two accounts of one person are merged."""

from typing import Any

from django.db.models import Q

from home.access import Actor
from home.desk.locking import locked_together
from home.privacy import merging
from home.privacy.held import addresses_of
from partners.membership.claiming.deciders import capacity_of
from partners.membership.models import Claim, Invitation, Mandate, Membership, Role
from partners.membership.services import claims, lifetimes, mandates
from partners.organisations.models import Organisation


def declare() -> None:
    merging.becomes_one(become_one)


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
    }
    locked_together(Organisation.objects.filter(pk__in=keys))
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
