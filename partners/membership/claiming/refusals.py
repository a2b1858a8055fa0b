"""Why an act on a claim or proposal is refused: one named exception each, with its words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal
from home.uploads import wording as uploads
from home.uploads.refusals import UploadRefused


class ClaimRefusal(Refusal):
    """Base of these refusals; `words` may name facts of the case."""

    words: str | Promise = ""


class BelongsAlready(ClaimRefusal):
    words = _("You belong to this organisation already.")


class ClaimedAlready(ClaimRefusal):
    words = _("You have claimed this organisation already; your claim waits for an answer.")


class TooManyOpen(ClaimRefusal):
    """Facts: most."""

    words = _(
        "You have %(most)d claims and proposals that wait for an answer. Withdraw one, or wait "
        "until one is decided."
    )


class TooManyLately(ClaimRefusal):
    """Facts: most."""

    words = _(
        "You sent %(most)d claims and proposals in the last 30 days. Please write to the "
        "ministry's staff if you need more."
    )


class TooManyWords(ClaimRefusal):
    """Facts: most, room (what is left of it)."""

    about = ("text",)
    words = _(
        "All that you say about this may have %(most)d characters, so there is room for "
        "%(room)d more. Send the rest as a photo or letter."
    )


class NotToCheck(ClaimRefusal):
    words = _("Somebody has looked at it meanwhile.")


class NotOpen(ClaimRefusal):
    words = _("It has been decided or withdrawn meanwhile.")


class NothingWasAsked(ClaimRefusal):
    words = _("Nothing more is asked of you at the moment.")


class BoardIsConcerned(ClaimRefusal):
    about = ("role",)
    words = _(
        "This claim says that the board has changed, or waited too long for it. You may grant it "
        "as representative; all else is for the PMO of the area or a moderator."
    )


class BoardAnswersFirst(ClaimRefusal):
    words = _(
        "Somebody represents this organisation and is asked first. You may grant it when they do "
        "not answer within 14 days."
    )


class TooMuchProof(ClaimRefusal):
    """Facts: most."""

    about = ("file",)
    words = _("A claim keeps at most %(most)d files.")


class NumberIsTaken(ClaimRefusal):
    """Facts: name."""

    about = ("registration_number",)
    words = _("%(name)s has this registration number. Claim that one instead.")


class LooksLikeOneThatIsHere(ClaimRefusal):
    """Facts: names."""

    about = ("is_another",)
    words = _("Is it one of these? %(names)s. If it is another one, say so here and send again.")


class LinkIsDead(ClaimRefusal):
    words = _("This link does not hold any more.")


def explain(refusal: Refusal) -> str:
    """A refusal of a claim, of a proposal or of an upload, in the reader's words."""
    if isinstance(refusal, UploadRefused):
        return str(uploads.explain(refusal))
    words = refusal.words if isinstance(refusal, ClaimRefusal) else ""
    return str(words) % refusal.facts
