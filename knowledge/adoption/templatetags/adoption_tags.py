"""What readers see of reports: on the page of the tool, and on that of the cooperative."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template

from knowledge.adoption import voices
from knowledge.adoption.finding import tools_of
from knowledge.adoption.models import PublishedReport
from knowledge.models import ToolPage
from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations.models import Organisation

register = template.Library()
register.simple_tag(voices.newest, name="voice_of_a_cooperative")
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Newest:
    """`has_more`: than are shown. `made_up`: by the demo, apart."""

    rows: list[Any]
    has_more: bool = False
    made_up: Sequence[Any] = ()


@register.simple_tag
def reports_about(tool: ToolPage) -> Newest:
    """The newest SHOWN of cooperatives, with their places, and those that the demo made up. One
    query; another one where some were begun from a plan at home.
    """
    rows = PublishedReport.objects.public().about(tool).with_place().real_first()
    newest = list(rows[: 2 * SHOWN + 1])
    found = [one for one in newest if not one.made_up][: SHOWN + 1]
    made_up = [one for one in newest if one.made_up][:SHOWN]
    _name_plans([*found[:SHOWN], *made_up])
    return Newest(found[:SHOWN], len(found) > SHOWN, made_up)


def _name_plans(reports: list[PublishedReport]) -> None:
    """With `learned`: whether readers see the result of the plan that it was begun from."""
    keys = [one.plan_id for one in reports if one.plan_id]
    rows = PublishedPlan.objects.filter(plan__in=keys).order_by()
    told = set(rows.values_list("plan", flat=True)) if keys else set()
    for one in reports:
        one.learned = one.plan_id in told


@register.simple_tag
def reports_by(organisation: Organisation) -> Newest:
    """The newest SHOWN of a cooperative, with the page of the tool in the reader's language where
    it is there. Two queries where there are any.
    """
    if not organisation.is_cooperative or not organisation.is_listed_with("reports"):
        return Newest([])
    # Tools are asked for apart: a page without reports stays as it is when a tool is published.
    reports = list(PublishedReport.objects.of(organisation).filter(organisation__is_public=True))
    pages = tools_of([report.tool for report in reports]) if reports else {}
    found: list[dict[str, Any]] = [
        {"report": one, "page": pages[one.tool]} for one in reports if one.tool in pages
    ]
    for report in reports:
        report.organisation = organisation
    _name_plans([one["report"] for one in found[:SHOWN]])
    return Newest(found[:SHOWN], len(found) > SHOWN)
