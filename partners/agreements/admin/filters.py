"""How staff narrow the list of agreements."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from partners.agreements.labels import STATUS, Kind, Reach
from partners.agreements.models import Agreement, Unit
from partners.organisations.models import Organisation

STATUS_CHOICES = [(status.value, label) for status, label in STATUS.items()]


class AgreementFilterSet(WagtailFilterSet):
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"),
        choices=STATUS_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        method="filter_status",
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    reach = django_filters.ChoiceFilter(label=_("Reach"), choices=Reach.choices)
    unit = django_filters.ModelChoiceFilter(label=_("Unit"), queryset=Unit.objects.all())
    partner = django_filters.ModelChoiceFilter(
        label=_("Partner"),
        field_name="parties__organisation",
        queryset=Organisation.objects.filter(agreement_parties__isnull=False).distinct(),
        distinct=True,
    )
    archived = django_filters.BooleanFilter(
        label=_("Archived"), field_name="archived_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Agreement
        fields = ["status", "kind", "reach", "unit", "partner", "live", "archived"]

    def filter_status(
        self, rows: QuerySet[Agreement], name: str, values: list[str]
    ) -> QuerySet[Agreement]:
        return rows.filter(status__in=values) if values else rows
