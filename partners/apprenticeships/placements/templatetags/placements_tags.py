"""What other pages show of placements: plans at home on the page of the cooperative, where the
placement of a result is, and who comes.
"""

from collections.abc import Iterable
from typing import Any

from django import template

from partners.apprenticeships.placements import after
from partners.apprenticeships.placements.learned import Learner, learners_at
from partners.apprenticeships.placements.models import Placement, PublishedPlan
from partners.apprenticeships.placements.people import read_by_hosts
from partners.apprenticeships.results.models import Result
from partners.organisations.models import Organisation

register = template.Library()
SHOWN = 3


@register.simple_tag
def plan_results_of(organisation: Organisation) -> list[dict[str, Any]]:
    """The newest SHOWN, each with what follows from it. One query, none for what is no
    cooperative; and those of `after.for_readers` where there are any.
    """
    if not organisation.is_cooperative or not organisation.is_listed_with("learned"):
        return []
    rows = list(PublishedPlan.objects.of(organisation)[:SHOWN])
    ways = after.for_readers([row.plan_id for row in rows])
    return [{"told": row, "ways": ways[row.plan_id]} for row in rows]


@register.simple_tag
def placement_of(result: Result) -> int | None:
    """Key of the placement of a result, once a night has opened it. One query."""
    key: int | None = Placement.objects.filter(result=result).values_list("pk", flat=True).first()
    return key


@register.simple_tag
def placements_of(batches: Iterable[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Of each result that a host's page names, by its key: its placement, whom the host reads."""
    results = [one["result"] for batch in batches for one in batch["people"]]
    read = read_by_hosts(results)
    return {key: {"placement": pk, "delegates": named} for key, (pk, named) in read.items()}


@register.filter
def at(found: dict[int, Any], key: int) -> Any:
    """What stands under a key."""
    return found.get(key)


@register.simple_tag
def learners_of(organisation: Organisation) -> list[Learner]:
    """Cooperatives that learned at a host and published what they made of it. One query, none for
    who cannot host.
    """
    return learners_at(organisation) if organisation.can_host else []
