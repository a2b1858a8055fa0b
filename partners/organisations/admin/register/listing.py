"""The history: every list that was handed in, and what became of it."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from home.access import actor_of, require
from partners.organisations.admin.register import saying, steps
from partners.organisations.admin.register.base import address_of, may_hand_in, may_look
from partners.organisations.importing import stands
from partners.organisations.models import RegisterImport


class ListFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    step = django_filters.MultipleChoiceFilter(
        label=_("Step"), choices=RegisterImport.Step.choices, widget=forms.CheckboxSelectMultiple
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=RegisterImport.State.choices, widget=forms.CheckboxSelectMultiple
    )
    scope = django_filters.ChoiceFilter(label=_("Holds"), choices=RegisterImport.Scope.choices)

    class Meta:
        model = RegisterImport
        fields = ["step", "state", "scope"]


class ListColumn(Column):
    """File, what it is, and the day that it speaks of; leads to its page."""

    cell_template_name = "organisations/admin/register/list_cell.html"

    def get_value(self, row: RegisterImport) -> str:
        return address_of(row)


class StandColumn(Column):
    """Where it stands, what is awaited of whom, and how far the job is."""

    cell_template_name = "organisations/admin/register/stand_cell.html"

    def get_value(self, row: RegisterImport) -> dict[str, Any]:
        return {"stand": stands.of(row), "percent": steps.percent(row)}


class FiguresColumn(Column):
    """Rows by outcome, as far as they were counted."""

    cell_template_name = "organisations/admin/register/figures_cell.html"

    def get_value(self, row: RegisterImport) -> list[tuple[Any, int]]:
        return saying.counted(row)


class HistoryView(BaseListingView):  # type: ignore[misc]  # Wagtail is not typed
    model = RegisterImport
    filterset_class = ListFilterSet
    page_title = _("National register")
    header_icon = "table"
    index_url_name = "register_import:history"
    index_results_url_name = "register_import:history_results"
    results_template_name = "organisations/admin/register/history_results.html"
    default_ordering = ("-handed_in_at", "-pk")
    paginate_by = 30
    columns = (
        ListColumn("name", label=_("List")),
        StandColumn("state", label=_("Status")),
        FiguresColumn("figures", label=_("Rows")),
        Column("by", label=_("Handed in by"), accessor=lambda row: row.by or row.command or "–"),
        DateColumn("handed_in_at", label=_("Handed in")),
        DateColumn("written_at", label=_("Written")),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(may_look(actor_of(request)))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[RegisterImport]:
        return RegisterImport.objects.select_related("by")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not may_hand_in(actor_of(self.request)):
            return []
        url = reverse("register_import:hand_in")
        return [HeaderButton(_("Hand in a list"), url=url, icon_name="upload")]


urlpatterns = [
    path("", HistoryView.as_view(), name="history"),
    path("results/", HistoryView.as_view(results_only=True), name="history_results"),
]
