"""The organisations that somebody may act for or looks after, as querysets."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils.timezone import localdate

from home.access import Actor
from partners.membership.models import Area, Mandate, Membership
from partners.organisations.models import Organisation


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """Where who acts is a member."""
    mine = Membership.objects.live().of(actor)
    return Organisation.objects.filter(pk__in=mine.values("organisation"))


def cooperatives_assisted_by(actor: Actor) -> QuerySet[Organisation]:
    """Whose mandate who acts has today."""
    mine = Mandate.objects.of(actor).in_force(localdate())
    return Organisation.objects.filter(pk__in=mine.values("cooperative"))


def cooperatives_in_area_of(
    actor: Actor, office: Area.Office = Area.Office.PMO
) -> QuerySet[Organisation]:
    """Cooperatives in the regions of a PMO, or those that a business assistant is assigned to."""
    mine = Area.objects.of(actor).for_office(office).in_force(localdate())
    around = mine.annotate(lies_in=ExpressionWrapper(OuterRef("region_id"), CharField())).filter(
        lies_in__startswith=F("region_id")
    )
    cooperatives = Organisation.objects.filter(kind=Organisation.Kind.COOPERATIVE)
    return cooperatives.filter(Exists(around), archived_at__isnull=True)
