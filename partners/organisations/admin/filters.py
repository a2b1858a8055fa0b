"""How editors narrow the lists of the admin."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from home.in_charge_admin import filter_for
from home.models import Region, Sector, Stage
from partners.organisations import countries, quality
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services.organisations import CHANGE

MISSING, STALE, UNPLACED = "missing", "stale", "unplaced"
CARE = [
    (MISSING, _("not in the last full list")),
    (STALE, _("for a year neither in a list nor touched by a person")),
    (UNPLACED, _("of which not even the province is known")),
]


class OrganisationFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Organisation.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    country = django_filters.ChoiceFilter(label=_("Country"), choices=countries.choices)
    is_archived = django_filters.BooleanFilter(
        label=_("Archived"), field_name="archived_at", lookup_expr="isnull", exclude=True
    )
    in_charge = filter_for(CHANGE)
    incomplete = django_filters.BooleanFilter(
        label=_("A summary is missing"), method="filter_incomplete"
    )
    province = django_filters.ModelChoiceFilter(
        label=_("Province"),
        queryset=Region.objects.provinces().order_by("name"),
        method="filter_province",
    )
    lacking = django_filters.ChoiceFilter(
        label=_("Not known of a cooperative"),
        choices=list(quality.ASPECTS.items()),
        method="filter_lacking",
    )
    care = django_filters.ChoiceFilter(
        label=_("Cooperatives to ask about"), choices=CARE, method="filter_care"
    )

    class Meta:
        model = Organisation
        fields = ["kind", "country", "is_public", "is_archived", "in_charge", "incomplete"]

    def filter_incomplete(
        self, rows: QuerySet[Organisation], name: str, value: bool
    ) -> QuerySet[Organisation]:
        complete = rows.exclude(summary_id="").exclude(summary_en="")
        return rows.exclude(pk__in=complete.values("pk")) if value else complete

    def filter_province(
        self, rows: QuerySet[Organisation], name: str, value: Region
    ) -> QuerySet[Organisation]:
        return rows.filter(region__code__startswith=value.code)

    def filter_lacking(
        self, rows: QuerySet[Organisation], name: str, value: str
    ) -> QuerySet[Organisation]:
        return rows.filter(pk__in=quality.lacking(value).order_by().values("pk"))

    def filter_care(
        self, rows: QuerySet[Organisation], name: str, value: str
    ) -> QuerySet[Organisation]:
        asked = {MISSING: quality.missing, STALE: quality.stale, UNPLACED: quality.unplaced}
        found = asked[value]()
        return rows.filter(pk__in=found.order_by().values("pk"))


class CooperativeFilterSet(WagtailFilterSet):
    sectors = django_filters.ModelMultipleChoiceFilter(
        label=_("Sector"), queryset=Sector.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    stage = django_filters.ModelChoiceFilter(label=_("Stage"), queryset=Stage.objects.all())

    class Meta:
        model = CooperativeProfile
        fields = ["sectors", "stage", "hosts_magang", "is_kdkmp"]
