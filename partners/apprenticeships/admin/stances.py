"""What hosts say of a season, for moderators: where places may come from."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from home.desk.decisions import DecidedViewSet
from partners.apprenticeships.hosting.seasons import Season
from partners.apprenticeships.models import HostStance
from partners.apprenticeships.workspace.wording import season_words


class StanceFilterSet(WagtailFilterSet):
    stance = django_filters.MultipleChoiceFilter(
        label=_("How it stands"),
        choices=HostStance.Stance.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    ahead = django_filters.BooleanFilter(label=_("This season or later"), method="filter_ahead")

    class Meta:
        model = HostStance
        fields = ["year", "half", "stance", "ahead"]

    def filter_ahead(
        self, rows: QuerySet[HostStance], name: str, value: bool
    ) -> QuerySet[HostStance]:
        ahead = HostStance.objects.since(Season.of(localdate())).values("pk")
        return rows.filter(pk__in=ahead) if value else rows.exclude(pk__in=ahead)


def _address(said: HostStance) -> str:
    return reverse("wagtailsnippets_apprenticeships_hoststance:inspect", args=[said.pk])


class StanceViewSet(DecidedViewSet):
    model = HostStance
    icon = "calendar-alt"
    menu_label = _("Seasons of hosts")
    filterset_class = StanceFilterSet
    list_display = [
        TitleColumn(
            "organisation",
            label=_("Organisation"),
            sort_key="organisation__name",
            get_url=_address,
        ),
        Column("stance", label=_("How it stands"), accessor="get_stance_display"),
        Column(lambda said: season_words(said.season), label=_("Season")),
        Column("why", label=_("Why")),
        DateColumn("updated_at", label=_("Said on"), sort_key="updated_at"),
    ]
    search_fields = ["organisation__name", "why"]
    inspect_view_enabled = True
    inspect_view_fields = ["organisation", "year", "half", "stance", "why", "by", "updated_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[HostStance]:
        rows = HostStance.objects.select_related("organisation")
        return rows.order_by("-year", "-half", "organisation__name", "pk")
