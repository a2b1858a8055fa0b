"""Why an act on an application is refused, each with its words."""

from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.deadlines import Zone
from partners.apprenticeships.words import date_range


class ApplicationRefusal(Refusal):
    """Base of these refusals; `words` may name facts of the case."""

    words: str | Promise = ""

    def said(self) -> str:
        """In the reader's language, with facts as people read them."""
        return str(self.words) % {name: _read(value) for name, value in self.facts.items()}


class IsNotShown(ApplicationRefusal):
    words = _("The site does not show your cooperative; only cooperatives shown there apply.")


class HasNoPlace(ApplicationRefusal):
    """The register does not say where the cooperative is."""

    words = _("Your cooperative's profile names no region yet. A round needs to know where it is.")


class RoundIsNotOpen(ApplicationRefusal):
    """It takes no applications at all: not announced, called off, or matched. Facts: round."""

    words = _("This round receives no applications now.")


class DeadlineHasPassed(ApplicationRefusal):
    """Facts: until, the last moment, in the cooperative's own zone."""

    words = _("The time to apply was over on %(until)s. What you handed in before stands.")


class IsNotOpen(ApplicationRefusal):
    """As the application stands, this is not done to it. Facts: state."""

    words = _("This is not possible as the application stands now. Open it again.")


class HoldsAPlace(ApplicationRefusal):
    """No cooperative has two seats: it holds one of another round. Facts, where they are known:
    batch, in words; until, its last day; url, of the result where the place can be given back.
    """

    words = _("Your cooperative holds a place of an earlier round. Nobody has two.")

    def said(self) -> str:
        if "batch" not in self.facts:
            return super().said()
        known = _(
            "Your cooperative holds a place of an earlier round: %(batch)s. Nobody has two. You "
            "can apply again when that apprenticeship is over, after %(until)s, or once you have "
            "given the place back."
        )
        return str(known) % {**self.facts, "until": date_format(self.facts["until"])}


class NotInRound(ApplicationRefusal):
    """Facts: batch."""

    about = ("batch", "batches")
    words = _("%(batch)s is not in this round.")


class CannotBeHad(ApplicationRefusal):
    """Facts: batch, why (`lists.Lost`)."""

    about = ("batch", "batches")
    words = _("%(batch)s: %(why)s")


class IsOwn(ApplicationRefusal):
    """A cooperative does not learn at itself. Facts: batch."""

    about = ("batch", "batches")
    words = _("%(batch)s is your own. A cooperative learns at another one.")


class NothingWanted(ApplicationRefusal):
    about = ("choices", "competencies")
    words = _(
        "Put at least one batch that can still be had on your list, or say what you want to learn "
        "and let the round look beyond your list."
    )


class NobodyNamed(ApplicationRefusal):
    about = ("delegates",)
    words = _("Name at least one person whom you would send.")


class TooManyNamed(ApplicationRefusal):
    """Facts: named, team."""

    about = ("delegates", "team")
    words = _("You named %(named)s people and come with %(team)s.")


class HandedInTooOften(ApplicationRefusal):
    """Facts: most, within an hour."""

    words = _(
        "It was handed in %(most)s times within an hour, and your cooperative gets a letter each "
        "time. What was handed in last counts. Wait a while before you hand it in again."
    )


class TooManyStored(ApplicationRefusal):
    """Facts: most."""

    about = ("file",)
    words = _("%(most)s files came with this application already. It takes in no more.")


class TooManyAttachments(ApplicationRefusal):
    """Facts: most."""

    about = ("file",)
    words = _("At most %(most)s files. Take one off first.")


class AttachmentIsMissing(ApplicationRefusal):
    """An offer of the list asks for it. Facts: batch, what."""

    about = ("files",)
    words = _("%(batch)s asks for “%(what)s”. Add the file, or take the batch off your list.")


class NotOnTheList(ApplicationRefusal):
    """Facts: batch."""

    about = ("batch",)
    words = _("This batch is not on your list any more.")


def _read(value: Any) -> str:
    """A moment as the clocks there show it, with the name of the zone; a batch by its name."""
    if isinstance(value, Batch):
        dates = date_range(value.starts_on, value.ends_on)
        return f"{value.offer.title}, {dates}"
    if hasattr(value, "tzinfo"):
        zone = next((zone for zone in Zone if zone.clock == value.tzinfo), "")
        return f"{date_format(value, 'SHORT_DATETIME_FORMAT')} {zone}".strip()
    label = getattr(value, "label", None)
    return str(value if label is None else label)
