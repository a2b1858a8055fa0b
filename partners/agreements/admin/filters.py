"""How staff narrow the lists of agreements and of commitments."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from partners.agreements import attention
from partners.agreements.labels import LIGHT, STATUS, Kind, Obstacle, Reach
from partners.agreements.models import Agreement, Commitment, Unit
from partners.agreements.promises import Light
from partners.organisations.models import Organisation

STATUS_CHOICES = [(status.value, label) for status, label in STATUS.items()]
LIGHT_CHOICES = [(light.value, label) for light, label in LIGHT.items()]
HORIZON_CHOICES = [
    ("30", _("within 30 days")),
    ("90", _("within 90 days")),
    ("180", _("within 180 days")),
]


def partners(request: Any) -> QuerySet[Organisation]:
    """Organisations that are a party somewhere."""
    return Organisation.objects.filter(agreement_parties__isnull=False).distinct().order_by("name")


class AgreementFilterSet(WagtailFilterSet):
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"),
        choices=STATUS_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        method="filter_status",
    )
    ending = django_filters.ChoiceFilter(
        label=_("Ends"), choices=HORIZON_CHOICES, method="filter_ending"
    )
    silent = django_filters.BooleanFilter(
        label=_("Without a report for a year"), method="filter_silent"
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    reach = django_filters.ChoiceFilter(label=_("Reach"), choices=Reach.choices)
    unit = django_filters.ModelChoiceFilter(label=_("Unit"), queryset=Unit.objects.all())
    partner = django_filters.ModelChoiceFilter(
        label=_("Partner"), field_name="parties__organisation", queryset=partners, distinct=True
    )
    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Changes not yet published"))
    archived = django_filters.BooleanFilter(
        label=_("Archived"), field_name="archived_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Agreement
        fields = [
            "status",
            "ending",
            "silent",
            "kind",
            "reach",
            "unit",
            "partner",
            "live",
            "has_unpublished_changes",
            "archived",
        ]

    def filter_status(
        self, rows: QuerySet[Agreement], name: str, values: list[str]
    ) -> QuerySet[Agreement]:
        return rows.filter(status__in=values) if values else rows

    def filter_ending(self, rows: QuerySet[Agreement], name: str, days: str) -> QuerySet[Agreement]:
        return rows.filter(pk__in=attention.ending(int(days)).order_by().values("pk"))

    def filter_silent(
        self, rows: QuerySet[Agreement], name: str, wanted: bool
    ) -> QuerySet[Agreement]:
        found = attention.silent().order_by().values("pk")
        return rows.filter(pk__in=found) if wanted else rows.exclude(pk__in=found)


class CommitmentFilterSet(WagtailFilterSet):
    light = django_filters.ChoiceFilter(
        label=_("How it stands"), choices=LIGHT_CHOICES, method="filter_light"
    )
    obstacle = django_filters.MultipleChoiceFilter(
        label=_("Obstacle"), choices=Obstacle.choices, widget=forms.CheckboxSelectMultiple
    )
    unit = django_filters.ModelChoiceFilter(
        label=_("Unit"), field_name="agreement__unit", queryset=Unit.objects.all()
    )
    partner = django_filters.ModelChoiceFilter(label=_("Partner"), queryset=partners)
    due_on = django_filters.DateFromToRangeFilter(label=_("Due on"))

    class Meta:
        model = Commitment
        fields = ["light", "obstacle", "unit", "partner", "due_on"]

    def filter_light(
        self, rows: QuerySet[Commitment], name: str, value: str
    ) -> QuerySet[Commitment]:
        """What the traffic light shows today: a late promise is neither planned nor under way."""
        late = attention.late().order_by().values("pk")
        if value == Light.LATE:
            return rows.filter(pk__in=late)
        return rows.filter(state=value).exclude(pk__in=late)
