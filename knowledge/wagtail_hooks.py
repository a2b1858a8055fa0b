"""Registers the library's admin screens and what it asks of editors today."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from home import work
from home.dashboard import register_panel
from home.handbook import links
from home.planning import ahead
from knowledge.admin import (
    importing,
    many,  # noqa: F401 - registers what is done to many
)
from knowledge.admin.listing import ToolListingViewSet, tool_listing_viewset
from knowledge.admin.tags import ToolTagViewSet
from knowledge.admin.today import PANELS, verdicts_ahead
from knowledge.models import ToolIndexPage, ToolPage, ToolTag
from knowledge.tending import ASSIGNED

register_snippet(ToolTagViewSet)
for panel in PANELS:
    register_panel(panel)
ahead.register(verdicts_ahead)
work.register_charge(
    work.Charge(ToolPage, "tools:index", "wagtailadmin.access_admin", field="owner")
)
for model in (ToolIndexPage, ToolPage, ToolTag):
    links.about(model, "tools")


@hooks.register("register_admin_viewset")
def tool_listing() -> ToolListingViewSet:
    return tool_listing_viewset


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern | URLResolver]:
    return [path("tool-lists/", include((importing.urlpatterns, "tools_import")))]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(ASSIGNED, _("Assign"), _("Put somebody in charge"))
