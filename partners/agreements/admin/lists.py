"""The register's lists in the admin: columns, how staff narrow them, where a row leads."""

from datetime import date
from enum import Enum
from typing import Any

import django_filters
from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views import snippets

from home import odd_rows
from home.access import actor_of
from home.choosing import holding
from home.in_charge_admin import filter_for
from home.listed import TakenAwayAsListed
from home.ui.states import look
from partners.agreements import attention, permissions, wording
from partners.agreements.labels import LIGHT, STATUS, Kind, Obstacle, Publication, Reach
from partners.agreements.models import Agreement, Commitment, Party, Unit
from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import Status
from partners.organisations.models import Organisation


class StateColumn(Column):
    """The state of a row in its word, in a tag of its tone."""

    cell_template_name = "agreements/admin/state_cell.html"

    def state(self, row: Any) -> Enum:
        raise NotImplementedError

    def get_value(self, row: Any) -> object:
        return look(self.state(row)).word

    def get_cell_context_data(self, instance: Any, parent_context: dict[str, Any]) -> Any:
        try:
            context = super().get_cell_context_data(instance, parent_context)
            return {**context, "look": look(self.state(instance))}
        except ValueError:  # a state that nobody knows, of a record that is odd
            odd_rows.log(instance)
            return {"instance": instance, "column": self, "value": "?", "look": None}


class StatusColumn(StateColumn):
    """Of agreements that carry `status`, as it follows from the dates today."""

    def state(self, row: Any) -> Status:
        return Status(row.status)


class EndColumn(Column):
    """The last day of the term that runs, that there is none, or that it is not known."""

    def get_value(self, row: Any) -> str:
        try:
            return wording.known_end(row, timezone.localdate())
        except ValueError:  # of a record that is odd
            odd_rows.log(row)
            return "?"


def end_in_a_file(agreement: Agreement) -> date | str:
    """A day that a spreadsheet program can sort, or the words of the list."""
    today = timezone.localdate()
    end = lifecycle.current_end(agreement.facts(), today)
    return end or wording.known_end(agreement, today)


class LightColumn(StateColumn):
    """Of commitments: "5 months late", "done on 3 May 2025"."""

    def get_value(self, row: Commitment) -> str:
        return row.light_words()

    def state(self, row: Commitment) -> Enum:
        return row.light_on()


class PublishedColumn(StateColumn):
    """Published or a draft; Wagtail's own column asks the database twice for each row."""

    def state(self, row: Any) -> Publication:
        if not row.live:
            return Publication.DRAFT
        return Publication.CHANGED if row.has_unpublished_changes else Publication.LIVE


STATUS_CHOICES = [(status.value, label) for status, label in STATUS.items()]
LIGHT_CHOICES = [(light.value, label) for light, label in LIGHT.items()]
HORIZON_CHOICES = [
    ("30", _("within 30 days")),
    ("90", _("within 90 days")),
    ("180", _("within 180 days")),
]


def with_partners(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    parties = Party.objects.select_related("organisation").order_by("sort_order")
    return rows.prefetch_related(Prefetch("parties", queryset=parties, to_attr="party_list"))


def partner_names(agreement: Agreement) -> str:
    """Of those on the other side, in short, of rows that came `with_partners`."""
    theirs = [party for party in agreement.party_list if not party.is_ours]
    return ", ".join(party.organisation.short_name for party in theirs)


def partners(request: HttpRequest) -> QuerySet[Organisation]:
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
    in_charge = filter_for(permissions.WRITE)
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
            "in_charge",
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
    in_charge = filter_for(permissions.WRITE)
    unit = django_filters.ModelChoiceFilter(
        label=_("Unit"), field_name="agreement__unit", queryset=Unit.objects.all()
    )
    partner = django_filters.ModelChoiceFilter(label=_("Partner"), queryset=partners)
    due_on = django_filters.DateFromToRangeFilter(label=_("Due on"))

    class Meta:
        model = Commitment
        fields = ["light", "obstacle", "in_charge", "unit", "partner", "due_on"]

    def filter_light(
        self, rows: QuerySet[Commitment], name: str, value: str
    ) -> QuerySet[Commitment]:
        """What the traffic light shows today: a late promise is neither planned nor under way."""
        return rows.filter(pk__in=Commitment.objects.with_light().filter(light=value).values("pk"))


class AgreementIndexView(TakenAwayAsListed, snippets.IndexView):
    export_values = {"ends_on": end_in_a_file}

    def search_queryset(self, queryset: QuerySet[Agreement]) -> QuerySet[Agreement]:
        """By keys: several parties of one agreement are one row."""
        if not self.is_searching:
            return queryset
        asked = Agreement.objects.order_by()
        found = holding(self.search_query, asked, self.search_fields)
        return queryset.filter(pk__in=found.values("pk"))

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        if permissions.user_can_import(actor_of(self.request)):
            url = reverse("agreements_import:hand_in")
            buttons.append(HeaderButton(gettext("Import a list"), url=url, icon_name="upload"))
        return buttons

    def get_edit_url(self, instance: Agreement) -> str:
        """The title leads to the desk, which whoever sees the list may see."""
        return reverse("agreements_admin:manage", args=[instance.pk])

    def get_list_more_buttons(self, instance: Agreement) -> list[Button]:
        if not self.user_has_permission("change"):
            return []
        url = reverse(self.edit_url_name, args=[instance.pk])
        return [Button(gettext("Edit"), url=url, icon_name="edit", priority=10)]


class CommitmentIndexView(TakenAwayAsListed, IndexView):
    def get_base_queryset(self) -> QuerySet[Commitment]:
        rows = Commitment.objects.kept().filter(agreement__archived_at__isnull=True)
        return rows.select_related("agreement", "partner", "in_charge")

    def get_edit_url(self, instance: Commitment) -> str:
        return reverse("agreements_admin:commitment", args=[instance.pk])

    def get_list_more_buttons(self, instance: Commitment) -> list[Button]:
        return []
