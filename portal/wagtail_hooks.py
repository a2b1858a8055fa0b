"""Our colours in Wagtail's admin (marks and words are in templates/wagtailadmin), and who may
read its files.
"""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.utils.version import get_main_version

from portal.desk_search.views import EverythingArea
from portal.desk_search.views import urlpatterns as everything
from portal.media import follow_what_offers_it
from portal.users import staffing, support
from portal.users.second_factor import RESET

hooks.register("before_serve_document", follow_what_offers_it)


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("ui/css/admin.css"))


@hooks.register("register_log_actions")
def acts_on_accounts(actions: LogActionRegistry) -> None:
    actions.register_action(staffing.INVITED, _("Invite"), _("Invitation sent"))
    link_sent = _("Link for a new password sent")
    actions.register_action(staffing.LINK_SENT, _("Send a link for a new password"), link_sent)
    actions.register_action(staffing.OPENED_AGAIN, _("Open again"), _("Account opened again"))

    @actions.register_action(RESET)
    class Reset(LogFormatter):
        label = _("Reset the second factor")

        def format_message(self, log_entry: Any) -> str:
            if reason := log_entry.data.get("reason"):
                return gettext("Second factor taken away: %(reason)s") % {"reason": reason}
            return gettext("Second factor was taken away")

    @actions.register_action(support.LOOKED)
    class Looked(LogFormatter):
        label = _("Look at the workspace")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Looked at the workspace: %(reason)s") % log_entry.data

    @actions.register_action(staffing.ENDED)
    class Ended(LogFormatter):
        label = _("End the account")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Account ended: %(reason)s") % {"reason": log_entry.data["reason"]}


@hooks.register("register_admin_urls")
def everything_urls() -> list[URLPattern]:
    return everything


@hooks.register("register_admin_search_area")
def everything_area() -> EverythingArea:
    return EverythingArea()


@hooks.register("construct_reports_menu")
@hooks.register("construct_help_menu")
def name_in_the_readers_language(request: HttpRequest, items: list[MenuItem]) -> None:
    """A menu is made once in a process: what was worded then stays in the language of whoever came
    first.
    """
    for item in items:
        if item.name.startswith("whats-new"):
            version = get_main_version(include_patch=False)
            item.label = gettext("What's new in Wagtail %(version)s") % {"version": version}
        elif getattr(item, "url", "") == reverse("wagtail_localize:translations_report"):
            item.label = gettext("Translations")
