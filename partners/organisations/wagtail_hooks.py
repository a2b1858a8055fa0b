"""Registers the admin's lists and the actions of the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from partners.organisations.admin.viewsets import OrganisationViewSetGroup
from partners.organisations.services import register_imports as lists
from partners.organisations.services.organisations import ARCHIVED, RESTORED

register_snippet(OrganisationViewSetGroup)


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action(ARCHIVED, _("Archive"), _("Archived"))
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
