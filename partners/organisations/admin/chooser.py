"""Choosing an organisation in other records: archived ones are not offered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser

from home.choosers import RecordChooser
from partners.organisations.models.organisation import OrganisationQuerySet


class NamingForm(BaseFilterForm):
    """Searches in the database itself: Wagtail's index stumbles over odd quotation marks."""

    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, organisations: OrganisationQuerySet) -> OrganisationQuerySet:
        found: OrganisationQuerySet = super().filter(organisations)
        return found.naming(self.cleaned_data["q"])


class ActiveOrganisations:
    filter_form_class = NamingForm

    def get_object_list(self) -> OrganisationQuerySet:
        return super().get_object_list().active()

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,
            Column("get_kind_display", label=_("Kind")),
            Column("country_name", label=_("Country")),
        ]


class ChooseOrganisationView(ActiveOrganisations, chooser.ChooseView):
    pass


class ChooseOrganisationResultsView(ActiveOrganisations, chooser.ChooseResultsView):
    pass


class OrganisationChooserViewSet(chooser.SnippetChooserViewSet):
    base_widget_class = RecordChooser
    choose_view_class = ChooseOrganisationView
    choose_results_view_class = ChooseOrganisationResultsView
    choose_one_text = _("Choose an organisation")
    choose_another_text = _("Choose another organisation")
    edit_item_text = _("Edit this organisation")
