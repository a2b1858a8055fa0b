"""Registers the admin screens of this app; they are declared in `viewsets` and `panels`."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.snippets.models import register_snippet

from home.dashboard import NeedsMeToday, register_panel
from home.panels import PANELS
from home.uploads.forms import AvatarForm
from home.viewsets import DatedFactViewSet, VocabularyViewSetGroup

register_snippet(VocabularyViewSetGroup)
register_snippet(DatedFactViewSet)
for panel in PANELS:
    register_panel(panel)
AvatarSettingsPanel.form_class = AvatarForm  # Wagtail has no setting for this form


@hooks.register("construct_homepage_panels")
def put_what_needs_me_first(request: HttpRequest, panels: list[Any]) -> None:
    """Our list takes the place of Wagtail's, which knows pages in moderation only."""
    panels[:] = [one for one in panels if not isinstance(one, WorkflowObjectsToModeratePanel)]
    panels.append(NeedsMeToday())


@hooks.register("insert_global_admin_css")
def admin_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))
