"""Registers the actions of the log and the admin's pages of rounds."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.access import actor_of
from home.dashboard import register_panel
from home.records import WrittenElsewhere
from partners.apprenticeships.results import appealing, deeds, history
from partners.apprenticeships.results.admin import appeals, today, urls
from partners.apprenticeships.results.admin.base import LIST, ROUNDS, may_look
from partners.apprenticeships.results.models import Appeal

register_panel(today.PANEL)

_may = appealing.user_can_answer_appeals
register_permission_policy(Appeal, WrittenElsewhere(Appeal, view=_may, change=_may))
register_snippet(appeals.AppealViewSet)
register_panel(appeals.PANEL)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
    for verb, (label, words) in deeds.WORDS.items():
        actions.register_action(deeds.action(verb), label, words)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    return [path("rounds/", include((urls.urlpatterns, "rounds_admin")))]


class RoundsMenuItem(MenuItem):  # type: ignore[misc]  # Wagtail is not typed
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(actor_of(request))


@hooks.register("register_apprenticeships_menu_item")
def register_in_menu() -> MenuItem:
    return RoundsMenuItem(ROUNDS, reverse(LIST), icon_name="calendar-check", order=900)


@hooks.register("insert_global_admin_css")
def rounds_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("results/admin.css"))
