"""Registers the actions of the log."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from partners.apprenticeships.results import history


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for verb, (label, words) in history.WORDS.items():
        actions.register_action(history.action(verb), label, words)
