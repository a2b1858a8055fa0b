"""Why an action on an agreement was refused: one named exception per refusal.

Pure; `partners.agreements.explanations.explain` puts a refusal into the reader's words. Who may
not do a thing at all is told `home.access.ActionNotPermitted`.
"""

from datetime import date

from home.desk.refusals import Refusal

# A date of the rules, as the act that sets it calls it.
DATE_ARGUMENTS = {"signed_on": "on", "decision": "on", "proposed_on": "on"}


class AgreementRefusal(Refusal):
    """Base of this room's refusals."""


class TransitionNotOpen(AgreementRefusal):
    """The agreement does not stand where this action starts. Facts: verb, status."""


class AgreementNotSignable(TransitionNotOpen):
    """It is signed already, or over."""


class DateMissing(AgreementRefusal):
    about = ("on",)


class DateInFuture(AgreementRefusal):
    """What has happened cannot lie ahead. Facts: date."""

    about = ("on", "reported_on")


class DatesOutOfOrder(AgreementRefusal):
    """Facts: earlier, later (names of the dates)."""

    def __init__(self, earlier: str, later: str, first: date, second: date) -> None:
        super().__init__(earlier=earlier, later=later, first=first, second=second)
        self.about = tuple(DATE_ARGUMENTS.get(name, name) for name in (later, earlier))


class ReasonMissing(AgreementRefusal):
    about = ("reason",)


class DocumentMissing(AgreementRefusal):
    """Neither the file nor a reason why it is not here."""

    about = ("file",)


class NewEndMissing(AgreementRefusal):
    about = ("new_end",)


class SuccessorMissing(AgreementRefusal):
    about = ("successor",)


class SuccessorNotSigned(AgreementRefusal):
    about = ("successor",)


class RenewalTermMissing(AgreementRefusal):
    """An agreement that renews itself needs an end and the length of its next terms."""

    about = ("renewal_months",)


class TooFewParties(AgreementRefusal):
    """Facts: parties."""


class NothingToUndo(AgreementRefusal): ...


class FileEmpty(AgreementRefusal):
    about = ("file",)


class FileTooLarge(AgreementRefusal):
    """Facts: size, limit (bytes)."""

    about = ("file",)


class FileTypeNotAccepted(AgreementRefusal):
    """The content is not what the name says, or of no accepted kind. Facts: name."""

    about = ("file",)


class ObstacleMissing(AgreementRefusal):
    about = ("obstacle",)


class CommitmentClosed(AgreementRefusal):
    """It is done or dropped already."""

    about = ("state",)


class ProofPointsNowhere(AgreementRefusal):
    """A proof names exactly one thing."""


class LinkWithoutTitle(AgreementRefusal):
    """A bare address tells a reader nothing."""

    about = ("title_id",)


class ReportEmpty(AgreementRefusal):
    about = ("text_id",)


class ReportOutdated(AgreementRefusal):
    """A newer version of this report exists."""


class ReportAlreadyConfirmed(AgreementRefusal): ...


class AlreadyArchived(AgreementRefusal): ...


class NotArchived(AgreementRefusal): ...


class AlreadyLetIn(AgreementRefusal):
    about = ("email",)


class ChainGoesInCircles(AgreementRefusal): ...


class ImportHasErrors(AgreementRefusal):
    """A list with errors is not imported, not even in part. Facts: plan."""


class ImportHasChanged(AgreementRefusal):
    """The register or the file is not what the person looked at. Facts: plan."""


class ImportDoneAlready(AgreementRefusal):
    """Facts: handed_in."""
