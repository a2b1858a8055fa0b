"""Why something handed in was sent back: chosen or written, never left out.

The words are kept where Wagtail keeps a reviewer's comment (`TaskState.comment`), so that its
history, its letter to the author and ours all say the same.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, WorkflowState

REJECT = "reject"
LONGEST = 2000
REASONS = {
    "incomplete": gettext_lazy("Something that readers need is missing."),
    "source": gettext_lazy("A source or its date is missing, or cannot be checked."),
    "fact": gettext_lazy("A fact is not right."),
    "words": gettext_lazy("The words are hard to understand or have mistakes."),
    "translation": gettext_lazy("The translation does not say the same."),
    "double": gettext_lazy("The same is on the site already."),
    "rights": gettext_lazy("We may not publish this: rights of others, or personal data."),
}
MISSING = gettext_lazy("Choose a reason or write one: the author reads it above the form.")


class ReasonForm(forms.Form):
    """What a reviewer is asked; its cleaned data are what Wagtail's tasks take."""

    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Why it is sent back"),
        choices=list(REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    comment = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("What should be changed, and where. The author reads this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [str(REASONS[code]) for code in given.get("reasons", [])]
        written = given.get("comment", "").strip()
        if not (chosen or written) and not self.errors:
            self.add_error("comment", MISSING)
        return {"comment": "\n".join([*chosen, *([written] if written else [])])}


def reason_in(extra_data: str) -> str:
    """What stands in the form that Wagtail's script sends; empty where nothing does."""
    try:
        found = json.loads(extra_data or "{}")
    except ValueError:
        return ""
    said = found.get("comment", "") if isinstance(found, dict) else ""
    return said.strip() if isinstance(said, str) else ""


@dataclass(frozen=True, slots=True)
class SentBack:
    """`reason` is as it was written; from before reasons were asked for it may be empty."""

    person: str
    moment: datetime | None
    reason: str

    @property
    def lines(self) -> list[str]:
        return [line for line in self.reason.splitlines() if line.strip()]

    @property
    def short(self) -> str:
        """In one line, for a list."""
        return " ".join(self.lines) or _("no reason was written")


def sent_back(subject: Model) -> SentBack | None:
    """While its author has not handed it in again."""
    found = WorkflowState.objects.for_instance(subject).filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES
    )
    state = found.select_related("current_task_state__finished_by").order_by("-pk").first()
    return of_task(state.current_task_state) if state else None


def of_task(state: TaskState | None) -> SentBack:
    if state is None:
        return SentBack("", None, "")
    return SentBack(str(state.finished_by or ""), state.finished_at, state.comment)


def of_states(states: Iterable[WorkflowState]) -> dict[int, SentBack]:
    """By key of the state; ask `current_task_state__finished_by` with them."""
    return {state.pk: of_task(state.current_task_state) for state in states}
