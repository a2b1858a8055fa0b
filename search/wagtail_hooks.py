"""The admin's menu "Search", its addresses, and the actions of the log."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.log_actions import LogActionRegistry

from home.access import actor_of
from search.admin.pins import PinsView
from search.admin.report import SearchesView
from search.admin.this_week import SearchedThisWeek, user_can_look
from search.pins import PINNED, RAISED, UNPINNED

urlpatterns = [
    path("", SearchesView.as_view(), name="searches"),
    path("results/", SearchesView.as_view(results_only=True), name="searches_results"),
    path("pins/", PinsView.as_view(), name="pins"),
]


class PermittedItem(MenuItem):
    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return actor_of(request).has(self.permission)


@hooks.register("register_admin_urls")
def register_search_urls() -> list[URLPattern | URLResolver]:
    return [path("search/", include((urlpatterns, "search_admin")))]


@hooks.register("register_admin_menu_item")
def register_search_menu() -> SubmenuMenuItem:
    menu = Menu(
        items=[
            PermittedItem(
                _("What people search"),
                reverse_lazy("search_admin:searches"),
                icon_name="glasses",
                permission="search.view_searched",
            ),
            PermittedItem(
                _("Editors' choices"),
                reverse_lazy("search_admin:pins"),
                icon_name="pick",
                permission="search.add_pin",
            ),
        ]
    )
    return SubmenuMenuItem(
        _("Searches"), menu, name="search-insight", icon_name="search", order=340
    )


@hooks.register("construct_homepage_panels")
def what_was_searched(request: HttpRequest, panels: list[Any]) -> None:
    if user_can_look(request):
        panels.append(SearchedThisWeek())


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(PINNED, _("Put first"), _("Put first in the search"))
    actions.register_action(RAISED, _("Put higher"), _("Put higher among the first"))
    actions.register_action(UNPINNED, _("Remove from first"), _("No longer first in the search"))
