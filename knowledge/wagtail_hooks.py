"""Registers the library's admin screens and what it asks of editors today."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.dashboard import register_panel
from knowledge.admin import importing
from knowledge.admin.listing import ToolListingViewSet, tool_listing_viewset
from knowledge.admin.tags import ToolTagViewSet
from knowledge.admin.today import PANELS

register_snippet(ToolTagViewSet)
for panel in PANELS:
    register_panel(panel)


@hooks.register("register_admin_viewset")
def tool_listing() -> ToolListingViewSet:
    return tool_listing_viewset


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern | URLResolver]:
    return [path("tool-lists/", include((importing.urlpatterns, "tools_import")))]
