"""The words of the history: what was done to an agreement, by whom, and what it changed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from partners.agreements.labels import LIGHT, STEPS, Obstacle
from partners.agreements.rules.lifecycle import Verb
from partners.agreements.rules.progress import Light

Data = dict[str, Any]


def register(actions: Any) -> None:
    """Tell Wagtail's log about our actions (hook `register_log_actions`)."""
    for action, (label, words) in ACTIONS.items():
        actions.register_action(action)(partial(Formatter, label, words))


class Formatter(LogFormatter):  # type: ignore[misc]  # Wagtail is not typed
    """`words` puts an entry's data into one sentence."""

    def __init__(self, label: Promise, words: Callable[[Data], str]) -> None:
        self.label, self.words = label, words

    def format_message(self, log_entry: Any) -> str:
        return self.words(log_entry.data)


def _with_reason(text: str, data: Data) -> str:
    return f"{text}: {data['reason']}" if data.get("reason") else text


def _step(data: Data) -> str:
    words = str(STEPS[Verb(data["verb"])].name)
    if data.get("on"):
        words = f"{words} ({date_format(date.fromisoformat(data['on']))})"
    return _with_reason(words, data)


def _undo(data: Data) -> str:
    step = STEPS[Verb(data["verb"])].name
    return _("Undid “%(step)s”: %(reason)s") % {"step": step, "reason": data["reason"]}


def _change(data: Data) -> str:
    """Each changed field, from what to what, under the name that the form shows."""
    from partners.agreements.models import Commitment

    told = [
        f"{label_for_field(name, Commitment)}: {_said(before)} → {_said(after)}"
        for name, (before, after) in data.get("changes", {}).items()
    ]
    text = _("Changed the commitment “%(title)s”") % data
    return f"{text}: {'; '.join(told)}" if told else text


def _said(value: str) -> str:
    return _("yes") if value == "True" else value or "–"


def _move(data: Data) -> str:
    facts = {
        "title": data["title"],
        "before": LIGHT[Light(data["before"])],
        "after": LIGHT[Light(data["after"])],
    }
    text = _("The commitment “%(title)s” went from %(before)s to %(after)s") % facts
    if data.get("obstacle"):
        text = f"{text} ({Obstacle(data['obstacle']).label})"
    return _with_reason(text, data)


def _about(words: Promise) -> Callable[[Data], str]:
    """A sentence about the thing whose title the entry carries; older entries carry none."""
    return lambda data: f"{words}: {data['title']}" if data.get("title") else str(words)


def _plain(words: Promise, key: str = "reason") -> Callable[[Data], str]:
    return lambda data: f"{words}: {data[key]}" if data.get(key) else str(words)


ACTIONS: dict[str, tuple[Promise, Callable[[Data], str]]] = {
    "agreements.transition": (gettext_lazy("Take a step"), _step),
    "agreements.undo": (gettext_lazy("Undo a step"), _undo),
    "agreements.archive": (gettext_lazy("Archive"), _plain(gettext_lazy("Archived"))),
    "agreements.restore": (
        gettext_lazy("Restore"),
        _plain(gettext_lazy("Restored from the archive")),
    ),
    "agreements.let_in": (
        gettext_lazy("Let a partner in"),
        _plain(gettext_lazy("Let a partner's account in"), "name"),
    ),
    "agreements.shut_out": (
        gettext_lazy("Shut a partner out"),
        _plain(gettext_lazy("Took a partner's access back"), "name"),
    ),
    "agreements.document_add": (
        gettext_lazy("Add document"),
        _about(gettext_lazy("Added a document")),
    ),
    "agreements.document_show": (
        gettext_lazy("Change audience"),
        _about(gettext_lazy("Changed who may read a document")),
    ),
    "agreements.document_archive": (
        gettext_lazy("Archive document"),
        _about(gettext_lazy("Archived a document")),
    ),
    "agreements.document_restore": (
        gettext_lazy("Restore document"),
        _about(gettext_lazy("Brought a document back from the archive")),
    ),
    "agreements.commitment_record": (
        gettext_lazy("Record commitment"),
        _about(gettext_lazy("Recorded a commitment")),
    ),
    "agreements.commitment_import": (
        gettext_lazy("Import commitment"),
        _about(gettext_lazy("Imported a commitment from a spreadsheet")),
    ),
    "agreements.commitment_change": (gettext_lazy("Change commitment"), _change),
    "agreements.commitment_move": (gettext_lazy("Move commitment"), _move),
    "agreements.commitment_archive": (
        gettext_lazy("Archive commitment"),
        _about(gettext_lazy("Archived a commitment")),
    ),
    "agreements.commitment_restore": (
        gettext_lazy("Restore commitment"),
        _about(gettext_lazy("Brought a commitment back from the archive")),
    ),
    "agreements.report": (
        gettext_lazy("Report progress"),
        _about(gettext_lazy("Reported progress")),
    ),
    "agreements.report_confirm": (
        gettext_lazy("Confirm report"),
        _about(gettext_lazy("Confirmed a report")),
    ),
    "agreements.proof_attach": (
        gettext_lazy("Attach proof"),
        _plain(gettext_lazy("Attached a proof"), "proof"),
    ),
    "agreements.proof_detach": (
        gettext_lazy("Detach proof"),
        _plain(gettext_lazy("Took a proof away"), "proof"),
    ),
    "agreements.import": (
        gettext_lazy("Import"),
        _plain(gettext_lazy("Imported from a spreadsheet")),
    ),
}
