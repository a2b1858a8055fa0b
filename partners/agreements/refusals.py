"""Why an action on an agreement was refused: one named exception per refusal, with its words.

Who may not do a thing at all is told `home.access.ActionNotPermitted`.
"""

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal
from home.uploads import wording as uploads
from home.uploads.refusals import UploadRefused
from partners.agreements.labels import DATES, STATUS, STEPS

# A date of the rules, as the act that sets it calls it.
DATE_ARGUMENTS = {"signed_on": "on", "decision": "on", "proposed_on": "on"}


class AgreementRefusal(Refusal):
    """Base of this room's refusals. `words` may name facts of the case: "%(date)s lies ahead"."""

    words: str | Promise = ""

    def named(self) -> dict[str, object]:
        """The facts that the words name, in the reader's language."""
        return {}


class TransitionNotOpen(AgreementRefusal):
    """The agreement does not stand where this action starts. Facts: verb, status."""

    words = _("“%(step)s” is not possible while the agreement is %(status)s.")

    def named(self) -> dict[str, object]:
        return {"step": STEPS[self.facts["verb"]].name, "status": STATUS[self.facts["status"]]}


class AgreementNotSignable(TransitionNotOpen):
    """It is signed already, or over."""


class DateMissing(AgreementRefusal):
    about = ("on",)
    words = _("Give the date.")


class DateInFuture(AgreementRefusal):
    """What has happened cannot lie ahead. Facts: date."""

    about = ("on", "reported_on")
    words = _("%(date)s lies ahead: record what has happened.")

    def named(self) -> dict[str, object]:
        return {"date": date_format(self.facts["date"])}


class DatesOutOfOrder(AgreementRefusal):
    """Facts: earlier, later (names of the dates)."""

    words = _("The dates do not make sense together: %(later)s comes before %(earlier)s.")

    def __init__(self, earlier: str, later: str, first: date, second: date) -> None:
        super().__init__(earlier=earlier, later=later, first=first, second=second)
        self.about = tuple(DATE_ARGUMENTS.get(name, name) for name in (later, earlier))

    def named(self) -> dict[str, object]:
        return {name: DATES[self.facts[name]] for name in ("earlier", "later")}


class ReasonMissing(AgreementRefusal):
    about = ("reason",)
    words = _("Give the reason in a few words.")


class DocumentMissing(AgreementRefusal):
    """Neither the file nor a reason why it is not here."""

    about = ("file",)
    words = _("Add the document, or say why it is not here.")


class NewEndMissing(AgreementRefusal):
    about = ("new_end",)
    words = _("Give the new end.")


class NoticeEndMissing(AgreementRefusal):
    """Neither a term nor a period of notice says when a notice works."""

    about = ("new_end",)
    words = _("The register does not know its period of notice. Give the last day.")


class NoEndHasEnd(AgreementRefusal):
    about = ("has_no_end", "ends_on")
    words = _("Either it has a last day, or its text sets no end. Not both.")


class NoticePeriodTwice(AgreementRefusal):
    about = ("notice_months", "notice_days")
    words = _("Give the period of notice in days or in months, not in both.")


class SuccessorMissing(AgreementRefusal):
    about = ("successor",)
    words = _("Choose the agreement that replaces this one.")


class SuccessorNotSigned(AgreementRefusal):
    about = ("successor",)
    words = _("The replacing agreement is not signed yet.")


class RenewalPreparedAlready(AgreementRefusal):
    """Facts: renewal."""

    words = _("Its renewal is in the register already.")


class RenewalTermMissing(AgreementRefusal):
    """An agreement that renews itself needs an end and the length of its next terms."""

    about = ("renewal_months",)
    words = _("An agreement that renews itself needs an end and the months of each further term.")


class TooFewParties(AgreementRefusal):
    """Facts: parties."""

    words = _("Two parties are needed. Add the other one to the agreement and save it first.")


class NothingToUndo(AgreementRefusal):
    words = _("There is no step to undo.")


class ReplacedHasMoved(AgreementRefusal):
    """Facts: earlier."""

    words = _("It replaced “%(earlier)s”, where more has been recorded since. Undo that first.")

    def named(self) -> dict[str, object]:
        return {"earlier": self.facts["earlier"]}


class ObstacleMissing(AgreementRefusal):
    about = ("obstacle",)
    words = _("Name the obstacle.")


class CommitmentClosed(AgreementRefusal):
    """It is done or dropped already."""

    about = ("state",)
    words = _("This commitment is done or dropped. A moderator can reopen it.")


class ProofPointsNowhere(AgreementRefusal):
    """A proof names exactly one thing."""

    words = _("A proof is exactly one thing: a page, a document of this agreement, or a link.")


class LinkWithoutTitle(AgreementRefusal):
    """A bare address tells a reader nothing."""

    about = ("title_id",)
    words = _("Say in a few words what the link shows.")


class ReportEmpty(AgreementRefusal):
    about = ("text_id",)
    words = _("Say in a few words how it stands.")


class ReportOutdated(AgreementRefusal):
    """A newer version of this report exists."""

    words = _("This report has been corrected meanwhile.")


class ReportAlreadyConfirmed(AgreementRefusal):
    words = _("This report is confirmed already.")


class AlreadyArchived(AgreementRefusal):
    words = _("This is archived already.")


class NothingToCheckAgainst(AgreementRefusal):
    words = _("No source is named yet. Name one first, then check against it.")


class NotArchived(AgreementRefusal):
    words = _("This is not archived: somebody has brought it back.")


class AlreadyLetIn(AgreementRefusal):
    about = ("email",)
    words = _("This account is let in already.")


class ChainGoesInCircles(AgreementRefusal):
    words = _("The earlier agreement follows, directly or not, from this one.")


class ImportHasErrors(AgreementRefusal):
    """A list with errors is not imported, not even in part. Facts: plan."""

    words = _("The list has errors; nothing was imported.")


class ImportHasChanged(AgreementRefusal):
    """The register or the file is not what the person looked at. Facts: plan."""

    words = _("The register has changed since you looked. Look again at what would be imported.")


class ImportLeavesOut(AgreementRefusal):
    """Part of the file was not read, and nobody has confirmed it. Facts: plan."""

    about = ("left_out",)
    words = _("Part of the file was not read. Confirm that you have seen what was left out.")


class ImportDoneAlready(AgreementRefusal):
    """Facts: handed_in."""

    words = _("This list was imported already.")


class ImportedRowNotAccepted(AgreementRefusal):
    """A change of a known row is one that its form would refuse. Facts: sheet, row, why."""

    words = _("Nothing was imported. Row %(row)s of %(sheet)s cannot be taken over: %(why)s")

    def named(self) -> dict[str, object]:
        return self.facts


def explain(refusal: AgreementRefusal | UploadRefused) -> str:
    """One sentence that says what is wrong and, where there is one, the way on."""
    if isinstance(refusal, UploadRefused):
        return uploads.explain(refusal)
    return str(refusal.words) % refusal.named()
