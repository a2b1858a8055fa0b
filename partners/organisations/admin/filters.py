"""How editors narrow the lists of the admin."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from home.models import Sector, Stage
from partners.organisations import countries
from partners.organisations.models import CooperativeProfile, Organisation


class OrganisationFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Organisation.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    country = django_filters.ChoiceFilter(label=_("Country"), choices=countries.choices)
    is_archived = django_filters.BooleanFilter(
        label=_("Archived"), field_name="archived_at", lookup_expr="isnull", exclude=True
    )
    incomplete = django_filters.BooleanFilter(
        label=_("A summary is missing"), method="filter_incomplete"
    )

    class Meta:
        model = Organisation
        fields = ["kind", "country", "is_public", "is_archived", "incomplete"]

    def filter_incomplete(
        self, rows: QuerySet[Organisation], name: str, value: bool
    ) -> QuerySet[Organisation]:
        complete = rows.exclude(summary_id="").exclude(summary_en="")
        return rows.exclude(pk__in=complete.values("pk")) if value else complete


class CooperativeFilterSet(WagtailFilterSet):
    sectors = django_filters.ModelMultipleChoiceFilter(
        label=_("Sector"), queryset=Sector.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    stage = django_filters.ModelChoiceFilter(label=_("Stage"), queryset=Stage.objects.all())

    class Meta:
        model = CooperativeProfile
        fields = ["sectors", "stage", "hosts_magang", "is_kdkmp"]
