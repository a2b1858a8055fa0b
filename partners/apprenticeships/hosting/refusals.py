"""Why an act of a host on its offer is refused."""

from home.desk.refusals import Refusal


class IsNoHost(Refusal):
    """This organisation may not stand as the host of an offer. Facts: organisation."""


class IsWaiting(Refusal):
    """A moderator reads it: who wants to write on takes it back first."""


class IsNotWaiting(Refusal):
    """No moderator reads it (any more): there is nothing to take back."""


class IsHeldByStaff(Refusal):
    """Staff of the ministry have locked it."""


class NothingIsNew(Refusal):
    """What stands on the site says the same: there is nothing to look at."""


class NotComplete(Refusal):
    """A moderator could not publish it so. Facts: missing (words by field)."""


class NobodyModerates(Refusal):
    """The site has no moderation for offers."""


class BatchIsHeld(Refusal):
    """A round gives its seats, by the dates and seats that were announced. Facts: batch."""


class BatchIsOver(Refusal):
    """It runs, has run, or was called off. Facts: batch."""


class BatchWasOpened(Refusal):
    """It was opened for applications: a moderator calls it off, nobody deletes it. Facts: batch."""


class SeasonIsNotAhead(Refusal):
    """One says how it stands for this season and the next. Facts: season."""

    about = ("season",)


class SaysNoReason(Refusal):
    """Why not now: moderators read it."""

    about = ("why",)


class TooManyFiles(Refusal):
    """An offer shows so many at most. Facts: most."""

    about = ("file",)


class TooManyFilesStored(Refusal):
    """Of this host, in drafts: files go when no draft shows them any more. Facts: most."""

    about = ("file",)


class AgreementIsNotYours(Refusal):
    """The host is no party to it, or this person may not know of it. Facts: agreement."""

    about = ("agreement",)


class TooManyDemands(Refusal):
    """An offer asks for so many attachments at most. Facts: most."""
