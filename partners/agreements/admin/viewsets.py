"""The admin's lists and forms of agreements, commitments and units, and who may do what there."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.access import actor_of
from home.desk.editing import NewerVersionFirst
from home.in_charge_admin import WhoMakesIt
from home.records import RecordViewSet
from home.viewsets import TermViewSet
from partners.agreements import permissions
from partners.agreements.admin.choosers import AgreementChooserViewSet
from partners.agreements.admin.lists import (
    AgreementFilterSet,
    AgreementIndexView,
    CommitmentFilterSet,
    CommitmentIndexView,
    EndColumn,
    LightColumn,
    PublishedColumn,
    StatusColumn,
    partner_names,
    with_partners,
)
from partners.agreements.admin.panels import agreement_form
from partners.agreements.models import PROCESS_FIELDS, Agreement, Commitment, Unit


class NobodyDeletes(ModelPermissionPolicy):
    """An agreement is archived; not even a superuser deletes it here."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(
        self, user: AbstractUser, action: str, instance: Any
    ) -> bool:
        return self.user_has_permission(user, action)


class LeadsToTheDesk:
    """After the words comes the life: the message leads to the desk. What was saved by itself
    before is edited already.
    """

    object: Agreement

    def get_success_buttons(self) -> list[Button]:
        desk = reverse("agreements_admin:manage", args=[self.object.pk])
        return [messages.button(desk, gettext("Record where it stands"))]


class AgreementCreateView(LeadsToTheDesk, WhoMakesIt, snippets.CreateView):
    pass


class AgreementEditView(LeadsToTheDesk, NewerVersionFirst, snippets.EditView):
    def take_over_decisions(self, current: Agreement) -> None:
        """Of a draft Wagtail writes the whole record, with the steps that it read before."""
        for name in PROCESS_FIELDS:
            setattr(self.object, name, getattr(current, name))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        manage = Button(
            gettext("Life, commitments, documents"),
            url=reverse("agreements_admin:manage", args=[self.object.pk]),
            icon_name="tasks",
            priority=5,
        )
        return sorted([*super().header_more_buttons, manage])


class NoDeleteView(snippets.DeleteView):
    """Deleting is archiving: see the agreement's page of steps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise PermissionDenied


class AgreementViewSet(RecordViewSet):
    model = Agreement
    icon = "form"
    menu_label = _("All agreements")
    edit_handler = agreement_form
    filterset_class = AgreementFilterSet
    list_display = [
        "__str__",  # what a phone shows without scrolling: what it is, how it stands, until when
        StatusColumn("status", label=_("Status"), sort_key="status"),
        EndColumn("ends_on", label=_("Ends on"), sort_key="ends_on"),
        Column("partners", label=_("Partners"), accessor=partner_names),
        Column("in_charge", label=_("In charge")),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("signed_on", label=_("Signed on"), sort_key="signed_on"),
        PublishedColumn("live", label=_("On the site"), sort_key="live"),
    ]
    search_fields = [
        "title_id",
        "title_en",
        "reference",
        "partner_reference",
        "parties__organisation__name",
        "parties__organisation__acronym",
    ]
    search_backend_name = None  # Wagtail's index stumbles over odd quotation marks
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
    chooser_viewset_class = AgreementChooserViewSet
    index_view_class = AgreementIndexView
    add_view_class = AgreementCreateView
    edit_view_class = AgreementEditView
    delete_view_class = NoDeleteView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Agreement]:
        rows = with_partners(Agreement.objects.with_status().select_related("in_charge"))
        return rows if request.GET.get("archived") else rows.kept()


class CommitmentViewSet(ModelViewSet):
    """Only a list across agreements: promises are written at the desk of their agreement."""

    model = Commitment
    name = "commitments"
    icon = "tasks"
    menu_label = _("Commitments")
    add_to_admin_menu = False
    filterset_class = CommitmentFilterSet
    form_fields = ["title_id"]
    list_display = [
        "__str__",
        LightColumn("state", label=_("How it stands")),
        Column("due_on", label=_("Due on"), sort_key="due_on"),
        Column("agreement", label=_("Agreement")),
        Column("partner", label=_("Partner")),
        Column("in_charge", label=_("In charge")),
        Column("our_owner", label=_("Owner on our side")),
        Column("get_obstacle_display", label=_("Obstacle")),
    ]
    search_fields = ["title_id", "title_en", "our_owner", "agreement__title_id"]
    search_backend_name = None
    ordering = ["due_on", "pk"]
    list_per_page = 50
    index_view_class = CommitmentIndexView

    @cached_property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Its page at the desk: choosers and histories lead there."""
        place = {"edit_url_name": "agreements_admin:commitment"}
        return type("CommitmentFinder", (ModelAdminURLFinder,), place)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]


class UnitViewSet(TermViewSet):
    model = Unit
    icon = "group"
    menu_label = _("Units")
    copy_view_enabled = False


agreement_viewset = AgreementViewSet()
unit_viewset = UnitViewSet()


class DashboardItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.user_is_staff(actor_of(request))


class ImportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.user_can_import(actor_of(request))


class AgreementViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Agreements")
    menu_name = "agreements"
    menu_icon = "form"
    menu_order = 220
    items = (agreement_viewset, CommitmentViewSet, unit_viewset)

    def get_submenu_items(self) -> list[MenuItem]:
        dashboard = DashboardItem(
            _("Dashboard"),
            reverse_lazy("agreements_admin:dashboard"),
            name="agreements-dashboard",
            icon_name="view",
            order=0,
        )
        importing = ImportItem(
            _("Import a list"),
            reverse_lazy("agreements_import:hand_in"),
            name="agreements-import",
            icon_name="upload",
            order=900,
        )
        return [dashboard, *super().get_submenu_items(), importing]
