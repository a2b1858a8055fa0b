"""Views by week: the list of records, and the short block on the admin's first page."""

from datetime import date
from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import get_page_models

from home.access import Actor
from home.planning import subjects
from home.reports import SummedReportView
from home.visits import kinds, weeks
from home.visits.models import Viewed

WEEKS, TOP = 13, 5
Row = dict[str, Any]


def user_can_look(actor: Actor) -> bool:
    return actor.has("visits.view_viewed")


def _weeks() -> list[tuple[str, str]]:
    return [(monday.isoformat(), _from(monday)) for monday in weeks.last_weeks(WEEKS)]


def _from(monday: date) -> str:
    return _("from %(date)s") % {"date": date_format(monday)}


def _types() -> list[tuple[int, str]]:
    models = [*get_page_models(), *kinds.types()]
    found = ContentType.objects.get_for_models(*models)
    named = [(kind.pk, str(model._meta.verbose_name)) for model, kind in found.items()]
    return sorted(named, key=lambda one: one[1])


class ViewedFilterSet(WagtailFilterSet):
    week = django_filters.ChoiceFilter(
        label=gettext_lazy("Week"), choices=_weeks, empty_label=None, method="as_it_is"
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"), choices=_types, field_name="content_type"
    )

    class Meta:
        model = Viewed
        fields = ["week", "kind"]

    def as_it_is(self, rows: Any, name: str, value: str) -> Any:
        """Sums decide it, see the view."""
        return rows


class ViewsView(SummedReportView):
    allowed = staticmethod(user_can_look)
    model = Viewed
    filterset_class = ViewedFilterSet
    page_title = gettext_lazy("Views by week")
    header_icon = "view"
    index_url_name = "views_by_week"
    index_results_url_name = "views_by_week_results"
    results_template_name = "visits/admin/views_results.html"
    export_filename = "views-by-week"
    list_export = ["title", "now", "before", "change", "kind"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Kind"),
        "now": gettext_lazy("Views in the week"),
        "before": gettext_lazy("In the week before"),
        "change": pgettext_lazy("a number", "Change"),
    }
    no_results_message = gettext_lazy("Nothing was counted in this week.")

    @property
    def columns(self) -> list[Column]:
        heads = self.export_headings
        return [
            TitleColumn("title", label=heads["title"], accessor="title", get_url=_edit_address),
            *(Column(name, label=heads[name], accessor=name) for name in self.list_export[1:]),
        ]

    @property
    def week(self) -> date:
        chosen, known = self.request.GET.get("week", ""), dict(_weeks())
        return date.fromisoformat(chosen) if chosen in known else weeks.monday()

    def get_queryset(self) -> Any:
        return weeks.by_record(self.week)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Row]:
        return described(object_list, self.request.user)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        sums = weeks.totals(weeks.last_weeks(WEEKS))
        most = max(sums.values()) or 1
        context["totals"] = [
            {"week": _from(monday), "times": times, "most": most} for monday, times in sums.items()
        ]
        return context


def described(rows: Any, user: Any) -> list[Row]:
    """With title, kind, change, and where it is edited by who may: a query for each kind."""
    rows = [dict(row) for row in rows]
    asked = [
        Viewed(
            content_type=ContentType.objects.get_for_id(r["content_type"]), object_id=r["object_id"]
        )
        for r in rows
    ]
    found = subjects.named(asked)
    edited = subjects.addresses(user, found.values())
    for row, one in zip(rows, asked, strict=True):
        record = found.get((row["content_type"], row["object_id"]))
        row["title"] = str(record) if record else _("(deleted)")
        row["kind"] = str(one.content_type.name)
        row["edit"] = edited.get(record, "") if record else ""
        row["change"] = f"{row['now'] - row['before']:+d}"
    return rows


def _edit_address(row: Row) -> str:
    return str(row["edit"])


class ViewedThisWeek(Component):
    """A panel of the admin's first page."""

    name = "viewed-this-week"
    order = 40
    template_name = "visits/admin/this_week.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        this, before = weeks.last_weeks(2)
        sums = weeks.totals([this, before])
        rows = weeks.by_record(this).filter(now__gt=0)[:TOP]
        return {
            "rows": described(rows, user),
            "now": sums[this],
            "before": sums[before],
            "more": reverse("views_by_week"),
        }


urlpatterns = [
    path("reports/views/", ViewsView.as_view(), name="views_by_week"),
    path(
        "reports/views/results/", ViewsView.as_view(results_only=True), name="views_by_week_results"
    ),
]
