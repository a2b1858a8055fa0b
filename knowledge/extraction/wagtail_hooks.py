"""Registers the report and the list of what needs an editor."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.documents import get_document_model

from home.access import actor_of
from home.dashboard import register_panel
from knowledge.extraction.admin.report import FileTextReport
from knowledge.extraction.admin.today import PANEL
from knowledge.models import ToolPage
from search import indexing

register_panel(PANEL)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern | URLResolver]:
    return [
        path("reports/file-texts/", FileTextReport.as_view(), name="file_texts"),
        path(
            "reports/file-texts/results/",
            FileTextReport.as_view(results_only=True),
            name="file_texts_results",
        ),
    ]


@hooks.register("after_bulk_action")
def on_documents_moved(request: HttpRequest, action: str, moved: Any, view: Any) -> None:
    """Wagtail puts many into another collection past the signals."""
    if view.model is get_document_model():
        indexing.refresh(*ToolPage.objects.filter(files__document__in=moved).distinct())


class FileTextMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return actor_of(request).has("wagtaildocs.change_document")


@hooks.register("register_reports_menu_item")
def report_in_menu() -> MenuItem:
    address = reverse("file_texts")
    return FileTextMenuItem(_("Text in files"), address, icon_name="doc-full", order=900)
