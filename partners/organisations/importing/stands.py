"""Where a list stands in a word, and what is awaited of whom."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.ui.states import Look, look
from partners.organisations.models import RegisterImport

Step, State = RegisterImport.Step, RegisterImport.State


@dataclass(frozen=True, slots=True)
class Stand:
    """`awaited` is a sentence: what is to be done, and by whom."""

    look: Look
    awaited: str | Promise

    def __str__(self) -> str:
        return f"{self.look.word} · {self.awaited}" if self.awaited else str(self.look.word)


COLUMNS = Stand(
    Look("attention", "edit", _("waits for its columns")),
    _("An editor says what they mean."),
)
BARRED = Stand(
    Look("danger", "minus", _("cannot be written")),
    _("An editor mends the list or its columns; the page says why."),
)
UNDECIDED = Stand(
    Look("attention", "wait", _("waits for decisions")),
    _("An editor decides about the unsure rows; the others can be written."),
)
UNDECIDED_AND_WARNED = Stand(
    UNDECIDED.look,
    _("An editor decides about the unsure rows. Something speaks against writing: a moderator "
      "gives a reason, or puts the list aside."),
)  # fmt: skip
PLANNED = Stand(
    Look("attention", "wait", _("waits to be written")),
    _("A moderator writes it, or puts it aside."),
)
WARNED = Stand(
    Look("attention", "warning", _("waits to be written")),
    _("Something speaks against it: a moderator gives a reason, or puts it aside."),
)
WRITTEN = Stand(Look("success", "check", _("written")), "")
IN_PART = Stand(
    Look("success", "check", _("written")),
    _("Its wrong and unsure rows are not: they can be corrected and handed in."),
)
BACK = Stand(Look("neutral", "minus", pgettext_lazy("list", "taken back")), "")
HALF = _("A moderator has it go on, or takes it back.")
AGAIN = _("An editor has it done again, or puts it aside; the page says why.")


def of(record: RegisterImport) -> Stand:
    """What the job does or did last is told by its step; what is done, by what comes next."""
    if record.state == State.DROPPED:
        return Stand(look(State.DROPPED), "")
    if record.state == State.STOPPED:
        is_half = record.step in {Step.WRITE, Step.UNDO}
        return Stand(look(State.STOPPED), HALF if is_half else AGAIN)
    if record.is_at_work:
        return Stand(look(State(record.state)), record.get_step_display())
    if record.step == Step.CHECK:
        return _of_plan(record)
    if record.step == Step.WRITE:
        left_out = any(record.figures.get(outcome) for outcome in ("wrong", "unsure"))
        return IN_PART if left_out else WRITTEN
    return COLUMNS if record.step == Step.READ else BACK


def _of_plan(record: RegisterImport) -> Stand:
    if any(not guard["may_be_passed"] for guard in record.guards):
        return BARRED
    if record.figures.get("unsure"):
        return UNDECIDED_AND_WARNED if record.guards else UNDECIDED
    return WARNED if record.guards else PLANNED
