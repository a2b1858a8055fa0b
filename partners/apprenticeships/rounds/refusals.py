"""Why an act on a round is refused, with its words: one named exception each."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models.round import PHASES


class RoundRefusal(Refusal):
    """Base of this room's refusals. `words` may name facts of the case."""

    words: str | Promise = ""

    def named(self) -> dict[str, object]:
        """The facts that the words name, in the reader's language."""
        return {}

    def __str__(self) -> str:
        return str(self.words) % self.named()


class IsNotOpen(RoundRefusal):
    """As the round stands, this is not done to it. Facts: phase."""

    words = _("This is not possible: the round is “%(phase)s”.")

    def named(self) -> dict[str, object]:
        return {"phase": PHASES[Phase(self.facts["phase"])]}


class IsAnnounced(RoundRefusal):
    """Once a round is announced, only its batches and a later last day change. Facts: field."""

    words = _("The round is announced: its batches can change, and its last day can be later.")

    def __init__(self, **facts: Any) -> None:
        self.about = (facts["field"],)
        super().__init__(**facts)


class DeadlineOnlyLater(RoundRefusal):
    """People rely on the day that was announced. Facts: day."""

    about = ("apply_until",)
    words = _("People rely on %(day)s; the last day to apply can only be moved to a later one.")

    def named(self) -> dict[str, object]:
        return {"day": date_format(self.facts["day"])}


class NotReady(RoundRefusal):
    """It cannot be announced, or stay so. Facts: missing (of `readiness`)."""

    about = ("batches", "apply_until", "follows")
    words = _("Something is missing: %(missing)s")

    def named(self) -> dict[str, object]:
        return {"missing": " ".join(str(one) for one in self.facts["missing"])}


class BadWeights(RoundRefusal):
    """Points are whole numbers, a hundred together. Facts: sum."""

    about = ("weights",)
    words = _("The points add up to %(sum)s. Together they have to be 100.")

    def named(self) -> dict[str, object]:
        return {"sum": self.facts["sum"]}


class ReasonMissing(RoundRefusal):
    """Those who applied are told why."""

    about = ("reason",)
    words = _("Say why: those who applied and the history are told.")


class FollowsItself(RoundRefusal):
    """A second round follows another, published one. Facts: none."""

    about = ("follows",)
    words = _("A second round follows another round whose results are published.")


class StillCollecting(RoundRefusal):
    """Applications that stand may still be on their way. Facts: until (aware)."""

    words = _("Applications come in until %(until)s; after that the round can be matched.")

    def named(self) -> dict[str, object]:
        until = timezone.localtime(self.facts["until"])
        return {"until": date_format(until, "DATETIME_FORMAT")}
