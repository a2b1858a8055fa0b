"""Registers the actions of the log."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from partners.apprenticeships.rounds import history


def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)


hooks.register("register_log_actions", register_log_actions)
