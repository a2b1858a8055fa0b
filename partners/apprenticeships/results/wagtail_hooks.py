"""Registers the actions of the log."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from partners.apprenticeships.results import deeds


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for verb, (label, words) in deeds.WORDS.items():
        actions.register_action(deeds.action(verb), label, words)
