"""The admin's lists and forms of agreements and units."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from partners.agreements.admin.filters import AgreementFilterSet
from partners.agreements.admin.panels import agreement_form
from partners.agreements.admin.views import editing
from partners.agreements.labels import status_word
from partners.agreements.models import Agreement, Unit


class AgreementViewSet(SnippetViewSet):
    model = Agreement
    icon = "form"
    menu_label = _("All agreements")
    edit_handler = agreement_form
    filterset_class = AgreementFilterSet
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("status", label=_("Status"), accessor=lambda row: status_word(row.status)),
        DateColumn("signed_on", label=_("Signed on"), sort_key="signed_on"),
        DateColumn("ends_on", label=_("Ends on"), sort_key="ends_on"),
        LiveStatusTagColumn(),
    ]
    search_fields = ["title_id", "title_en", "reference"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = editing.AgreementEditView
    delete_view_class = editing.NoDeleteView

    def get_queryset(self, request: Any) -> Any:
        rows = Agreement.objects.with_status()
        return rows if "archived" in request.GET else rows.kept()


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    menu_label = _("Units")
    list_display = ["__str__", "code", "is_active"]
    copy_view_enabled = False


agreement_viewset = AgreementViewSet()
unit_viewset = UnitViewSet()


class AgreementViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Agreements")
    menu_name = "agreements"
    menu_icon = "form"
    menu_order = 220
    items = (agreement_viewset, unit_viewset)
