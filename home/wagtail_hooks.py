"""Registers the admin screens of this app; they are declared in `viewsets` and `panels`."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.viewsets.pages import base_page_viewset
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.access import actor_of
from home.dashboard import NeedsMeToday, register_panel
from home.desk.pages import PageCreatedOnceView, PageNewerVersionFirstView
from home.desk.settings import SettingNewerVersionFirstView
from home.listed import ShorterIndexView
from home.models import Region
from home.panels import PANELS
from home.redirect_lists import only_text, redirect_urls
from home.regions.viewsets import NobodyAdds
from home.translation import handing_in
from home.translation.po_files import po_file_urls
from home.translation.report import report_urls
from home.translation.views import HandInView, hand_in_note
from home.uploads.forms import AvatarForm
from home.viewsets import DatedFactViewSet, VocabularyViewSetGroup

register_permission_policy(Region, NobodyAdds(Region))
register_snippet(VocabularyViewSetGroup)
register_snippet(DatedFactViewSet)
for panel in PANELS:
    register_panel(panel)
# Wagtail has no settings for these.
AvatarSettingsPanel.form_class = AvatarForm
base_page_viewset.add_view_class = PageCreatedOnceView
base_page_viewset.edit_view_class = PageNewerVersionFirstView
base_page_viewset.index_view_class = ShorterIndexView


@hooks.register("construct_homepage_panels")
def put_what_needs_me_first(request: HttpRequest, panels: list[Any]) -> None:
    """Our list takes the place of Wagtail's, which knows pages in moderation only."""
    panels[:] = [one for one in panels if not isinstance(one, WorkflowObjectsToModeratePanel)]
    panels.append(NeedsMeToday())


hooks.register("register_admin_urls", report_urls, order=-1)
hooks.register("register_admin_urls", po_file_urls, order=-1)
hooks.register("register_admin_urls", redirect_urls, order=-1)
only_text()


@hooks.register("register_admin_urls", order=-1)
def setting_url() -> list[Any]:
    """Before Wagtail's own, which keeps the name."""
    address = "settings/<slug:app_name>/<slug:model_name>/<int:pk>/"
    return [path(address, SettingNewerVersionFirstView.as_view())]


@hooks.register("before_edit_page", order=-1)
def say_how_to_hand_in(request: HttpRequest, page: Page) -> None:
    """wagtail-localize's editor knows publishing only, which most editors may not."""
    if request.method == "GET" and handing_in.user_can_hand_in(actor_of(request), page):
        messages.info(request, hand_in_note(page))


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def saving_by_itself_decides_nothing(request: HttpRequest, edited: Any) -> JsonResponse | None:
    """Wagtail saves a form while one works, with all that stands in it: also the decision that
    its button has put there a moment ago, which would then be taken twice, and fail once.
    """
    is_by_itself = request.method == "POST" and not request.accepts("text/html")
    if is_by_itself and "action-workflow-action" in request.POST:
        return JsonResponse({"success": False, "error_code": "decision_under_way"}, status=400)
    return None


@hooks.register("register_admin_urls")
def hand_in_url() -> list[URLPattern | URLResolver]:
    address = "translations/<int:pk>/hand-in/"
    return [path(address, HandInView.as_view(), name="hand_in_translation")]


@hooks.register("insert_global_admin_css")
def admin_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))
