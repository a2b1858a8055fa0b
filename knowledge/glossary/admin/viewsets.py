"""The admin's list and form of terms."""

from typing import Any

import django_filters
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn

from home.records import RecordViewSet
from knowledge.glossary.admin import lists, panels, views
from knowledge.glossary.importing.sheets import COLUMNS
from knowledge.glossary.models import Term


class TermFilterSet(WagtailFilterSet):
    is_explained = django_filters.BooleanFilter(label=_("Explained on the pages of tools"))

    class Meta:
        model = Term
        fields = ["is_explained"]


class TermViewSet(RecordViewSet):
    model = Term
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 330
    add_to_admin_menu = True
    edit_handler = panels.term_form
    filterset_class = TermFilterSet
    list_display = [
        "__str__",
        Column("name_en", label=_("English"), sort_key="name_en"),
        Column("code", label=_("Address"), sort_key="code"),
        BooleanColumn("is_explained", label=_("explained"), sort_key="is_explained"),
        UpdatedAtColumn(label=_("Updated")),
    ]
    search_fields = ["name_id", "name_en", "short_id", "short_en", "others_id", "others_en", "code"]
    search_backend_name = None
    list_per_page = 50
    # The columns of the import sheet under their own names: what is exported can be imported.
    list_export = list(COLUMNS)
    export_headings = {name: name for name in COLUMNS}
    export_filename = "glossary"
    index_view_class = views.TermIndexView

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = Term.objects.order_by("name_id", "pk")
        return rows.prefetch_related("related") if "export" in request.GET else rows

    @property
    def _addresses(self) -> dict[str, str]:
        return {
            "import_url_name": self.get_url_name("import"),
            "template_url_name": self.get_url_name("template"),
            "index_url_name": self.get_url_name("list"),
            "headings_url_name": self.get_url_name("headings"),
            "to_mend_url_name": self.get_url_name("to_mend"),
        }

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        name = self.get_url_name("import")
        return super().get_index_view_kwargs(import_url_name=name, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        more = {"permission_policy": self.permission_policy, **self._addresses}
        return [
            *super().get_urlpatterns(),
            path("import/", views.TermImportView.as_view(**more), name="import"),
            path("import/<uuid:key>/", views.TermImportView.as_view(**more), name="handed_in"),
            path(
                "import/<uuid:key>/headings/",
                lists.TermHeadingsView.as_view(
                    back_name=self.get_url_name("import"), look_name=self.get_url_name("handed_in")
                ),
                name="headings",
            ),
            path("import/<uuid:key>/to-mend/", lists.to_mend, name="to_mend"),
            path("template/", views.TermTemplateView.as_view(**more), name="template"),
        ]


term_viewset = TermViewSet()
