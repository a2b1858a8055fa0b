"""Why an act on a mandate is refused, each with its words."""

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal
from home.uploads import wording as uploads
from home.uploads.refusals import UploadRefused


class MandateRefusal(Refusal):
    """Base of these refusals. `words` may name facts of the case, days as people read them."""

    words: str | Promise = ""


class NothingNamed(MandateRefusal):
    about = ("scopes",)
    words = _("Choose at least one thing that may be done in the cooperative's name.")


class MoreThanAsked(MandateRefusal):
    """A board may name less than what was asked for, not more."""

    about = ("scopes",)
    words = _("You can name less than what was asked for, not more.")


class EndIsPast(MandateRefusal):
    about = ("ends_on",)
    words = _("This day is over. Choose a later one.")


class EndIsTooFar(MandateRefusal):
    """Facts: latest (the last day that is possible)."""

    about = ("ends_on",)
    words = _("At the latest until %(latest)s.")


class NoCooperative(MandateRefusal):
    words = _("Only a cooperative that is not in the archive gives a mandate.")


class MandateIsThere(MandateRefusal):
    about = ("assistant",)
    words = _("This assistant has a mandate of the cooperative, or has asked for one.")


class NoAssistant(MandateRefusal):
    about = ("assistant",)
    words = _("This person is no business assistant for the place of the cooperative.")


class AdmittedByThem(MandateRefusal):
    about = ("assistant",)
    words = _(
        "The assistant confirmed the office of who gives this mandate, and nobody else has looked "
        "at it yet. The PMO of the area and the ministry's staff are asked to; after that it can "
        "be given."
    )


class TooManyLetters(MandateRefusal):
    """Facts: most."""

    about = ("address",)
    words = _("At most %(most)s letters a day, and one a day to the same address.")


class TooMany(MandateRefusal):
    """Facts: most."""

    about = ("assistant",)
    words = _("That would be too many: at most %(most)s mandates at a time.")


class NotAskedAnyMore(MandateRefusal):
    """The request is decided, withdrawn or too old."""

    words = _("This request does not wait for an answer any more.")


class IsOver(MandateRefusal):
    words = _("This mandate is over already.")


class CodeIsWrong(MandateRefusal):
    """Also for a cooperative that has no code: nobody learns which have one."""

    about = ("code",)
    words = _(
        "This code does not fit. It has six digits, is good for 24 hours and once, and ends "
        "after five wrong tries: then ask the board for a new one."
    )


class SheetIsOther(MandateRefusal):
    about = ("code",)
    words = _(
        "This is not the code on the sheet of this request. Look at its top right corner; who "
        "asked anew has to print anew."
    )


class SheetIsMissing(MandateRefusal):
    words = _("There is no sheet that waits for a check.")


class TooLateToUndo(MandateRefusal):
    words = _("It was undone already, or it is more than 72 hours ago.")


class CannotBeUndone(MandateRefusal):
    words = _("Nothing undoes this. Correct it instead.")


class ReliedUpon(MandateRefusal):
    words = _("Something rests on it by now, or somebody has decided about it. Correct it instead.")


def explain(refusal: Refusal) -> str:
    """In the reader's words."""
    if isinstance(refusal, UploadRefused):
        return uploads.explain(refusal)
    if not isinstance(refusal, MandateRefusal):
        raise TypeError(refusal)
    facts = {
        name: date_format(fact) if hasattr(fact, "isoformat") else fact
        for name, fact in refusal.facts.items()
    }
    return str(refusal.words) % facts if facts else str(refusal.words)
