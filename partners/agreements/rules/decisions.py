"""What a transition changes: the decision a person takes, checked against the facts; no ORM."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from partners.agreements.refusals import (
    AgreementNotSignable,
    DateInFuture,
    DateMissing,
    DatesOutOfOrder,
    DocumentMissing,
    NewEndMissing,
    ReasonMissing,
    RenewalTermMissing,
    SuccessorMissing,
    TooFewParties,
    TransitionNotOpen,
)
from partners.agreements.rules.lifecycle import (
    TRANSITIONS,
    Facts,
    Need,
    Verb,
    current_end,
    effective_status,
)

FEWEST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """When an agreement begins and ends, as its text says."""

    in_force_on: date | None = None
    ends_on: date | None = None
    renews_automatically: bool = False
    renewal_months: int | None = None
    notice_days: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided. `on` is the day it took effect; for CORRECT the signature date."""

    verb: Verb
    on: date | None = None
    reason: str = ""
    has_document: bool = False
    terms: Terms | None = None
    new_end: date | None = None
    has_successor: bool = False


def check(facts: Facts, decision: Decision, today: date) -> None:
    """Raises the refusal that names what is missing or out of order; returns when all is well."""
    transition = TRANSITIONS[decision.verb]
    status = effective_status(facts, today)
    if status not in transition.sources:
        refusal = AgreementNotSignable if decision.verb is Verb.SIGN else TransitionNotOpen
        raise refusal(verb=decision.verb, status=status)
    for need in transition.needs:
        CHECKS[need](facts, decision, today)
    check_order(apply(facts, decision))


def apply(facts: Facts, decision: Decision) -> Facts:
    """The facts after the decision; check it first."""
    changed = replace(facts, **CHANGES.get(decision.verb, _nothing)(facts, decision))
    target = TRANSITIONS[decision.verb].target
    return replace(changed, state=target) if target else changed


def check_order(facts: Facts) -> None:
    """Raises DatesOutOfOrder unless proposed ≤ signed ≤ in force, and the end comes last."""
    in_order = [
        (name, getattr(facts, name))
        for name in ("proposed_on", "signed_on", "in_force_on", "ends_on")
        if getattr(facts, name)
    ]
    for (earlier, first), (later, second) in pairwise(in_order):
        if first > second or (later == "ends_on" and first == second):
            raise DatesOutOfOrder(earlier, later, first, second)
    if facts.renews_automatically and not (facts.ends_on and facts.renewal_months):
        raise RenewalTermMissing()


def _needs_date(facts: Facts, decision: Decision, today: date) -> None:
    if decision.on is None:
        raise DateMissing()
    if decision.on > today:
        raise DateInFuture(date=decision.on)
    if facts.signed_on and decision.on < facts.signed_on:
        raise DatesOutOfOrder("signed_on", "decision", facts.signed_on, decision.on)


def _needs_reason(facts: Facts, decision: Decision, today: date) -> None:
    if not decision.reason.strip():
        raise ReasonMissing()


def _needs_document(facts: Facts, decision: Decision, today: date) -> None:
    if not decision.has_document and not decision.reason.strip():
        raise DocumentMissing()


def _needs_terms(facts: Facts, decision: Decision, today: date) -> None:
    if decision.on is None or decision.terms is None:
        raise DateMissing()
    if decision.on > today:
        raise DateInFuture(date=decision.on)


def _needs_new_end(facts: Facts, decision: Decision, today: date) -> None:
    if decision.new_end is None:
        raise NewEndMissing()
    end = current_end(facts, today)
    if end and decision.new_end <= end:
        raise DatesOutOfOrder("ends_on", "new_end", end, decision.new_end)


def _needs_successor(facts: Facts, decision: Decision, today: date) -> None:
    if not decision.has_successor:
        raise SuccessorMissing()


def _needs_two_parties(facts: Facts, decision: Decision, today: date) -> None:
    if facts.parties < FEWEST_PARTIES:
        raise TooFewParties(parties=facts.parties)


CHECKS: dict[Need, Callable[[Facts, Decision, date], None]] = {
    Need.DATE: _needs_date,
    Need.REASON: _needs_reason,
    Need.DOCUMENT: _needs_document,
    Need.TERMS: _needs_terms,
    Need.NEW_END: _needs_new_end,
    Need.SUCCESSOR: _needs_successor,
    Need.TWO_PARTIES: _needs_two_parties,
}


Changes = dict[str, Any]
"""New values of some of `Facts`, by name; `replace` takes them unchecked."""


def _nothing(facts: Facts, decision: Decision) -> Changes:
    return {}


def _negotiated(facts: Facts, decision: Decision) -> Changes:
    return {"proposed_on": facts.proposed_on or decision.on}


def _termed(facts: Facts, decision: Decision) -> Changes:
    terms = decision.terms or Terms()
    return {
        "signed_on": decision.on,
        "in_force_on": terms.in_force_on or facts.in_force_on,
        "ends_on": terms.ends_on,
        "renews_automatically": terms.renews_automatically,
        "renewal_months": terms.renewal_months,
        "notice_days": terms.notice_days,
    }


def _entered(facts: Facts, decision: Decision) -> Changes:
    return {"in_force_on": decision.on}


def _extended(facts: Facts, decision: Decision) -> Changes:
    return {
        "in_force_on": facts.in_force_on or facts.signed_on,
        "ends_on": decision.new_end,
        "notice_given_on": None,
    }


def _noticed(facts: Facts, decision: Decision) -> Changes:
    """The term that runs on the day of the notice becomes the last one."""
    end = current_end(facts, decision.on) if decision.on else facts.ends_on
    return {"notice_given_on": decision.on, "ends_on": end}


def _resumed(facts: Facts, decision: Decision) -> Changes:
    return {"in_force_on": facts.in_force_on or facts.signed_on}


CHANGES: dict[Verb, Callable[[Facts, Decision], Changes]] = {
    Verb.NEGOTIATE: _negotiated,
    Verb.SIGN: _termed,
    Verb.ENTER_INTO_FORCE: _entered,
    Verb.EXTEND: _extended,
    Verb.GIVE_NOTICE: _noticed,
    Verb.RESUME: _resumed,
    Verb.CORRECT: _termed,
}
