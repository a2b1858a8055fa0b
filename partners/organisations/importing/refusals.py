"""Why an act on a list for the register is refused."""

from home.desk.refusals import Refusal


class NotAList(Refusal):
    """No workbook or CSV, or a larger one than is read. Facts: problem (FileProblem), more."""

    about = ("content", "file")


class NotNow(Refusal):
    """The list is at another step. Facts: current (the list as it is now)."""


class ColumnsMissing(Refusal):
    """A name, and a number, a village code or a place, are needed. Facts: keys."""

    about = ("keys",)


class ColumnsTwice(Refusal):
    """Two columns of one sheet were given one meaning. Facts: keys."""

    about = ("keys",)


class AnotherIsAtWork(Refusal):
    """One list writes at a time. Facts: other (the list that does)."""


class AnotherIsHalfWritten(Refusal):
    """What one list left half done is ended before another one is begun. Facts: other."""


class GuardsSpeakAgainst(Refusal):
    """Facts: guards (as kept in the list), may_be_passed (with a reason, by a moderator)."""

    about = ("because",)


class RegisterHasMoved(Refusal):
    """Another list was written or taken back since this one was compared: compare again."""


class NewerIsWritten(Refusal):
    """Only the list that was written last is taken back. Facts: other (a newer one)."""


class ReasonMissing(Refusal):
    """Why a list is taken back stands in the history."""

    about = ("because",)


class NotUnsure(Refusal):
    """The row needs no decision. Facts: row."""


class PlaceNotKnown(Refusal):
    """Nobody knows where a new cooperative lies whose village is misspelt: the cell is mended."""

    about = ("organisation",)


class NotOfTheRegister(Refusal):
    """No cooperative that stands today. Facts: organisation."""

    about = ("organisation",)


class InTheListAlready(Refusal):
    """Another row of the list is this cooperative. Facts: row (where that one
    stands), organisation.
    """

    about = ("organisation",)
