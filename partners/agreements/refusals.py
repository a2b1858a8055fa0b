"""Why an action on an agreement was refused: one named exception per refusal.

Pure; `partners.agreements.explanations.explain` puts a refusal into the reader's words. Who may
not do a thing at all is told `home.access.ActionNotPermitted`.
"""

from datetime import date


class AgreementRefusal(Exception):
    """Base of all refusals; the keyword arguments are the facts of the case."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{type(self).__name__}({facts})")


class TransitionNotOpen(AgreementRefusal):
    """The agreement does not stand where this action starts. Facts: verb, status."""


class AgreementNotSignable(TransitionNotOpen):
    """It is signed already, or over."""


class DateMissing(AgreementRefusal): ...


class DateInFuture(AgreementRefusal):
    """What has happened cannot lie ahead. Facts: date."""


class DatesOutOfOrder(AgreementRefusal):
    """Facts: earlier, later (names of the dates)."""

    def __init__(self, earlier: str, later: str, first: date, second: date) -> None:
        super().__init__(earlier=earlier, later=later, first=first, second=second)


class ReasonMissing(AgreementRefusal): ...


class DocumentMissing(AgreementRefusal):
    """Neither the file nor a reason why it is not here."""


class NewEndMissing(AgreementRefusal): ...


class SuccessorMissing(AgreementRefusal): ...


class SuccessorNotSigned(AgreementRefusal): ...


class RenewalTermMissing(AgreementRefusal):
    """An agreement that renews itself needs an end and the length of its next terms."""


class TooFewParties(AgreementRefusal):
    """Facts: parties."""


class NothingToUndo(AgreementRefusal): ...


class HasChangedSince(AgreementRefusal):
    """Somebody else was faster. Facts: current (the record as it is now)."""


class FileEmpty(AgreementRefusal): ...


class FileTooLarge(AgreementRefusal):
    """Facts: size, limit (bytes)."""


class FileTypeNotAccepted(AgreementRefusal):
    """The content is not what the name says, or of no accepted kind. Facts: name."""


class ObstacleMissing(AgreementRefusal): ...


class CommitmentClosed(AgreementRefusal):
    """It is done or dropped already."""


class ProofPointsNowhere(AgreementRefusal):
    """A proof names exactly one thing."""


class LinkWithoutTitle(AgreementRefusal):
    """A bare address tells a reader nothing."""


class ReportEmpty(AgreementRefusal): ...


class ReportOutdated(AgreementRefusal):
    """A newer version of this report exists."""


class ReportAlreadyConfirmed(AgreementRefusal): ...


class AlreadyArchived(AgreementRefusal): ...


class ChainGoesInCircles(AgreementRefusal): ...


class ImportHasErrors(AgreementRefusal):
    """A list with errors is not imported, not even in part. Facts: plan."""


class ImportHasChanged(AgreementRefusal):
    """The register or the file is not what the person looked at. Facts: plan."""


class ImportDoneAlready(AgreementRefusal):
    """Facts: handed_in."""
