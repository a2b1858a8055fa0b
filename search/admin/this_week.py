"""The short block on the admin's first page: searches of this week, and what found nothing."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from home.access import actor_of
from search.admin.remedies import remedies_for
from search.insight import weeks
from search.insight.counting import RARE
from search.models import Searched

TOP, DAYS = 5, 30


def user_can_look(request: HttpRequest) -> bool:
    return actor_of(request).has("search.view_searched")


class SearchedThisWeek(Component):
    name = "searched-this-week"
    order = 45
    template_name = "search/admin/this_week.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        remedies = remedies_for(actor_of(parent_context["request"]))
        this, before = weeks.last_weeks(2)
        since = timezone.localdate() - datetime.timedelta(days=DAYS)
        rows = Searched.objects.filter(day__gte=since).by_words()
        unfound = rows.filter(asked__gte=RARE, unfound__gt=0).order_by("-unfound", "words")[:TOP]
        return {
            "this": this,
            "before": before,
            "days": DAYS,
            "rows": [{**row, "remedies": offered(row, remedies)} for row in unfound],
            "more": f"{reverse('search_admin:searches')}?without_hits=true",
        }


def offered(row: dict[str, Any], remedies: list[Any]) -> list[tuple[Any, str]]:
    """Label and address of each."""
    return [(one.label, one.address(row["words"], row["language"])) for one in remedies]
