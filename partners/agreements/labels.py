"""Words for the states, steps and choices of the register, in the reader's language."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare
from partners.agreements.rules import lifecycle, progress
from partners.agreements.rules.coming import What
from partners.agreements.rules.lifecycle import AgreementState, Status, Verb
from partners.agreements.rules.periods import NoticeTo

STATUS = declare(
    {
        Status.IDEA: Look("primary", "idea", _("idea")),
        Status.NEGOTIATION: Look("primary", "people", _("in negotiation")),
        Status.READY: Look("primary", "edit", _("ready to sign")),
        Status.SIGNED: Look("success", "agreement", _("signed")),
        Status.IN_FORCE: Look("success", "check", _("in force")),
        Status.EXPIRING: Look("attention", "clock", _("expiring")),
        Status.EXPIRED: Look("danger", "calendar", _("expired")),
        Status.SUSPENDED: Look("attention", "pause", _("suspended")),
        Status.TERMINATED: Look("danger", "close", _("terminated")),
        Status.RENEWED: Look("primary", "repeat", _("renewed")),
    },
    decided=AgreementState,
)
COMING = {
    What.DUE: _("commitment due"),
    What.BEGINS: _("enters into force"),
    What.NOTICE: _("last day to give notice"),
    What.CLOSES: _("is over from this day"),
    What.TERM: _("this term ends"),
    What.ENDS: _("ends, unless it is extended"),
    What.REVIEW: _("to be looked at again"),
}
NOTICE_TO = {
    NoticeTo.TERM: _("to the end of a term"),
    NoticeTo.DAY: _("at any time, also within a term"),
    NoticeTo.MONTH: _("to the end of a month"),
    NoticeTo.QUARTER: _("to the end of a quarter"),
    NoticeTo.YEAR: _("to the end of a year"),
}
NOTICE_TO_CHOICES = [(to.value, words) for to, words in NOTICE_TO.items()]
STATE_CHOICES = [(state.value, STATUS[Status(state)]) for state in AgreementState]


@dataclass(frozen=True, slots=True)
class Step:
    """`name` on its button, `hint` before one takes it, `day` asks for its date; `past` in the
    life of the agreement, where the agreement's own dates do not tell it, and whether it `halts`.
    """

    name: Promise
    hint: Promise
    day: Promise
    past: Promise | str = ""
    halts: bool = False


STEPS: dict[Verb, Step] = {
    Verb.NEGOTIATE: Step(
        _("Begin negotiations"),
        _("Both sides have begun to talk about a text."),
        _("Negotiations began on"),
        _("Negotiations began"),
    ),
    Verb.PREPARE: Step(
        _("Mark as ready to sign"),
        _("The text is agreed and waits for its signatures."),
        _("Text agreed on"),
        _("Text ready to sign"),
    ),
    Verb.SIGN: Step(
        _("Record the signature"),
        _("It was signed: give the day, the term, and the signed text."),
        _("Signed on"),
    ),
    Verb.ENTER_INTO_FORCE: Step(
        _("Enter into force"),
        _("What the text was waiting for has happened, such as ratification."),
        _("In force from"),
    ),
    Verb.EXTEND: Step(
        _("Extend"),
        _("The same agreement runs longer, by an exchange of letters or an addendum."),
        _("Extension agreed on"),
        _("Extended"),
    ),
    Verb.GIVE_NOTICE: Step(
        _("Record notice given"),
        _("One side does not want it any longer: it ends with the term for which that is in time."),
        _("Notice given on"),
        _("Notice given"),
        halts=True,
    ),
    Verb.SUSPEND: Step(
        _("Suspend"),
        _("It rests for a while; commitments wait."),
        _("Suspended on"),
        _("Suspended"),
        halts=True,
    ),
    Verb.RESUME: Step(
        _("Resume"), _("It goes on after a suspension."), _("Resumed on"), _("Resumed")
    ),
    Verb.RENEW: Step(
        _("Renew by a new agreement"),
        _("A new agreement takes its place."),
        _("Replaced on"),
        _("Renewed by a new agreement"),
    ),
    Verb.TERMINATE: Step(
        _("Terminate"),
        _("It is over, now or on a day that lies ahead, or before it was signed."),
        _("Over from"),
        _("Terminated"),
        halts=True,
    ),
    Verb.CORRECT: Step(
        _("Correct dates"),
        _("The register has a wrong date. Say why it was wrong."),
        _("Signed on"),
    ),
}
LIGHT = declare(
    {
        progress.Light.PLANNED: Look("neutral", "minus", _("planned")),
        progress.Light.UNDERWAY: Look("primary", "clock", _("under way")),
        progress.Light.LATE: Look("attention", "warning", _("late")),
        progress.Light.BLOCKED: Look("danger", "blocked", _("blocked")),
        progress.Light.DONE: Look("success", "check", _("done")),
        progress.Light.DROPPED: Look("neutral", "close", _("dropped")),
    },
    decided=progress.CommitmentState,
)
COMMITMENT_CHOICES = [
    (state.value, LIGHT[progress.Light(state)]) for state in progress.CommitmentState
]
LANGUAGES = {
    "id": _("Indonesian"),
    "en": _("English"),
    "pt": _("Portuguese"),
    "tet": _("Tetum"),
    "fr": _("French"),
    "nl": _("Dutch"),
    "de": _("German"),
    "es": _("Spanish"),
    "ja": _("Japanese"),
    "ko": _("Korean"),
    "zh": _("Chinese"),
    "ar": _("Arabic"),
    "ms": _("Malay"),
}
DATES = {
    "proposed_on": _("the date of the proposal"),
    "signed_on": _("the date of signature"),
    "in_force_on": _("the entry into force"),
    "ends_on": _("the end"),
    "new_end": _("the new end"),
    "decision": _("the date given"),
}


class Kind(TextChoices):
    MOU = "mou", _("memorandum of understanding")
    PKS = "pks", _("implementing agreement (PKS)")
    LOI = "loi", _("letter of intent")
    MOA = "moa", _("memorandum of agreement")


class Publication(TextChoices):
    """Whether readers see a record, and its newest words."""

    DRAFT = "draft", _("not published")
    CHANGED = "changed", _("published, newer draft")
    LIVE = "live", _("published")


declare(
    {
        Publication.DRAFT: Look("neutral", "edit"),
        Publication.CHANGED: Look("attention", "edit"),
        Publication.LIVE: Look("success", "check"),
    }
)


class Reach(TextChoices):
    FOREIGN = "foreign", _("with a foreign partner")
    DOMESTIC = "domestic", _("within Indonesia")


class Link(TextChoices):
    """How an agreement follows from an earlier one."""

    RENEWS = "renews", _("renews")
    AMENDS = "amends", _("amends")
    IMPLEMENTS = "implements", _("implements")


class Obstacle(TextChoices):
    BUDGET = "budget", _("budget not approved")
    APPROVAL = "approval", _("waiting for an approval")
    PARTNER = "partner", _("waiting for the partner")
    REGULATION = "regulation", _("regulation in the way")
    STAFF = "staff", _("nobody to do it")
    TRAVEL = "travel", _("travel or visa")
    DATA = "data", _("data missing")
    OTHER = "other", _("other")


def status_word(status: str) -> str | Promise:
    return STATUS[lifecycle.Status(status)]


def language_names(codes: str) -> str:
    """``"id,en"`` to "Indonesian, English"; an unknown code stays as it is."""
    known = [code.strip() for code in codes.split(",") if code.strip()]
    return ", ".join(str(LANGUAGES.get(code, code)) for code in known)
