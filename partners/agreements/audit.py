"""The words of the history: what was done to an agreement."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from partners.agreements.labels import VERB
from partners.agreements.lifecycle import Verb

ACTIONS = {
    "agreements.archive": (_("Archive"), _("Archived")),
    "agreements.restore": (_("Restore"), _("Restored from the archive")),
    "agreements.let_in": (_("Let a partner in"), _("Let a partner's account in")),
    "agreements.shut_out": (_("Shut a partner out"), _("Took a partner's access back")),
    "agreements.document_add": (_("Add document"), _("Added a document")),
    "agreements.document_show": (_("Change audience"), _("Changed who may read a document")),
    "agreements.document_archive": (_("Archive document"), _("Archived a document")),
    "agreements.commitment_record": (_("Record commitment"), _("Recorded a commitment")),
    "agreements.commitment_change": (_("Change commitment"), _("Changed a commitment")),
    "agreements.commitment_move": (_("Move commitment"), _("Said how a commitment stands")),
    "agreements.commitment_archive": (_("Archive commitment"), _("Archived a commitment")),
    "agreements.report": (_("Report progress"), _("Reported progress")),
    "agreements.proof_attach": (_("Attach proof"), _("Attached a proof")),
    "agreements.proof_detach": (_("Detach proof"), _("Took a proof away")),
    "agreements.import": (_("Import"), _("Imported from a spreadsheet")),
}


def register(actions: Any) -> None:
    """Tell Wagtail's log about our actions (hook `register_log_actions`)."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
    actions.register_action("agreements.transition")(TransitionFormatter)
    actions.register_action("agreements.undo")(UndoFormatter)


class TransitionFormatter(LogFormatter):
    label = _("Take a step")

    def format_message(self, log_entry: Any) -> Any:
        return VERB[Verb(log_entry.data["verb"])]


class UndoFormatter(LogFormatter):
    label = _("Undo a step")

    def format_message(self, log_entry: Any) -> Any:
        step = VERB[Verb(log_entry.data["verb"])]
        return _("Undid “%(step)s”: %(reason)s") % {
            "step": step,
            "reason": log_entry.data["reason"],
        }
