"""The admin's lists and forms of organisations and cooperatives."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.records import RecordViewSet
from partners.organisations.admin import panels, views
from partners.organisations.admin.chooser import OrganisationChooserViewSet
from partners.organisations.admin.filters import CooperativeFilterSet, OrganisationFilterSet
from partners.organisations.models import CooperativeProfile, Organisation


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "globe"
    menu_label = _("All organisations")
    edit_handler = panels.organisation_form
    filterset_class = OrganisationFilterSet
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("code", label=_("Code"), sort_key="code"),
        Column("place", label=_("Place")),
        BooleanColumn("is_public", label=_("On the site"), sort_key="is_public"),
        UpdatedAtColumn(label=_("Updated")),
    ]
    search_fields = ["name", "acronym", "code"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = False
    index_view_class = views.OrganisationIndexView
    edit_view_class = views.OrganisationEditView
    copy_view_class = views.OrganisationCopyView
    delete_view_class = views.OrganisationDeleteView
    chooser_viewset_class = OrganisationChooserViewSet

    def get_queryset(self, request: HttpRequest) -> Any:
        return Organisation.objects.with_place()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(
            archive_url_name=self.get_url_name("archive"),
            profile_url_names=(
                cooperative_viewset.get_url_name("add"),
                cooperative_viewset.get_url_name("edit"),
            ),
            **kwargs,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(views.OrganisationArchiveView)
        return [*super().get_urlpatterns(), path("archive/<str:pk>/", view, name="archive")]


class CooperativeViewSet(RecordViewSet):
    model = CooperativeProfile
    icon = "group"
    menu_label = _("Cooperative profiles")
    edit_handler = panels.cooperative_form
    filterset_class = CooperativeFilterSet
    list_display = [
        "organisation",
        Column("organisation.place", label=_("Place")),
        Column("members", label=_("Members"), sort_key="members"),
        BooleanColumn("hosts_magang", label=_("Hosts apprentices"), sort_key="hosts_magang"),
    ]
    search_fields = [
        "organisation__name",
        "organisation__acronym",
        "village",
        "registration_number",
        "organisation__region__name",
    ]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    index_view_class = views.ProfileIndexView
    add_view_class = views.ProfileCreateView

    def get_queryset(self, request: HttpRequest) -> Any:
        return CooperativeProfile.objects.select_related(
            "organisation__region__parent__parent__parent"
        ).order_by("organisation__name")


organisation_viewset = OrganisationViewSet()
cooperative_viewset = CooperativeViewSet()


class OrganisationViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Organisations")
    menu_name = "organisations"
    menu_icon = "globe"
    menu_order = 210
    items = (organisation_viewset, cooperative_viewset)
    submenu_hook = "register_organisations_menu_item"
