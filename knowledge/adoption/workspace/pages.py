"""From a tool's page to the form, and the reports of one's cooperative."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of, require
from knowledge.adoption import from_plans
from knowledge.adoption.finding import tool_of, tools_of
from knowledge.adoption.lifecycle import Verb
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.services import adoptions
from knowledge.saved.finding import published_at
from partners.membership.models import Mandate, Membership, Scope
from partners.membership.workspace.standing import (
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)
from partners.organisations.models import Organisation

MOST = 50  # cooperatives to choose from
ADDRESS = "tool"  # of the tool's page, kept through signing in


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """From a tool's page: straight to the form, or to the choice of the cooperative."""
    tool = next(iter(published_at([request.GET.get(ADDRESS, "")])), None)
    if tool is None:
        raise Http404
    mine = list(_cooperatives_of(actor_of(request))[:MOST])
    if len(mine) == 1:
        return redirect("adoption:write", mine[0].slug, tool.translation_key)
    return render(request, "adoption/begin.html", {"tool": tool, "cooperatives": mine})


@require_safe
def reports(request: HttpRequest, organisation: str) -> HttpResponse:
    """All of one cooperative, with how they stand."""
    standing = _standing(request, organisation)
    mine = AdoptionReport.objects.filter(organisation=standing.organisation)
    rows = list(mine.newest_first())
    tools = tools_of([row.tool for row in rows])
    named = [{"report": row, "tool_page": tools.get(row.tool)} for row in rows]
    context = {**_frame(standing), "reports": named}
    return render(request, "adoption/reports.html", context)


@require_safe
def report(request: HttpRequest, organisation: str, tool: object) -> HttpResponse:
    """One of them, with what can be done to it now."""
    standing = _standing(request, organisation)
    rows = AdoptionReport.objects.select_related("by")
    found = get_object_or_404(rows, organisation=standing.organisation, tool=tool)
    context = {
        **_frame(standing),
        "report": found,
        "tool_page": tool_of(found.tool),
        "published": PublishedReport.objects.of(standing.organisation)
        .filter(tool=found.tool)
        .first(),
        "is_asked_to_change": found.is_asked_to_change,
        "open": {verb.value: found.lets(verb) for verb in Verb},
    }
    return render(request, "adoption/report.html", context)


@require_safe
def from_plan(request: HttpRequest, organisation: str, plan: int) -> HttpResponse:
    """The choice of the tool, from a plan at home whose result is published."""
    standing = _standing(request, organisation)
    require(adoptions.user_can_report(standing.actor, standing.organisation))
    found = from_plans.plan_of(standing.organisation, plan)
    if found is None:
        raise Http404
    words = request.GET.get("q", "").replace("\x00", "").strip()
    tools = from_plans.tools_for(found, words)
    rows = AdoptionReport.objects.filter(organisation=standing.organisation)
    told = set(rows.values_list("tool", flat=True))
    context = {
        **_frame(standing),
        "plan": found,
        "q": words[: from_plans.LONGEST_SEARCH],
        "tools": [{"page": one, "is_told": one.translation_key in told} for one in tools],
    }
    return render(request, "adoption/from_plan.html", context)


def shows_reports(standing: Standing) -> bool:
    """To its members, and to who has a mandate for its reports."""
    is_theirs = standing.is_member or standing.may(Scope.REPORTS)
    return standing.organisation.is_cooperative and is_theirs


def _standing(request: HttpRequest, organisation: str) -> Standing:
    standing = standing_of(actor_of(request), organisation)
    if not shows_reports(standing):
        raise Http404
    return standing


def _frame(standing: Standing) -> dict[str, object]:
    may_report = adoptions.user_can_report(standing.actor, standing.organisation)
    return {"standing": standing, "hat": hat_of(standing), "may_report": may_report}


def _cooperatives_of(actor: Actor) -> QuerySet[Organisation]:
    """Those that this person reports for."""
    represented = Membership.objects.live().of(actor).representatives().values("organisation")
    helped = Mandate.objects.of(actor).in_force(localdate()).naming(Scope.REPORTS)
    rows = Organisation.objects.cooperatives()
    mine = rows.filter(pk__in=represented) | rows.filter(pk__in=helped.values("cooperative"))
    found: QuerySet[Organisation] = mine.order_by("name", "pk")
    return found


def register() -> None:
    register_tab(Tab(_("Reports about tools"), "adoption:reports", shows_reports))
