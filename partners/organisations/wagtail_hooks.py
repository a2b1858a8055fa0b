"""Registers the admin's lists and the actions of the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from partners.organisations.admin.viewsets import OrganisationViewSetGroup
from partners.organisations.services.organisations import ARCHIVED, RESTORED

register_snippet(OrganisationViewSetGroup)


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action(ARCHIVED, _("Archive"), _("Archived"))
    actions.register_action(RESTORED, _("Restore"), _("Restored"))
