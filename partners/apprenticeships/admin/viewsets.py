"""The admin's lists and forms of offers and batches."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.models import Sector
from home.records import RecordViewSet
from partners.apprenticeships.admin import panels, views
from partners.apprenticeships.admin.stances import StanceViewSet
from partners.apprenticeships.labels import PHASES, STATE_CHOICES, Mode
from partners.apprenticeships.models import Batch, Offer


class OfferFilterSet(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Changes not yet published"))
    mode = django_filters.ChoiceFilter(label=_("Where"), choices=Mode.choices)
    sectors = django_filters.ModelMultipleChoiceFilter(
        label=_("Sector"), queryset=Sector.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    without_dates = django_filters.BooleanFilter(
        label=_("Without dates ahead"), method="filter_without_dates"
    )

    class Meta:
        model = Offer
        fields = ["live", "has_unpublished_changes", "mode", "sectors", "without_dates"]

    def filter_without_dates(
        self, offers: QuerySet[Offer], name: str, value: bool
    ) -> QuerySet[Offer]:
        ahead = Batch.objects.ahead().values("offer")
        return offers.exclude(pk__in=ahead) if value else offers.filter(pk__in=ahead)


class BatchFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=STATE_CHOICES, widget=forms.CheckboxSelectMultiple
    )
    starts_on = django_filters.DateFromToRangeFilter(label=_("First day"))

    class Meta:
        model = Batch
        fields = ["state", "starts_on"]


def _next_day(offer: Offer) -> str:
    """When the next batch begins; nothing while no date lies ahead."""
    batch = next(iter(offer.batches_ahead()), None)
    return date_format(batch.starts_on) if batch else ""


class OfferViewSet(RecordViewSet):
    model = Offer
    icon = "thumbtack"
    menu_label = _("Offers")
    edit_handler = panels.offer_form
    filterset_class = OfferFilterSet
    list_display = [
        "title",
        LiveStatusTagColumn(),
        Column("next_day", label=_("Next batch"), accessor=_next_day),
        Column("host", label=_("Host")),
        UpdatedAtColumn(label=_("Updated")),
    ]
    search_fields = ["title_id", "title_en", "host__name"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    index_view_class = views.OfferIndexView
    add_view_class = views.OfferCreateView
    edit_view_class = views.OfferEditView
    workflow_action_view_class = views.OfferApprovalView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Offer]:
        return Offer.objects.select_related("host").prefetch_related("batches")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        name = self.get_url_name("next_year")
        return super().get_common_view_kwargs(next_year_url_name=name, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(views.NextYearView)
        return [*super().get_urlpatterns(), path("next-year/<str:pk>/", view, name="next_year")]


class BatchViewSet(RecordViewSet):
    model = Batch
    icon = "date"
    menu_label = _("Batches")
    filterset_class = BatchFilterSet
    list_display = [
        "code",
        Column("offer", label=_("Offer")),
        Column("offer.host", label=_("Host")),
        Column("starts_on", label=_("First day"), sort_key="starts_on"),
        Column("seats", label=_("Seats"), sort_key="seats"),
        Column(lambda batch: PHASES[batch.phase], label=_("Now")),
    ]
    search_fields = ["code", "offer__title_id", "offer__host__name"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    edit_view_class = views.DecisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        return Batch.objects.select_related("offer__host").order_by("starts_on", "pk")


class ApprenticeshipViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Apprenticeships")
    menu_name = "apprenticeships"
    menu_icon = "thumbtack"
    menu_order = 230
    submenu_hook = "register_apprenticeships_menu_item"
    items = (OfferViewSet, BatchViewSet, StanceViewSet)
