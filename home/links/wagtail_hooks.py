"""Links that do not answer, in the admin: address, menu, first page."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.access import actor_of
from home.dashboard import register_panel
from home.links.admin import report

register_panel(report.PANEL)


@hooks.register("register_admin_urls")
def link_addresses() -> list[URLPattern]:
    return report.urlpatterns


class LinksItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return report.user_can_look(actor_of(request))


@hooks.register("register_reports_menu_item")
def links_in_menu() -> MenuItem:
    label = report.LinksView.page_title
    return LinksItem(label, reverse_lazy("broken_links"), icon_name="link", order=925)
