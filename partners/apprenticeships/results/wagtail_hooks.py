"""Registers the actions of the log."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from partners.apprenticeships.results import deeds, history


def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
    for verb, (label, words) in deeds.WORDS.items():
        actions.register_action(deeds.action(verb), label, words)


hooks.register("register_log_actions", register_log_actions)
