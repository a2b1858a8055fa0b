"""Registers the library's admin screens and what it asks of editors today."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.dashboard import register_panel
from home.handbook import links
from home.planning import ahead
from knowledge.admin.listing import ToolListingViewSet, tool_listing_viewset
from knowledge.admin.tags import ToolTagViewSet
from knowledge.admin.today import PANELS, verdicts_ahead
from knowledge.models import ToolIndexPage

register_snippet(ToolTagViewSet)
for panel in PANELS:
    register_panel(panel)
ahead.register(verdicts_ahead)
links.about(ToolIndexPage, "tools")


@hooks.register("register_admin_viewset")
def tool_listing() -> ToolListingViewSet:
    return tool_listing_viewset
