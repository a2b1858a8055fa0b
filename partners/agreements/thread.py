"""One agreement and its promises as beads on a thread, for the home page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.agreements import wording
from partners.agreements.labels import STATUS
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules.progress import CommitmentState, Light

MOST_BEADS = 3


@dataclass(frozen=True, slots=True)
class Thread:
    """`kept`: the promise kept last, if any was."""

    agreement: Agreement
    partners: str
    promises: list[Commitment]
    kept: Commitment | None

    @property
    def status(self) -> str:
        return capfirst(str(STATUS[self.agreement.status_on()]))

    @property
    def beads(self) -> list[dict[str, Any]]:
        """For components/milestones.html: its signature, what was kept last, what comes next."""
        signed = self.agreement.signed_on
        first = [_bead(_("Signed"), Light.DONE, signed, "")] if signed else []
        kept = [self.kept] if self.kept else []
        ahead = [one for one in self.promises if one.state != CommitmentState.DONE]
        return [*first, *map(_promise, [*kept, *ahead][:MOST_BEADS])]

    @property
    def more(self) -> int:
        """Promises that are not among the beads."""
        return len(self.promises) - sum("light" in bead for bead in self.beads)


def latest() -> Thread | None:
    """Of the promise that was kept last; where none was, of the newest agreement that promises
    something. Nothing of what is made up. Three queries.
    """
    shown = Commitment.objects.public().filter(agreement__is_example=False)
    kept_first = F("done_on").desc(nulls_last=True)
    newest_first = F("agreement__signed_on").desc(nulls_last=True)
    ordered = shown.order_by(kept_first, newest_first, "-agreement", "pk")
    chosen = ordered.select_related("agreement").first()
    if chosen is None:
        return None
    agreement = chosen.agreement
    parties = agreement.parties.select_related("organisation").order_by("sort_order")
    promises = list(shown.filter(agreement=agreement).by_due_date())
    for one in promises:
        one.agreement = agreement
    kept = chosen if chosen.state == CommitmentState.DONE else None
    return Thread(agreement, wording.partner_names(parties), promises, kept)


def _promise(promise: Commitment) -> dict[str, Any]:
    on = timezone.localdate()
    light = promise.light_on(on)
    day = promise.done_on if light is Light.DONE else promise.due_on
    words = capfirst(promise.light_words(on))
    return _bead(promise.title, light, day, words) | {"light": light}


def _bead(title: str, state: Light, day: Any, words: str) -> dict[str, Any]:
    return {
        "title": title,
        "state": state,
        "state_label": words,
        "when": date_format(day) if day else _("No date yet"),
        "datetime": day.isoformat() if day else "",
    }
