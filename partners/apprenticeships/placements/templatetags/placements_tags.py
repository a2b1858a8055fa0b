"""What readers see of plans at home: on the page of the cooperative."""

from django import template

from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations.models import Organisation

register = template.Library()
SHOWN = 3


@register.simple_tag
def plan_results_of(organisation: Organisation) -> list[PublishedPlan]:
    """The newest SHOWN. One query, none for what is no cooperative."""
    if not organisation.is_cooperative:
        return []
    return list(PublishedPlan.objects.of(organisation)[:SHOWN])
