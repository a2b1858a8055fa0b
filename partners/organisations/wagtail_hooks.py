"""Registers the admin's lists and the actions of the log."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from home import work
from home.access import actor_of
from home.handbook import links
from partners.organisations.admin import (
    alike,
    many,  # noqa: F401 - registers what is done to many
)
from partners.organisations.admin.register import urls as register
from partners.organisations.admin.viewsets import OrganisationViewSetGroup
from partners.organisations.models import Organisation
from partners.organisations.services import register_imports as lists
from partners.organisations.services.organisations import ARCHIVED, ASSIGNED, CHANGE, RESTORED

register_snippet(OrganisationViewSetGroup)
links.about(Organisation, "organisations")
work.register_charge(
    work.Charge(Organisation, "wagtailsnippets_organisations_organisation:list", CHANGE)
)


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action(ARCHIVED, _("Archive"), _("Archived"))
    actions.register_action(ASSIGNED, _("Assign"), _("Put somebody in charge"))
    actions.register_action(RESTORED, _("Restore"), _("Restored"))
    for action, label, done in (
        (lists.HANDED_IN, _("Hand in"), _("Handed in")),
        (lists.CHOSEN, _("Choose columns"), _("Columns chosen")),
        (lists.CHECKED, _("Compare again"), _("Compared again")),
        (lists.DECIDED, _("Decide a row"), _("Row decided")),
        (lists.WRITTEN, _("Write"), _("Asked to be written")),
        (lists.UNDONE, _("Take back"), _("Asked to be taken back")),
        (lists.DROPPED, _("Put aside"), _("Put aside")),
    ):
        actions.register_action(action, label, done)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    pages = include((register.urlpatterns, "register_import"))
    return [
        path("organisations/register/", pages),
        path("organisations/", include(alike.urlpatterns)),
    ]


class RegisterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return lists.user_can(actor_of(request), "view")


@hooks.register("register_organisations_menu_item")
def register_in_menu() -> MenuItem:
    url = reverse("register_import:history")
    return RegisterMenuItem(_("National register"), url, icon_name="table", order=900)


@hooks.register("insert_global_admin_css")
def register_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("organisations/admin.css"))
