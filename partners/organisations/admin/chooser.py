"""Choosing an organisation in other records: archived ones are not offered. A new one is made here,
with the few words that tell it from others, and stands on the site only when somebody says so.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from home import choosing
from home.addresses import free_address
from partners.organisations import countries
from partners.organisations.choosing import written_nearly_so, written_so
from partners.organisations.models import Organisation
from partners.organisations.models.organisation import OrganisationQuerySet


class NamingForm(choosing.TypedForm):
    """Searches in the database itself: Wagtail's index stumbles over odd quotation marks."""

    fields_searched = ("name", "acronym")

    def find(self, typed: str, rows: OrganisationQuerySet) -> QuerySet[Organisation]:
        return written_so(typed, rows)

    def find_alike(self, typed: str, rows: OrganisationQuerySet) -> list[Organisation]:
        return written_nearly_so(typed, rows)


class ActiveOrganisations:
    filter_form_class = NamingForm

    def get_object_list(self) -> OrganisationQuerySet:
        return super().get_object_list().active().with_place()

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,
            Column("get_kind_display", label=_("Kind")),
            Column("place", label=_("Place")),
        ]


class ChooseOrganisationView(ActiveOrganisations, choosing.ChooseView):
    pass


class ChooseOrganisationResultsView(ActiveOrganisations, choosing.ChooseResultsView):
    pass


class NewOrganisationForm(forms.ModelForm):
    """Who has the same name is shown before a second one is made."""

    is_another = forms.BooleanField(
        label=_("It is another one"),
        required=False,
        help_text=_("Tick it when one of the same name is there already, and this is not it."),
    )

    class Meta:
        model = Organisation
        fields = ["name", "acronym", "kind", "country"]
        widgets = {"country": forms.Select(choices=countries.choices)}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        name = told.get("name", "")
        if name and not told.get("is_another"):
            there = Organisation.objects.active().filter(name__iexact=name).with_place().first()
            if there:
                said = _("“%(name)s” is there already: %(place)s. Choose it, or tick here.")
                self.add_error("is_another", said % {"name": there, "place": there.place})
        return told


class NewOrganisationView(choosing.CreateInPlaceView):
    def made_ready(self, record: Organisation) -> Organisation:
        record.is_public = False
        taken = Organisation.objects.all()
        record.slug = free_address(taken, record.name, longest=80, otherwise="organisasi")
        return record


class OrganisationChooserViewSet(choosing.RecordChooserViewSet):
    choose_view_class = ChooseOrganisationView
    choose_results_view_class = ChooseOrganisationResultsView
    create_view_class = NewOrganisationView
    creation_form_class = NewOrganisationForm
    choose_one_text = _("Choose an organisation")
    choose_another_text = _("Choose another organisation")
    edit_item_text = _("Edit this organisation")
