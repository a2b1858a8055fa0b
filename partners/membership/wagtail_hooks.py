"""Registers the admin's lists, the actions of the log, and what needs a moderator today."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.dashboard import register_panel
from partners.membership import history
from partners.membership.admin import profiles
from partners.membership.admin.viewsets import PeopleViewSetGroup
from partners.membership.mandating import history as of_mandates
from partners.membership.models import ProfileChange

register_permission_policy(ProfileChange, profiles.DecisionPolicy(ProfileChange))
register_snippet(PeopleViewSetGroup)
register_panel(profiles.PANEL)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
    of_mandates.register(actions)
