"""From a published result of an apprenticeship to a report about a tool, and back.

The report is a draft with what the plan says; its cooperative checks it and sends it as any other.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.single import only
from home.visibility import public
from knowledge.adoption.finding import tools_of
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import LONGEST
from knowledge.adoption.services.adoptions import user_can_report
from knowledge.models import ToolPage
from partners.apprenticeships.placements.after import Way
from partners.apprenticeships.placements.models import PublishedPlan
from partners.apprenticeships.words import date_range
from partners.membership.workspace.standing import Standing
from partners.organisations.models import Organisation

NAME = "plan"
"""Of the parameter that says which plan a report is begun from."""
MOST_TOOLS = 12
LONGEST_SEARCH = 100


def plan_of(organisation: Organisation, key: object) -> PublishedPlan | None:
    """The published result of this cooperative's plan with this key, as an address says it."""
    if not str(key).isdecimal() or len(str(key)) > 18:
        return None
    rows = PublishedPlan.objects.of(organisation).filter(plan=int(str(key)))
    return only(rows.select_related("plan__placement__batch__offer"))


def words_of(plan: PublishedPlan) -> dict[str, Any]:
    """What the plan says already, as a report says it: since when, and what happened. How it stands
    with the tool the plan does not say.
    """
    batch = plan.plan.placement.batch
    facts = {"offer": plan.title, "host": plan.host}
    facts["dates"] = date_range(batch.starts_on, batch.ends_on)
    learned = _("We learned it at %(host)s: %(offer)s, %(dates)s.") % facts
    done = [f"- {step.what}" for step in plan.plan.steps.filter(done_at__isnull=False)]
    steps = "\n".join([_("What we have done since:"), *done]) if done else ""
    account = "\n\n".join(filter(None, [learned, plan.result, steps]))
    if len(account) > LONGEST:
        account = f"{learned}\n\n{plan.result}"[:LONGEST]
    return {
        "since_year": batch.ends_on.year,
        "since_month": batch.ends_on.month,
        "account": account,
    }


def tools_for(plan: PublishedPlan, text: str = "") -> list[ToolPage]:
    """Tools for what the offer teaches, those that fit best first; with words, those whose title
    holds them. In the reader's language where they are there.
    """
    shown = public(ToolPage.objects.all()).filter(locale__language_code=get_language())
    if text:
        rows = shown.filter(title__icontains=text[:LONGEST_SEARCH]).order_by("title", "pk")
    else:
        rows = _of_same_subjects(shown, plan)
    return list(rows[:MOST_TOOLS])


def _of_same_subjects(tools: QuerySet[ToolPage], plan: PublishedPlan) -> QuerySet[ToolPage]:
    taught = plan.plan.placement.batch.offer.competencies.values_list("pk", flat=True)
    fitting = Count("competencies", filter=Q(competencies__in=list(taught)))
    rows = tools.annotate(fitting=fitting).filter(fitting__gt=0)
    found: QuerySet[ToolPage] = rows.order_by("-fitting", "title", "pk")
    return found


def ways(standing: Standing, plan: PublishedPlan) -> Iterator[Way]:
    """On the plan's page: to the reports that were begun from it, and to begin one."""
    slug = standing.organisation.slug
    may = user_can_report(standing.actor, standing.organisation)
    if may or standing.is_member:
        for report in AdoptionReport.objects.filter(plan=plan.plan_id).newest_first():
            label = _("Report about a tool: %(tool)s") % {"tool": report.title}
            yield Way(
                f"{label} ({report.look.word})",
                reverse("adoption:report", args=[slug, report.tool]),
            )
    if may:
        url = reverse("adoption:from_plan", args=[slug, plan.plan_id])
        yield Way(_("Report about a tool that you have used since"), url, is_act=True)


def readers(plans: Collection[int]) -> dict[int, list[Way]]:
    """What readers see of reports that were begun from these plans. Two queries at most."""
    found: dict[int, list[Way]] = {}
    reports = list(PublishedReport.objects.filter(plan__in=plans, organisation__is_public=True))
    pages = tools_of([one.tool for one in reports]) if reports else {}
    for one in reports:
        if one.plan_id and (page := pages.get(one.tool)):
            label = _("What it reports about a tool: %(tool)s") % {"tool": page.title}
            found.setdefault(one.plan_id, []).append(Way(label, f"{page.url}#reports"))
    return found
