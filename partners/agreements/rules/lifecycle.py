"""The life of an agreement: where it stands on a day, and what may happen to it next.

Dates and facts in, answers out. What is stored is the last *decision* (`AgreementState`);
what a reader sees is the `Status`, which also follows from the dates, so that "expiring" and
"expired" are true between two runs of any job.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from partners.agreements.rules.periods import NoticeTo, Period, add_days, add_months, move_end

__all__ = ["add_months"]  # which the rules of reminders count with, too
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
# What may be decided for a day that lies ahead.
CLOSING_STATES = frozenset({AgreementState.TERMINATED, AgreementState.RENEWED})
OVER = frozenset({Status.TERMINATED, Status.RENEWED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know. `ends_on` is the last day of the current term; without it the
    text has no end (`has_no_end`) or its end is not known here.

    `renewal_months` is the length of each further term of an agreement that renews itself,
    `notice_days` or `notice_months` how long before notice must be given, and `notice_to` when it
    works. From `closes_on` on, where it was decided ahead, the agreement is what `closes_as` says.
    """

    state: AgreementState = AgreementState.IDEA
    proposed_on: date | None = None
    signed_on: date | None = None
    in_force_on: date | None = None
    ends_on: date | None = None
    has_no_end: bool = False
    review_on: date | None = None
    renews_automatically: bool = False
    renewal_months: int | None = None
    notice_days: int = 0
    notice_months: int = 0
    notice_to: NoticeTo = NoticeTo.TERM
    notice_given_on: date | None = None
    closes_on: date | None = None
    closes_as: str = ""
    parties: int = 0

    @property
    def has_further_terms(self) -> bool:
        """Whether its text begins a new term when this one ends, as no notice was given."""
        return bool(
            self.renews_automatically
            and self.renewal_months
            and self.ends_on
            and not self.notice_given_on
        )

    @property
    def rolls_on(self) -> bool:
        """Whether a new term begins by itself, again and again, with nothing to stop it."""
        return self.has_further_terms and not self.closes_on

    @property
    def notice(self) -> Period:
        return Period(self.notice_days, self.notice_months, NoticeTo(self.notice_to))


# What is stored of an agreement; its parties are counted.
FACTS = tuple(field.name for field in fields(Facts) if field.name != "parties")


def term_end(facts: Facts, on: date) -> date | None:
    """The last day of the term that `on` lies in, as the text counts it."""
    terms = further_terms(facts, on)
    return _end_after(facts, terms) if terms else facts.ends_on


def further_terms(facts: Facts, on: date) -> int:
    """How many terms have begun by themselves by `on`."""
    if not facts.has_further_terms or facts.ends_on is None or facts.ends_on >= on:
        return 0
    step = facts.renewal_months or 1
    missed = (on.year - facts.ends_on.year) * 12 + on.month - facts.ends_on.month
    terms = max(missed // step, 1)
    while (end := _end_after(facts, terms)) and end < on:
        terms += 1
    return terms


def renewed_on(facts: Facts, on: date) -> date | None:
    """The day on which the term that `on` lies in began by itself; None in the first one."""
    terms = further_terms(facts, on)
    before = _end_after(facts, terms - 1) if terms else None
    return before + timedelta(1) if before else None


def _end_after(facts: Facts, terms: int) -> date | None:
    return facts.ends_on and move_end(facts.ends_on, terms * (facts.renewal_months or 1))


def final_end(facts: Facts) -> date | None:
    """The day that ends it for good, as far as one is set; None while it goes on by itself."""
    ends_on = None if facts.has_further_terms else facts.ends_on
    known = [day for day in (ends_on, facts.closes_on) if day]
    return min(known) if known else None


def current_end(facts: Facts, on: date) -> date | None:
    """The last day of the term that `on` lies in, or of all, where something closes it earlier;
    None for an agreement without an end.
    """
    return final_end(facts) or term_end(facts, on)


def notice_deadline(facts: Facts, on: date) -> date | None:
    """The last day on which notice for the current term can be given."""
    end = current_end(facts, on)
    return facts.notice.deadline(end) if end else None


def next_notice_deadline(facts: Facts, on: date) -> date | None:
    """The first such day from `on` on, of this term or, where it goes on by itself, a later one."""
    day = on
    while (deadline := notice_deadline(facts, day)) and deadline < on:
        end = current_end(facts, day)
        if end is None or end == date.max or not facts.rolls_on:
            return None
        day = end + timedelta(1)
    return deadline


def missed_notice(facts: Facts, on: date) -> date | None:
    """The last day to give notice that has gone by, while its term runs and another one follows."""
    if not facts.rolls_on or not facts.notice:
        return None
    deadline = notice_deadline(facts, on)
    return deadline if deadline and deadline < on else None


def notice_effect(facts: Facts, given_on: date) -> date | None:
    """The last day after notice given on `given_on`: of the first term for which it is in time, or
    of its period where the text does not wait for a term. None: the text's period is not known.
    """
    is_for_term = facts.notice.to is NoticeTo.TERM and facts.ends_on
    if is_for_term and not facts.has_further_terms:
        return facts.ends_on
    if is_for_term:
        end = term_end(facts, given_on)
        while end and end < date.max and facts.notice.before(end) < given_on:
            end = term_end(facts, end + timedelta(1))
        return end
    if not facts.notice:
        return None
    effect, fixed = facts.notice.effect(given_on), final_end(facts)
    return min(effect, fixed) if fixed else effect


def expiring_from(facts: Facts) -> date | None:
    """The day from which the agreement counts as expiring: 90 days before its end, or from the
    last day to give notice when that is earlier. None while it goes on by itself.
    """
    end = final_end(facts)
    if end is None:
        return None
    return min(add_days(end, -EXPIRING_DAYS), facts.notice.before(end))


def effective_status(facts: Facts, on: date) -> Status:
    """How the agreement stands on `on`, whatever was last decided."""
    if facts.state not in DATED:
        return Status(facts.state)
    if facts.closes_on and facts.closes_on <= on:
        return Status(facts.closes_as or AgreementState.TERMINATED)
    if facts.ends_on and facts.ends_on < on and not facts.has_further_terms:
        return Status.EXPIRED
    if facts.state is AgreementState.SUSPENDED:
        return Status.SUSPENDED
    if facts.state is AgreementState.SIGNED and (
        facts.in_force_on is None or facts.in_force_on > on
    ):
        return Status.SIGNED
    expiring = expiring_from(facts)
    return Status.EXPIRING if expiring and expiring <= on else Status.IN_FORCE


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
    NOTICE_END = "notice-end"  # where it does not follow from the text
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
    Verb.GIVE_NOTICE: Transition(BINDING, None, (Need.DATE, Need.REASON, Need.NOTICE_END)),
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
