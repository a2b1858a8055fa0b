"""Registers the actions of the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from home.privacy import merging, services


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        services.CORRECTED, _("Correct data"), _("Somebody corrected their own data")
    )
    actions.register_action(
        services.DOWNLOADED, _("Download data"), _("Somebody took their own data along as a file")
    )
    actions.register_action(
        merging.MERGED, _("Merge accounts"), _("Another account of the same person was merged here")
    )
    actions.register_action(services.ERASED, _("Erase account"), _("Somebody erased their account"))
