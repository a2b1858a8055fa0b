"""Registers the report of letters, what needs a moderator, and the choices of a person."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from home.access import actor_of
from home.dashboard import register_panel
from home.notices.admin.account import RhythmsPanel
from home.notices.admin.letters import PANEL, LetterReport, SendAgainView, user_can_look
from home.notices.services import SENT_AGAIN

register_panel(PANEL)
hooks.register("register_account_settings_panel", RhythmsPanel)


@hooks.register("register_admin_urls")
def letter_addresses() -> list[URLPattern | URLResolver]:
    results = LetterReport.as_view(results_only=True)
    return [
        path("reports/letters/", LetterReport.as_view(), name="letters"),
        path("reports/letters/results/", results, name="letters_results"),
        path("reports/letters/<int:pk>/again/", SendAgainView.as_view(), name="letters_again"),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(SENT_AGAIN, _("Send again"), _("E-mail sent again"))


class LettersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_look(actor_of(request))


@hooks.register("register_reports_menu_item")
def letters_in_menu() -> MenuItem:
    return LettersMenuItem(_("E-mails"), reverse("letters"), icon_name="mail", order=910)
