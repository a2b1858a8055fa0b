"""Choosing who teaches: only organisations that may stand as a host are offered."""

from django.urls import reverse

from home.choosers import RecordChooser
from home.choosing import ChooseResultsView, ChooseView
from partners.organisations.admin.chooser import ActiveOrganisations, OrganisationChooserViewSet
from partners.organisations.models import Organisation
from partners.organisations.models.organisation import OrganisationQuerySet


class Hosts(ActiveOrganisations):
    def get_object_list(self) -> OrganisationQuerySet:
        return super().get_object_list().able_to_host()


class ChooseHostView(Hosts, ChooseView):
    pass


class ChooseHostResultsView(Hosts, ChooseResultsView):
    pass


class HostChooser(RecordChooser):
    def get_chooser_modal_url(self) -> str:
        return reverse(host_chooser.get_url_name("choose"))


class HostChooserViewSet(OrganisationChooserViewSet):
    """For the offer's form alone: elsewhere any organisation may be named."""

    model = Organisation
    register_widget = False
    base_widget_class = HostChooser
    choose_view_class = ChooseHostView
    choose_results_view_class = ChooseHostResultsView
    creation_form_class = None  # who is new hosts nobody yet


host_chooser = HostChooserViewSet("host_chooser")
