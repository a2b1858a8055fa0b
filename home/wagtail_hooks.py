"""Registers the admin screens of this app; they are declared in `viewsets` and `panels`."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.viewsets.pages import base_page_viewset
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail_localize.models import Translation

from home import admin_days, filters_in_words, signed_in, wagtail_words, work, work_page
from home.access import actor_of, require
from home.admin_api import files_api
from home.dashboard import NeedsMeToday, register_panel
from home.desk import others
from home.desk.footer import what_one_came_for
from home.desk.many_pages import PublishOutsideReviews
from home.desk.moderation import PageActionView, PageReasonView
from home.desk.pages import PageCreatedOnceView, PageNewerVersionFirstView
from home.desk.reasons import sent_back
from home.desk.settings import SettingNewerVersionFirstView
from home.handbook import links
from home.handbook import views as handbook
from home.listed import ShorterIndexView
from home.models import DatedFact, Region
from home.panels import PANELS
from home.redirect_lists import only_text, redirect_urls
from home.regions.viewsets import NobodyAdds
from home.translation import handing_in
from home.translation.api import pages_api
from home.translation.deleting import DeleteManyWithVersions, DeleteWithVersionsView
from home.translation.guarded import edited, guarded_urls
from home.translation.menus import translation_of, without_traps
from home.translation.report import report_urls
from home.translation.restarting import RESTARTED
from home.translation.rights import user_can_publish
from home.translation.unpublishing import (
    SetPrivacyWithVersionsView,
    UnpublishManyWithVersions,
    UnpublishWithVersionsView,
)
from home.translation.views import translation_urls
from home.uploads.forms import AvatarForm
from home.viewsets import DatedFactViewSet, VocabularyViewSetGroup

admin_days.everywhere()
filters_in_words.register()
others.everywhere()
wagtail_words.everywhere()
register_permission_policy(Region, NobodyAdds(Region))
register_snippet(VocabularyViewSetGroup)
register_snippet(DatedFactViewSet)
for panel in (*PANELS, *work_page.PANELS):
    register_panel(panel)
links.about(DatedFact, "calendar")
work.register(Page, lambda user: Q(owner=user))
# Wagtail has no settings for these.
AvatarSettingsPanel.form_class = AvatarForm
base_page_viewset.add_view_class = PageCreatedOnceView
base_page_viewset.edit_view_class = PageNewerVersionFirstView
base_page_viewset.delete_view_class = DeleteWithVersionsView
base_page_viewset.unpublish_view_class = UnpublishWithVersionsView
base_page_viewset.set_privacy_view_class = SetPrivacyWithVersionsView
base_page_viewset.workflow_action_view_class = PageActionView
base_page_viewset.collect_workflow_action_data_view_class = PageReasonView
base_page_viewset.index_view_class = ShorterIndexView


@hooks.register("construct_homepage_panels")
def put_what_needs_me_first(request: HttpRequest, panels: list[Any]) -> None:
    """Our list takes the place of Wagtail's, which knows pages in moderation only."""
    panels[:] = [one for one in panels if not isinstance(one, WorkflowObjectsToModeratePanel)]
    panels.append(NeedsMeToday())


hooks.register("register_admin_urls", lambda: work_page.urlpatterns)
hooks.register("register_admin_menu_item", lambda: work_page.menu_item)
hooks.register("register_admin_urls", lambda: handbook.urlpatterns)
hooks.register("register_help_menu_item", lambda: handbook.help_item)
hooks.register("register_admin_urls", report_urls, order=-1)
hooks.register("register_admin_urls", guarded_urls, order=-1)
hooks.register("register_admin_urls", translation_urls)
hooks.register("register_admin_urls", redirect_urls, order=-1)
hooks.register("register_admin_urls", signed_in.urls)
only_text()


@hooks.register("register_admin_urls", order=-1)
def setting_url() -> list[Any]:
    """Before Wagtail's own, which keeps the name."""
    address = "settings/<slug:app_name>/<slug:model_name>/<int:pk>/"
    return [path(address, SettingNewerVersionFirstView.as_view())]


@hooks.register("register_page_header_buttons")
def handbook_of_pages(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterable[Button]:
    yield from links.button_for(page.specific_class) if view_name == "index" else ()


@hooks.register("before_edit_page", order=-1)
def translations_ask_first(request: HttpRequest, page: Page) -> HttpResponse | None:
    """wagtail-localize lets a page follow its source again without a word about what stands on it,
    and shows no editor for a placeholder that is being translated.
    """
    try:
        if "localize-restart-translation" in request.POST:
            return redirect("restart_translation", translation_of(page, enabled=False).pk)
        if page.alias_of_id and page.alias_of.locale_id != page.locale_id:
            return edited(request, page)
        if request.POST.get("action") == "publish":
            return edited(request, page)
    except Translation.DoesNotExist:
        pass
    return None


@hooks.register("before_convert_alias_page")
def only_publishers_end_an_alias(request: HttpRequest, page: Page) -> None:
    """Readers are told no longer that it is a copy, and what its source says next stays away."""
    require(user_can_publish(actor_of(request), page))


hooks.register("construct_page_action_menu", without_traps)
hooks.register("construct_page_action_menu", what_one_came_for, order=1)
hooks.register("construct_snippet_action_menu", what_one_came_for, order=1)
hooks.register("construct_admin_api", pages_api)
hooks.register("construct_admin_api", files_api, order=1)  # after Wagtail's
for bulk_action in (
    UnpublishManyWithVersions,
    DeleteManyWithVersions,
    PublishOutsideReviews,
):  # Wagtail's before
    hooks.register("register_bulk_action", bulk_action, order=1)


@hooks.register("before_edit_page", order=-1)
def say_why_a_translation_came_back(request: HttpRequest, page: Page) -> None:
    """wagtail-localize's editor does not."""
    if request.method == "GET" and handing_in.is_translation(page) and (back := sent_back(page)):
        said = {"person": back.person or gettext("somebody who left"), "reason": back.short}
        messages.warning(request, gettext("Sent back by %(person)s: %(reason)s") % said)


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


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        RESTARTED, _("Follow the source again"), _("Page follows its source again")
    )


@hooks.register("insert_global_admin_css")
def admin_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_scripts() -> SafeString:
    ours = (static("home/days.js"), static("home/remarks.js"))
    scripts = format_html_join("", '<script src="{}"></script>', ((one,) for one in ours))
    return scripts + signed_in.script()
