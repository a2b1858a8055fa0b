"""What one person asked for and nobody has decided: one query for the front of the workspace."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, Value
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from home.access import Actor
from home.waiting import Waiting
from partners.membership.claiming.following import ANSWERED_WITHIN
from partners.membership.models import Claim, Proposal, State


@dataclass(frozen=True, slots=True)
class OpenAsked:
    """A claim or proposal in a list: as `Asked` is read by membership/state.html."""

    pk: int
    which: str  # "claim" or "proposal"
    about: str
    state: str
    since: datetime
    is_open = True

    def get_absolute_url(self) -> str:
        return reverse(f"membership:{self.which}", args=[self.pk])

    def get_state_display(self) -> str:
        return str(State(self.state).label)

    @property
    def card(self) -> Waiting | None:
        """Where its own person is waited for, until it expires."""
        if self.state != State.MORE_NEEDED:
            return None
        text = (
            _("More is needed before your claim is decided")
            if self.which == "claim"
            else _("More is needed before your proposal is decided")
        )
        until = localtime(self.since + ANSWERED_WITHIN).date()
        return Waiting(text, self.get_absolute_url(), _("Add what is missing"), self.about, until)


def open_of(actor: Actor) -> list[OpenAsked]:
    """Those of the person who acts, the longest in their state first."""
    rows = [
        model.objects.open()
        .of(actor)
        .order_by()
        .annotate(which=Value(which, CharField()), about=about)
        .values_list("pk", "which", "about", "state", "since")
        for model, which, about in (
            (Claim, "claim", F("organisation__name")),
            (Proposal, "proposal", F("name")),
        )
    ]
    return [OpenAsked(*row) for row in rows[0].union(rows[1], all=True).order_by("since")]
