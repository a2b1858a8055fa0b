"""Views and missed addresses in the admin: addresses, menu, first page, history."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry

from home.access import actor_of
from home.dashboard import register_panel
from home.visits.admin import missing as missing_pages
from home.visits.admin import sent as sent_pages
from home.visits.admin import views
from home.visits.sent import SENT, TAKEN_BACK
from home.visits.services import missing

register_panel(missing_pages.PANEL)


@hooks.register("register_admin_urls")
def visit_addresses() -> list[URLPattern]:
    return [*missing_pages.urlpatterns, *sent_pages.urlpatterns, *views.urlpatterns]


class MissingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return missing.user_can_look(actor_of(request))


class ViewsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.user_can_look(actor_of(request))


@hooks.register("register_reports_menu_item")
def missing_in_menu() -> MenuItem:
    label = missing_pages.MissingView.page_title
    return MissingItem(label, reverse_lazy("missing"), icon_name="circle-xmark", order=920)


@hooks.register("register_reports_menu_item")
def views_in_menu() -> MenuItem:
    label = views.ViewsView.page_title
    return ViewsItem(label, reverse_lazy("views_by_week"), icon_name="view", order=930)


@hooks.register("construct_homepage_panels")
def what_was_looked_at(request: HttpRequest, panels: list[Any]) -> None:
    if views.user_can_look(actor_of(request)):
        panels.append(views.ViewedThisWeek())


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        missing.DISMISSED, _("Leave it"), _("Address that is not there taken off the list")
    )

    @actions.register_action(SENT)
    class Sent(LogFormatter):
        label = _("Send to …")

        def format_message(self, entry: BaseLogEntry) -> str:
            return gettext("Who asks for it is led to %(leads_to)s") % entry.data

    @actions.register_action(TAKEN_BACK)
    class TakenBack(LogFormatter):
        label = _("Lead on no more")

        def format_message(self, entry: BaseLogEntry) -> str:
            return gettext("Who asks for it is led to %(leads_to)s no more") % entry.data
