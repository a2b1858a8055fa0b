"""The life of an agreement: where it stands on a day, and what may happen to it next.

Dates and facts in, answers out. What is stored is the last *decision* (`AgreementState`);
what a reader sees is the `Status`, which also follows from the dates, so that "expiring" and
"expired" are true between two runs of any job.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

EXPIRING_DAYS = 90


class AgreementState(StrEnum):
    """The last decision about an agreement."""

    IDEA = "idea"
    NEGOTIATION = "negotiation"
    READY = "ready"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    RENEWED = "renewed"


class Status(StrEnum):
    """How an agreement stands on a given day."""

    IDEA = "idea"
    NEGOTIATION = "negotiation"
    READY = "ready"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    RENEWED = "renewed"


UNSIGNED = frozenset({Status.IDEA, Status.NEGOTIATION, Status.READY})
BINDING = frozenset({Status.IN_FORCE, Status.EXPIRING})
OPEN = UNSIGNED | BINDING | {Status.SIGNED, Status.SUSPENDED}
# States that dates carry further: into force, and out of it.
DATED = frozenset({AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.SUSPENDED})
SIGNED_STATES = DATED | {AgreementState.RENEWED}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know. `ends_on` is the last day of the current term.

    `renewal_months` is the length of each further term of an agreement that renews itself,
    `notice_days` how long before the end notice must be given.
    """

    state: AgreementState = AgreementState.IDEA
    proposed_on: date | None = None
    signed_on: date | None = None
    in_force_on: date | None = None
    ends_on: date | None = None
    renews_automatically: bool = False
    renewal_months: int | None = None
    notice_days: int = 0
    notice_given_on: date | None = None
    parties: int = 0

    @property
    def rolls_on(self) -> bool:
        """Whether a new term begins by itself when this one ends."""
        return bool(
            self.renews_automatically
            and self.renewal_months
            and self.ends_on
            and not self.notice_given_on
        )


# What is stored of an agreement; its parties are counted.
FACTS = tuple(field.name for field in fields(Facts) if field.name != "parties")


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def current_end(facts: Facts, on: date) -> date | None:
    """The last day of the term that `on` lies in; None for an agreement without an end."""
    if not facts.rolls_on or facts.ends_on is None or facts.ends_on >= on:
        return facts.ends_on
    step = facts.renewal_months or 1
    missed = (on.year - facts.ends_on.year) * 12 + on.month - facts.ends_on.month
    terms = max(missed // step, 1)
    while add_months(facts.ends_on, terms * step) < on:
        terms += 1
    return add_months(facts.ends_on, terms * step)


def notice_deadline(facts: Facts, on: date) -> date | None:
    """The last day on which notice for the current term can be given."""
    end = current_end(facts, on)
    return end - timedelta(days=facts.notice_days) if end else None


def expiring_window(notice_days: int) -> int:
    """Days before the end from which an agreement counts as expiring."""
    return max(notice_days, EXPIRING_DAYS)


def effective_status(facts: Facts, on: date) -> Status:
    """How the agreement stands on `on`, whatever was last decided."""
    if facts.state not in DATED:
        return Status(facts.state)
    if facts.ends_on and facts.ends_on < on and not facts.rolls_on:
        return Status.EXPIRED
    if facts.state is AgreementState.SUSPENDED:
        return Status.SUSPENDED
    if facts.state is AgreementState.SIGNED and (
        facts.in_force_on is None or facts.in_force_on > on
    ):
        return Status.SIGNED
    if facts.ends_on is None or facts.rolls_on:
        return Status.IN_FORCE
    days_left = (facts.ends_on - on).days
    return Status.EXPIRING if days_left <= expiring_window(facts.notice_days) else Status.IN_FORCE


class Verb(StrEnum):
    """What people do with an agreement."""

    NEGOTIATE = "negotiate"
    PREPARE = "prepare"
    SIGN = "sign"
    ENTER_INTO_FORCE = "enter-into-force"
    EXTEND = "extend"
    GIVE_NOTICE = "give-notice"
    SUSPEND = "suspend"
    RESUME = "resume"
    RENEW = "renew"
    TERMINATE = "terminate"
    CORRECT = "correct"


class Need(StrEnum):
    """What a transition asks for."""

    DATE = "date"
    REASON = "reason"
    DOCUMENT = "document"  # the file, or a reason why it is not here
    TERMS = "terms"  # when it begins, ends, renews itself
    NEW_END = "new-end"
    SUCCESSOR = "successor"
    TWO_PARTIES = "two-parties"


@dataclass(frozen=True, slots=True)
class Transition:
    """From which statuses, to which state (None: it stays), asking for what."""

    sources: Collection[Status]
    target: AgreementState | None
    needs: tuple[Need, ...]


TRANSITIONS: dict[Verb, Transition] = {
    Verb.NEGOTIATE: Transition({Status.IDEA}, AgreementState.NEGOTIATION, (Need.DATE,)),
    Verb.PREPARE: Transition(
        {Status.IDEA, Status.NEGOTIATION}, AgreementState.READY, (Need.DATE, Need.DOCUMENT)
    ),
    Verb.SIGN: Transition(
        UNSIGNED, AgreementState.SIGNED, (Need.DATE, Need.TERMS, Need.DOCUMENT, Need.TWO_PARTIES)
    ),
    Verb.ENTER_INTO_FORCE: Transition(
        {Status.SIGNED}, AgreementState.IN_FORCE, (Need.DATE, Need.TWO_PARTIES)
    ),
    Verb.EXTEND: Transition(
        BINDING | {Status.EXPIRED},
        AgreementState.IN_FORCE,
        (Need.DATE, Need.NEW_END, Need.DOCUMENT),
    ),
    Verb.GIVE_NOTICE: Transition(BINDING, None, (Need.DATE, Need.REASON)),
    Verb.SUSPEND: Transition(BINDING, AgreementState.SUSPENDED, (Need.DATE, Need.REASON)),
    Verb.RESUME: Transition({Status.SUSPENDED}, AgreementState.IN_FORCE, (Need.DATE,)),
    Verb.RENEW: Transition(
        BINDING | {Status.EXPIRED}, AgreementState.RENEWED, (Need.DATE, Need.SUCCESSOR)
    ),
    Verb.TERMINATE: Transition(OPEN, AgreementState.TERMINATED, (Need.DATE, Need.REASON)),
    Verb.CORRECT: Transition(frozenset(Status) - UNSIGNED, None, (Need.TERMS, Need.REASON)),
}


def open_verbs(facts: Facts, on: date) -> list[Verb]:
    """What may be done with the agreement on `on`, in the order of its life."""
    status = effective_status(facts, on)
    return [verb for verb, transition in TRANSITIONS.items() if status in transition.sources]
