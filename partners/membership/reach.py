"""The organisations that somebody may act for or looks after, as querysets."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from home.access import Actor
from home.regions.suggestions import begins
from partners.membership.models import Area, Mandate, Membership, Scope
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
    """Cooperatives in the regions of a PMO, or those that a business assistant is assigned to.

    One query reads the regions, so that each is a range of codes that the index of places finds:
    asked of every cooperative whether it lies in one, a country took most of a second.
    """
    mine = Area.objects.of(actor).for_office(office).in_force(localdate())
    inside = Q(pk__in=[])
    for code in set(mine.values_list("region_id", flat=True)):
        inside |= begins("region_id", code)
    return Organisation.objects.cooperatives().active().filter(inside)


def lies_in_area_of(actor: Actor, column: str) -> Exists:
    """Of rows that are few: whether the region whose code `column` holds lies in that of a PMO,
    within their own query.
    """
    mine = Area.objects.of(actor).for_office(Area.Office.PMO).in_force(localdate())
    code = ExpressionWrapper(OuterRef(column), CharField())
    return Exists(mine.annotate(lies_in=code).filter(lies_in__startswith=F("region_id")))


def may_act_for(actor: Actor, scope: Scope, column: str) -> Q:
    """Of rows about organisations: those in whose name who acts submits for `scope`, as
    `permissions.user_may` says of one, within their own query.
    """
    mine = Membership.objects.live().of(actor).representatives().values("organisation")
    helped = Mandate.objects.of(actor).in_force(localdate()).naming(scope).values("cooperative")
    return Q(**{f"{column}__in": mine}) | Q(**{f"{column}__in": helped})
