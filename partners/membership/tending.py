"""What time does about people and their organisations: run every night, may be run twice."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from partners.membership.models import Invitation, Mandate, Membership, Role, Scope
from partners.membership.notices import people


@dataclass(frozen=True, slots=True)
class Tended:
    """How many invitations ended now, and how many people are to be confirmed."""

    expired: int
    to_confirm: int


def tend() -> Tended:
    """End invitations that are over, and ask for the yearly reviews that are due."""
    late = Invitation.objects.open().filter(expires_at__lte=timezone.now())
    expired = late.end(Invitation.State.EXPIRED)
    orphaned = Invitation.objects.filter(pk__in=invitations_without_sender().values("pk"))
    expired += orphaned.end(Invitation.State.EXPIRED)
    return Tended(expired, people.keep_reviews(timezone.localdate()))


def invitations_without_sender() -> QuerySet[Invitation]:
    """Open, by somebody who may not invite there any more."""
    today = timezone.localdate()
    represents = (
        Membership.objects.live()
        .representatives()
        .of_active_people()
        .filter(person=OuterRef("invited_by"), organisation=OuterRef("organisation"))
    )
    mandates = Mandate.objects.in_force(today).naming(Scope.PROFILE)
    assists = mandates.filter(
        assistant=OuterRef("invited_by"),
        assistant__is_active=True,
        cooperative=OuterRef("organisation"),
    )
    modest = Invitation.objects.filter(means=Invitation.Means.PAPER, role=Role.CONTRIBUTOR)
    may_be_assisted = modest.filter(Exists(assists)).values("pk")
    return Invitation.objects.open().exclude(Exists(represents)).exclude(pk__in=may_be_assisted)


def members_without_representative() -> QuerySet[Membership]:
    """Live, where nobody with an open account represents the organisation."""
    represent = (
        Membership.objects.live()
        .representatives()
        .of_active_people()
        .filter(organisation=OuterRef("organisation"))
    )
    return Membership.objects.live().exclude(Exists(represent))
