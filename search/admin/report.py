"""The report: what people searched, whether they found it, what they opened."""

import datetime
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import actor_of
from search.admin.remedies import Remedy, remedies_for
from search.admin.this_week import offered
from search.insight import weeks
from search.insight.counting import RARE
from search.models import Opened, Searched
from search.pins import user_can_pin

PERIODS = [("7", _("7 days")), ("30", _("30 days")), ("90", _("90 days")), ("365", _("a year"))]
USUAL_PERIOD = "30"
MOST_PAGES = 3
WEEKS = 13


class SearchedFilterSet(WagtailFilterSet):
    period = django_filters.ChoiceFilter(
        label=_("The last"), choices=PERIODS, empty_label=None, method="since"
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    without_hits = django_filters.BooleanFilter(label=_("Nothing was found"), method="as_it_is")

    class Meta:
        model = Searched
        fields = ["period", "language", "without_hits"]

    def since(self, rows: QuerySet[Searched], name: str, value: str) -> QuerySet[Searched]:
        return rows

    def as_it_is(self, rows: QuerySet[Searched], name: str, value: bool) -> QuerySet[Searched]:
        """Sums decide it, see the view."""
        return rows


class RemediesColumn(Column):
    """For words that found nothing."""

    cell_template_name = "search/admin/remedies_cell.html"


class SearchesView(ReportView):
    """Queries asked at least `RARE` times; rarer ones might name a person."""

    model = Searched
    permission_policy = ModelPermissionPolicy(Searched)
    permission_required = "view"
    page_title = _("What people search")
    header_icon = "search"
    index_url_name = "search_admin:searches"
    index_results_url_name = "search_admin:searches_results"
    results_template_name = "search/admin/searches_results.html"
    filterset_class = SearchedFilterSet
    export_filename = "searches"
    list_export = ["words", "language", "asked", "unfound", "opened", "pages"]
    export_headings = {
        "words": _("Words"),
        "language": _("Language"),
        "asked": _("Searched"),
        "unfound": _("Found nothing"),
        "opened": _("Opened a result"),
        "pages": _("Opened most"),
    }

    @property
    def columns(self) -> list[Column]:
        may_pin = user_can_pin(actor_of(self.request))
        title = TitleColumn if may_pin else Column
        more = {"get_url": pins_address} if may_pin else {}
        return [
            title("words", label=_("Words"), accessor="words", **more),
            *(
                Column(name, label=self.export_headings[name], accessor=name)
                for name in self.list_export[1:]
            ),
            *([RemediesColumn("remedies", label=_("What to do"))] if self.remedies else []),
        ]

    @property
    def remedies(self) -> list[Remedy]:
        return remedies_for(actor_of(self.request))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        told = {"weeks": weeks.last_weeks(WEEKS), "rare": RARE}
        return {**super().get_context_data(*args, **kwargs), **told}

    @property
    def no_results_message(self) -> str:
        """Why there may be nothing yet, and when there will be."""
        return ngettext(
            "Nothing to show yet. Words appear here once they were searched %(count)s time in the "
            "period; rarer ones might name a person.",
            "Nothing to show yet. Words appear here once they were searched %(count)s times in the "
            "period; rarer ones might name a person.",
            RARE,
        ) % {"count": RARE}

    @property
    def first_day(self) -> datetime.date:
        chosen = self.request.GET.get("period", USUAL_PERIOD)
        days = int(chosen if chosen in dict(PERIODS) else USUAL_PERIOD)
        return timezone.localdate() - datetime.timedelta(days=days)

    def get_queryset(self) -> QuerySet[Searched]:
        return Searched.objects.filter(day__gte=self.first_day)

    def filter_queryset(self, queryset: QuerySet[Searched]) -> Any:
        rows = super().filter_queryset(queryset).by_words().filter(asked__gte=RARE)
        if self.request.GET.get("without_hits") == "true":
            return rows.filter(unfound__gt=0).order_by("-unfound", "words")
        return rows.filter(unfound=0) if self.request.GET.get("without_hits") == "false" else rows

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> list[dict[str, Any]]:
        rows = [dict(row) for row in object_list]
        opened = most_opened({row["words"] for row in rows}, self.first_day)
        for row in rows:
            paths = opened.get((row["language"], row["words"]), [])
            row["pages"] = ", ".join(f"{path} ({times})" for path, times in paths[:MOST_PAGES])
            row["remedies"] = offered(row, self.remedies) if row["unfound"] else []
        return rows


def most_opened(
    words: set[str], since: datetime.date
) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """(language, words) to paths with how often each was opened, the most opened first."""
    rows = (
        Opened.objects.filter(words__in=words, day__gte=since)
        .values_list("language", "words", "path")
        .annotate(opened=Sum("times"))
        .order_by("-opened", "path")
    )
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for language, text, path, times in rows:
        found.setdefault((language, text), []).append((path, times))
    return found


def pins_address(row: dict[str, Any]) -> str:
    """Where an editor puts something first for the query of a row."""
    query = urlencode({"words": row["words"], "language": row["language"]})
    return f"{reverse('search_admin:pins')}?{query}"
