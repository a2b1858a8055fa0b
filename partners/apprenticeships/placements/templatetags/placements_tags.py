"""What other pages show of placements: plans at home on the page of the cooperative, and where the
placement of a result is.
"""

from collections.abc import Iterable
from typing import Any

from django import template

from partners.apprenticeships.placements.models import Placement, PublishedPlan
from partners.organisations.models import Organisation

register = template.Library()
SHOWN = 3


@register.simple_tag
def plan_results_of(organisation: Organisation) -> list[PublishedPlan]:
    """The newest SHOWN. One query, none for what is no cooperative."""
    if not organisation.is_cooperative:
        return []
    return list(PublishedPlan.objects.of(organisation)[:SHOWN])


@register.simple_tag
def placements_of(batches: Iterable[dict[str, Any]]) -> dict[int, int]:
    """The placement of each result that a host's page names, by key of the result. One query."""
    results = [one["result"].pk for batch in batches for one in batch["people"]]
    rows = Placement.objects.filter(result__in=results).order_by()
    return dict(rows.values_list("result", "pk"))


@register.filter
def at(found: dict[int, int], key: int) -> int | None:
    """What stands under a key."""
    return found.get(key)
