"""The words of the history: what was done to an agreement, by whom, and what it changed.

Each service says its acts' words beside its verbs: `ARCHIVE = action("agreements.archive", …)`.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry

from partners.agreements import services
from partners.agreements.labels import LIGHT, STEPS, Obstacle
from partners.agreements.rules.lifecycle import Verb
from partners.agreements.rules.progress import Light

Data = dict[str, Any]
_actions: dict[str, "Action"] = {}


def action(
    name: str,
    label: Promise,
    words: Promise | Callable[[Data], str],
    adding: str = "title",
    *,
    guarded: bool = False,
) -> str:
    """Declare what the log calls `name`: a `label` for lists, and the sentence about an entry.

    `words` are followed by the fact `adding` of the entry, where it has one; or they make the
    whole sentence of its data. A `guarded` fact is added where the entry `is_open` only: Wagtail's
    reports show sentences to everybody who may view. Returns `name`, for `home.audit.record`.
    """
    _actions[name] = Action(label, words, adding, guarded)
    return name


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail's log about our actions (hook `register_log_actions`).

    Wagtail asks once, maybe before anything needed a service: each declares its actions now.
    """
    for found in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        import_module(found.name)
    for name, known in _actions.items():
        actions.register_action(name)(partial(Formatter, known))


@dataclass(frozen=True)
class Action:
    label: Promise
    words: Promise | Callable[[Data], str]
    adding: str
    guarded: bool

    def sentence(self, data: Data, *, in_confidence: bool = False) -> str:
        if not isinstance(self.words, Promise):
            return self.words(data)
        is_told = in_confidence or not self.guarded or data.get("is_open")
        fact = data.get(self.adding) if is_told else ""
        return f"{self.words}: {fact}" if fact else str(self.words)


class Formatter(LogFormatter):  # type: ignore[misc]  # Wagtail is not typed
    """Puts an entry's data into one sentence."""

    def __init__(self, known: Action) -> None:
        self.label, self.action = known.label, known

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return self.action.sentence(log_entry.data)


def told_in_confidence(entry: BaseLogEntry) -> str | None:
    """The whole sentence, for who may read what is confidential; None for others' actions."""
    known = _actions.get(entry.action)
    return known.sentence(entry.data, in_confidence=True) if known else None


def _with_reason(text: str, data: Data) -> str:
    return f"{text}: {data['reason']}" if data.get("reason") else text


def step(data: Data) -> str:
    """A step in the life of an agreement, with its day and reason."""
    words = str(STEPS[Verb(data["verb"])].name)
    if data.get("on"):
        words = f"{words} ({date_format(date.fromisoformat(data['on']))})"
    return _with_reason(words, data)


def undo(data: Data) -> str:
    """Taking the last step back."""
    step = STEPS[Verb(data["verb"])].name
    return _("Undid “%(step)s”: %(reason)s") % {"step": step, "reason": data["reason"]}


def change(data: Data) -> str:
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


def move(data: Data) -> str:
    """How a commitment stood and stands."""
    facts = {
        "title": data["title"],
        "before": LIGHT[Light(data["before"])],
        "after": LIGHT[Light(data["after"])],
    }
    text = _("The commitment “%(title)s” went from %(before)s to %(after)s") % facts
    if data.get("obstacle"):
        text = f"{text} ({Obstacle(data['obstacle']).label})"
    return _with_reason(text, data)
