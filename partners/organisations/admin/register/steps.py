"""Where a list stands on its way: four stages, how far the job is, and whether anybody works."""

import math
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home import heartbeats
from partners.organisations.models import RegisterImport

Step, State = RegisterImport.Step, RegisterImport.State
REFRESH = 5
"""Seconds after which a page asks again while the job works."""

NAMES: tuple[Promise, ...] = (
    _("Read the file"),
    _("Say what the columns mean"),
    _("Compare with the register"),
    _("Write into the register"),
)
WORDS: dict[str, Promise] = {
    "done": _("done"),
    "now": _("now"),
    "stopped": _("stopped"),
    "ahead": _("not yet"),
    "undone": pgettext_lazy("list", "taken back"),
}
_AT = {Step.READ: 0, Step.CHECK: 2, Step.WRITE: 3, Step.UNDO: 3}

TOLD: dict[tuple[str, str], Promise] = {
    (Step.READ, State.DONE): _(
        "The file is read, and nothing else is done with it. Say what its columns mean; then it is "
        "compared with the register."
    ),
    (Step.CHECK, State.DONE): _("This is what would happen. Nothing of it is written yet."),
    (Step.WRITE, State.DONE): _("The list is written, all of its rows."),
    (Step.UNDO, State.DONE): _(
        "The list is taken back. What it wrote is as it was before, but for what people have "
        "changed since."
    ),
}
PARTLY = _(
    "What could be written of the list is. Rows that are wrong or unsure are not: see below."
)
AT_WORK: dict[str, Promise] = {
    Step.READ: _("The file is being read."),
    Step.CHECK: _("Each row is being compared with the register. Nothing is written."),
    Step.WRITE: _("The list is being written into the register."),
    Step.UNDO: _("What the list wrote is being taken back."),
}
ASIDE = _("It was put aside. Nothing of it is written; hand the list in again if it is wanted.")


@dataclass(frozen=True, slots=True)
class Stage:
    """`state` is a key of WORDS."""

    name: str | Promise
    state: str

    @property
    def word(self) -> str | Promise:
        return WORDS[self.state]


def stages(record: RegisterImport) -> list[Stage]:
    passed = _AT[Step(record.step)] + (record.state == State.DONE)
    return [Stage(name, _state(record, at, passed)) for at, name in enumerate(NAMES)]


def _state(record: RegisterImport, at: int, passed: int) -> str:
    if at == _AT[Step.UNDO] and record.undone_at:
        return "undone"
    if at < passed:
        return "done"
    if at > passed or record.state == State.DROPPED:
        return "ahead"
    return "stopped" if record.state == State.STOPPED else "now"


def told(record: RegisterImport) -> str | Promise:
    """One sentence; empty for a list that stopped, which says why itself."""
    if record.is_at_work:
        return AT_WORK[record.step]
    if (record.step, record.state) == (Step.WRITE, State.DONE) and _leaves_out(record):
        return PARTLY
    return ASIDE if record.state == State.DROPPED else TOLD.get((record.step, record.state), "")


def _leaves_out(record: RegisterImport) -> bool:
    return any(record.figures.get(outcome) for outcome in ("wrong", "unsure"))


def percent(record: RegisterImport) -> int | None:
    """None while nobody knows how many rows there are."""
    return math.floor(100 * record.done_rows / record.all_rows) if record.all_rows else None


def nobody_works(record: RegisterImport) -> bool:
    """Whether it waits and no worker is heard, or the one that had it fell silent or is gone."""
    mine = RegisterImport.objects.filter(pk=record.pk)
    if record.state == State.WAITING:
        return heartbeats.JOBS.silent_seconds() is None or mine.overdue().exists()
    return record.state == State.RUNNING and mine.broken_off().exists()
