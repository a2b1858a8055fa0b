"""The calendar, bundles and review days in the admin: addresses, menu, buttons, history."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from home import work
from home.access import Actor, actor_of
from home.dashboard import register_panel
from home.planning.admin import bundles as bundle_pages
from home.planning.admin import calendar
from home.planning.admin import remarks as remark_pages
from home.planning.admin import reviews as review_pages
from home.planning.services import bundles, remarks, reviews
from home.planning.subjects import label_of, may_edit, may_publish

register_panel(bundle_pages.PANEL)
register_panel(review_pages.PANEL)
register_panel(remark_pages.PANEL)


@hooks.register("register_admin_urls")
def planning_urls() -> list[URLPattern | URLResolver]:
    pages = (calendar, review_pages, bundle_pages, remark_pages)
    found = [one for page in pages for one in page.urlpatterns]
    return [path("planning/", include((found, "planning")))]


class CalendarItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reviews.user_can_plan(actor_of(request))


class BundlesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bundles.user_can_bundle(actor_of(request))


@hooks.register("register_admin_menu_item")
def calendar_item() -> MenuItem:
    url = reverse_lazy("planning:calendar")
    return CalendarItem(_("Calendar"), url, "planning", icon_name="calendar-alt", order=12)


@hooks.register("register_admin_menu_item")
def bundles_item() -> MenuItem:
    url = reverse_lazy("planning:bundles")
    return BundlesItem(_("Bundles"), url, "bundles", icon_name="folder-open-inverse", order=14)


def buttons_of(record: Any, actor: Actor) -> Iterable[Button]:
    """Beside the others of its form; of kinds with drafts only."""
    if not isinstance(record, tuple(work.registered_kinds())):
        return
    app, model = label_of(record).split(".")
    if reviews.user_can_plan(actor) and may_edit(actor, record):
        url = reverse("planning:review_day", args=[app, model, record.pk])
        yield Button(_("Check again"), url=url, icon_name="calendar-check", priority=70)
    if bundles.user_can_bundle(actor) and may_publish(actor, record):
        url = reverse("planning:put_in", args=[app, model, record.pk])
        yield Button(_("Put into a bundle"), url=url, icon_name="folder-inverse", priority=72)


@hooks.register("register_page_header_buttons")
def page_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterable[Button]:
    if view_name == "edit" and not page.is_root():
        yield from buttons_of(page, Actor(user))


@hooks.register("register_record_header_buttons")
def record_buttons(record: Any, request: HttpRequest) -> Iterable[Button]:
    yield from buttons_of(record, actor_of(request))
    yield from remark_pages.button_of(record, actor_of(request))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(reviews.PLANNED, _("Plan a check"), _("Day of the next check changed"))
    actions.register_action(reviews.CHECKED, _("Check"), _("Checked again"))
    actions.register_action(remarks.ADDED, _("Remark"), _("Remark written"))
    actions.register_action(remarks.SETTLED, _("Settle"), _("Remark done"))
    actions.register_action(bundles.PUT_IN, _("Put into a bundle"), _("Put into the bundle"))
    actions.register_action(
        bundles.TAKEN_OUT, _("Take out of the bundle"), _("Taken out of the bundle")
    )
    actions.register_action(bundles.PLANNED, _("Plan the release"), _("Release planned"))
    actions.register_action(bundles.RELEASED, _("Release together"), _("Released together"))
