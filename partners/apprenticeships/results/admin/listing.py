"""The list of rounds: how each stands, how many applied for how many seats."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from home.access import actor_of, require
from home.ui.states import Look, look
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results.admin.base import (
    ROUNDS,
    address_of,
    may_look,
)
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.models.round import STATE_CHOICES
from partners.apprenticeships.rounds.services import rounds


class RoundFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=STATE_CHOICES, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Round
        fields = ["state"]


class PhaseColumn(Column):  # type: ignore[misc]
    """How a round stands now, in a tag of its tone."""

    cell_template_name = "apprenticeships/rounds/admin/phase_cell.html"

    def get_value(self, round: Round) -> Look:
        return look(round.phase)


class RoundsView(BaseListingView):  # type: ignore[misc]
    model = Round
    filterset_class = RoundFilterSet
    page_title = ROUNDS
    header_icon = "calendar-check"
    index_url_name = "rounds_admin:list"
    index_results_url_name = "rounds_admin:list_results"
    results_template_name = "apprenticeships/rounds/admin/list_results.html"
    default_ordering = ("-apply_until", "-pk")
    paginate_by = 30
    is_searchable = True
    search_fields = ("name_id", "name_en", "code")
    columns = (
        TitleColumn("name", label=_("Name"), get_url=address_of),
        PhaseColumn("state", label=_("State")),
        Column("apply_until", label=_("Last day to apply"), sort_key="apply_until"),
        Column("batch_count", label=_("Batches")),
        Column("handed_in", label=_("Applications handed in")),
        Column("seat_count", label=_("Seats")),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(may_look(actor_of(request)))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[Round]:
        return counted(Round.objects.all())

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not rounds.user_can_create(actor_of(self.request)):
            return []
        url = reverse("rounds_admin:create")
        return [HeaderButton(_("Make a round"), url=url, icon_name="plus")]


def counted(rows: QuerySet[Round]) -> QuerySet[Round]:
    """With `batch_count`, `seat_count` and `handed_in`."""
    batches = RoundBatch.objects.filter(round=OuterRef("pk"))
    applications = Application.objects.submitted().filter(round=OuterRef("pk"))
    return rows.annotate(
        batch_count=_of(batches, Count("pk")),
        seat_count=_of(batches, Sum("batch__seats")),
        handed_in=_of(applications, Count("pk")),
    )


def _of(rows: QuerySet[Any], what: Any) -> Coalesce:
    """One number of the rows that belong to a round."""
    one = rows.order_by().values("round").annotate(n=what).values("n")
    return Coalesce(Subquery(one, output_field=IntegerField()), 0)


urlpatterns = [
    path("", RoundsView.as_view(), name="list"),
    path("results/", RoundsView.as_view(results_only=True), name="list_results"),
]
