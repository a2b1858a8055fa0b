"""The voice of a cooperative, in its own words and with its consent, for the home page. What is
made up is no voice: nothing is shown until somebody has spoken.
"""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from knowledge.adoption.finding import tool_of
from knowledge.adoption.models import PublishedReport
from partners.apprenticeships.placements.models import PublishedPlan
from partners.organisations.models import Organisation

MOST_READ = 10
MOST_WORDS = 45


@dataclass(frozen=True, slots=True)
class Voice:
    """`about`: the tool that it used or the offer where it learned, with its address if any."""

    words: str
    who: Organisation
    about: str
    url: str

    @property
    def excerpt(self) -> str:
        return Truncator(self.words).words(MOST_WORDS)


def newest() -> Voice | None:
    """Of a tool that a cooperative uses; else of an apprenticeship of its own."""
    return _of_a_tool() or _of_an_apprenticeship()


def _of_a_tool() -> Voice | None:
    reports = PublishedReport.objects.public().real().with_place()
    for report in reports.order_by("-published_at", "-pk")[:MOST_READ]:
        page = tool_of(report.tool)
        if page is not None:
            return Voice(report.account, report.organisation, page.title, page.url or "")
    return None


def _of_an_apprenticeship() -> Voice | None:
    plans = PublishedPlan.objects.public().real().with_place()
    plan = plans.order_by("-published_at", "-pk").first()
    if plan is None:
        return None
    url = f"{plan.organisation.get_absolute_url()}#learned"
    about = _("apprenticeship at %(host)s") % {"host": plan.host}
    return Voice(plan.result, plan.organisation, about, url)
