"""Choosing an agreement, a commitment, a person of the register's staff in other records."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from home import choosing
from home.access import actor_of
from home.choosers import Existing
from partners.agreements import permissions
from partners.agreements.admin.base import staff_of_register
from partners.agreements.models import Agreement, Commitment


class AgreementNamingForm(choosing.TypedForm):
    fields_searched = (
        "title_id",
        "title_en",
        "reference",
        "partner_reference",
        "parties__organisation__name",
        "parties__organisation__acronym",
    )

    def find(self, typed: str, rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
        found = choosing.holding(typed, rows, self.fields_searched)
        return rows.filter(pk__in=found.order_by().values("pk"))

    def find_alike(self, typed: str, rows: QuerySet[Agreement]) -> list[Agreement]:
        return choosing.resembling(typed, rows, self.fields_searched[:3])


class KeptAgreements:
    filter_form_class = AgreementNamingForm

    def get_object_list(self) -> QuerySet[Agreement]:
        return Agreement.objects.kept().select_related("unit")

    @property
    def columns(self) -> list[Any]:
        """The state of its page is of no use to who looks for one of many."""
        title = super().columns[0]  # type: ignore[misc]
        return [
            title,
            Column("get_kind_display", label=_("Kind")),
            Column("reference", label=_("Number")),
            Column("signed_on", label=_("Signed on")),
        ]


class ChooseAgreementView(KeptAgreements, choosing.ChooseView):
    pass


class ChooseAgreementResultsView(KeptAgreements, choosing.ChooseResultsView):
    pass


class NewAgreementForm(forms.ModelForm):
    class Meta:
        model = Agreement
        fields = ["title_id", "title_en", "kind", "reach"]


class AgreementChooserViewSet(choosing.RecordChooserViewSet):
    """A new one is a draft: parties, dates and documents come at its desk."""

    choose_view_class = ChooseAgreementView
    choose_results_view_class = ChooseAgreementResultsView
    creation_form_class = NewAgreementForm
    choose_one_text = _("Choose an agreement")
    choose_another_text = _("Choose another agreement")
    edit_item_text = _("Edit this agreement")


class _Searching(choosing.Searching):
    """For kinds that are no snippets, which make nothing in place."""

    def get_filter_form_class(self) -> type[choosing.TypedForm]:
        return self.filter_form_class

    def can_create(self) -> bool:
        return False


class CommitmentNamingForm(choosing.TypedForm):
    fields_searched = ("title_id", "title_en", "our_owner", "agreement__title_id")


class KeptCommitments(_Searching):
    filter_form_class = CommitmentNamingForm

    def get_object_list(self) -> QuerySet[Commitment]:
        rows = Commitment.objects.kept().filter(agreement__archived_at__isnull=True)
        return rows.select_related("agreement").order_by("due_on", "pk")

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("agreement", label=_("Agreement")),
            Column("due_on", label=_("Due on")),
        ]


class ChooseCommitmentView(KeptCommitments, ChooserViewSet.choose_view_class):
    pass


class ChooseCommitmentResultsView(KeptCommitments, ChooserViewSet.choose_results_view_class):
    pass


class ExistingChooser(Existing, BaseChooser):
    pass


class CommitmentChooserViewSet(ChooserViewSet):
    """A promise is written at the desk of its agreement, never here."""

    model = Commitment
    register_widget = False
    icon = "tasks"
    base_widget_class = ExistingChooser
    choose_view_class = ChooseCommitmentView
    choose_results_view_class = ChooseCommitmentResultsView
    choose_one_text = _("Choose a commitment")
    choose_another_text = _("Choose another commitment")
    edit_item_text = _("Edit this commitment")
    per_page = 25


def people_for(request: HttpRequest) -> QuerySet[Any]:
    people = staff_of_register()
    return people if permissions.user_is_staff(actor_of(request)) else people.none()


class PersonNamingForm(choosing.TypedForm):
    fields_searched = ("first_name", "last_name", "email")


class Staff(_Searching):
    filter_form_class = PersonNamingForm

    def get_object_list(self) -> QuerySet[Any]:
        return people_for(self.request)  # type: ignore[attr-defined]

    @property
    def columns(self) -> list[Any]:
        return [*super().columns, Column("email", label=_("E-mail address"))]  # type: ignore[misc]


class ChoosePersonView(Staff, ChooserViewSet.choose_view_class):
    pass


class ChoosePersonResultsView(Staff, ChooserViewSet.choose_results_view_class):
    pass


class OfStaff:
    """Only who may be in charge is told of, by whatever key is asked."""

    request: HttpRequest

    def get_object(self, pk: Any) -> Any:
        return people_for(self.request).get(pk=pk)

    def get_objects(self, pks: Any) -> QuerySet[Any]:
        return people_for(self.request).filter(pk__in=pks)


class PersonChosenView(OfStaff, ChooserViewSet.chosen_view_class):
    pass


class PeopleChosenView(OfStaff, ChooserViewSet.chosen_multiple_view_class):
    pass


class PersonChooserViewSet(ChooserViewSet):
    """New people are invited by moderators (docs/accounts.md)."""

    model = get_user_model()
    register_widget = False  # other forms mean other people
    icon = "user"
    base_widget_class = ExistingChooser
    choose_view_class = ChoosePersonView
    choose_results_view_class = ChoosePersonResultsView
    chosen_view_class = PersonChosenView
    chosen_multiple_view_class = PeopleChosenView
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    per_page = 25


commitment_chooser = CommitmentChooserViewSet("commitment_chooser")
person_chooser = PersonChooserViewSet("person_in_charge_chooser")
