"""Plans that wait for a confirmation, on top of the workspace of who may give it."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.placements.models import ActionPlan, PlanWriter
from partners.apprenticeships.placements.models.plan import ActionPlanQuerySet
from partners.membership.models import Mandate, Membership
from partners.membership.reach import lies_in_area_of

MOST = 20


def handed_in_to(actor: Actor) -> ActionPlanQuerySet:
    """Of cooperatives with a mandate for who acts, and in the area of a PMO."""
    if actor.person is None:
        return ActionPlan.objects.none()
    cooperative = "placement__result__organisation"
    helped = Mandate.objects.of(actor).in_force(localdate()).values("cooperative")
    mine = Membership.objects.live().of(actor).values("organisation")
    written = PlanWriter.objects.filter(plan=OuterRef("pk"), person=actor.person)
    rows = ActionPlan.objects.handed_in().filter(
        Q(**{f"{cooperative}__in": helped}) | lies_in_area_of(actor, f"{cooperative}__region")
    )
    of_both = Q(placement__batch__offer__host__in=mine) & Q(**{f"{cooperative}__in": helped})
    rows = rows.exclude(Q(**{f"{cooperative}__in": mine}) | of_both)
    found: ActionPlanQuerySet = rows.exclude(Exists(written))
    return found


def plans_to_confirm(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    for plan in handed_in_to(actor).with_sides().order_by("handed_in_at")[:MOST]:
        side = plan.placement.cooperative
        url = reverse("placements:decide", args=[side.slug, plan.placement_id])
        yield Waiting(_("A plan at home waits for your confirmation"), url, _("Read"), side.name)


def register() -> None:
    waiting.register(plans_to_confirm, rows=handed_in_to)
