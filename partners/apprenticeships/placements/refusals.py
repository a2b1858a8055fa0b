"""Why an act on a placement is refused."""

from home.desk.refusals import Refusal


class IsNotOpen(Refusal):
    """As it stands, this is not done to it. Facts: why (`rules.Hindrance`)."""


class NobodyThatMany(Refusal):
    """More people are said to have come than were to come, or on a day outside the batch. Facts:
    day.
    """


class IsNotAwaited(Refusal):
    """The batch is called off or over: there is nothing to confirm."""


class HoursAreMissing(Refusal):
    """Partly completed, and nobody says how many hours were missed."""

    about = ("hours_missed",)


class CommentIsMissing(Refusal):
    """The cooperative disagrees and does not say why."""

    about = ("comment",)


class NothingToAnswer(Refusal):
    """No outcome is stated, or the cooperative has agreed to it already."""


class PlanIsNotOpen(Refusal):
    """As the plan, its step or the placement stands, this is not done to it."""


class TooManyProofs(Refusal):
    """Facts: most."""

    about = ("file",)


class TooManySteps(Refusal):
    """Facts: most."""


class NothingPlanned(Refusal):
    """A plan without a step is not handed in."""


class ResultIsNotHere(Refusal):
    """Day 90 is not here."""


class NeedsConsent(Refusal):
    """The cooperative does not say that its words may be published."""

    about = ("consents",)


class IsNotShown(Refusal):
    """The site does not show the cooperative: nobody would read it."""


class NothingToCertify(Refusal):
    """Both sides have not agreed that at least a part was completed."""


class IsIssued(Refusal):
    """There is a valid certificate already."""


class WordsAreMissing(Refusal):
    """An objection, an answer, a decision or a message without a word."""

    about = ("why", "text", "reason")


class ObjectionIsOpen(Refusal):
    """There is one already that is not decided."""


class TooManyObjections(Refusal):
    """Facts: most, of one place."""


class TooLateToObject(Refusal):
    """The first day is here, or the cooperative does not come there any more."""


class IsDecided(Refusal):
    """A moderator has decided, the host has withdrawn it, or it has lapsed."""


class NotHeardYet(Refusal):
    """The cooperative has not answered, and still has time to."""


class NobodyIsPlaced(Refusal):
    """Nobody is expected in the batch or attends it, or it is over."""


class TooManyMessages(Refusal):
    """Facts: most; a_day, where tomorrow it is possible again."""


class DayIsNotOpen(Refusal):
    """Nothing is noted in the logbook for that day. Facts: why (`logbook.rules.Hindrance`)."""

    about = ("day",)


class TooManyEntries(Refusal):
    """Facts: most; is_of_day, where another day may have room."""

    about = ("day",)


class KeyIsTaken(Refusal):
    """An entry with this key is there already: of somebody else, or with other words."""


class PhotoIsThere(Refusal):
    """The entry has another photo already."""

    about = ("photo",)


class NotTheTime(Refusal):
    """Neither before the apprenticeship nor after it."""
