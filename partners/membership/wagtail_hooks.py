"""Registers the admin's lists, the actions of the log, and what needs a moderator today."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.access import actor_of
from home.dashboard import register_panel
from home.records import WrittenElsewhere
from partners.membership import history, permissions
from partners.membership.admin import (
    duplicates,
    merging,
    people,
    profiles,
    quality,
    queue,
)
from partners.membership.admin.viewsets import PeopleViewSetGroup
from partners.membership.claiming import history as claiming
from partners.membership.mandating import history as of_mandates
from partners.membership.models import Area, Mandate, ProfileChange
from partners.membership.services import areas as area_services
from partners.membership.services import profiles as profile_services

_decide, _assign = profile_services.user_can_decide, area_services.user_can_assign
_look, _moderate = permissions.user_is_staff, permissions.user_can_moderate
for policy in (
    WrittenElsewhere(ProfileChange, view=_decide, change=_decide),
    WrittenElsewhere(Mandate, view=_look, change=_moderate),  # boards give them
    WrittenElsewhere(Area, view=_look, add=_assign, change=_assign),
):
    register_permission_policy(policy.model, policy)
register_snippet(PeopleViewSetGroup)
register_panel(profiles.PANEL)
queue.register()
hooks.register("register_reports_menu_item", duplicates.menu_item)
hooks.register("register_reports_menu_item", quality.menu_item)
hooks.register("register_snippet_listing_buttons", merging.listing_buttons)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in {**history.WORDS, **claiming.WORDS}.items():
        actions.register_action(name, label, words)
    of_mandates.register(actions)


@hooks.register("register_admin_urls")
def people_addresses() -> list[URLPattern | URLResolver]:
    return [
        *duplicates.urlpatterns(),
        *quality.urlpatterns(),
        path("reports/people/", include(people.urlpatterns)),
        path("organisations/merge/", include(merging.urlpatterns)),
    ]


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.user_is_staff(actor_of(request))


@hooks.register("register_reports_menu_item")
def people_in_menu() -> MenuItem:
    label = _("People of organisations")
    return PeopleMenuItem(label, reverse("memberships"), icon_name="group", order=920)
