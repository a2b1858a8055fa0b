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
    NoEndHasEnd,
    NoticeEndMissing,
    NoticePeriodTwice,
    ReasonMissing,
    RenewalTermMissing,
    SuccessorMissing,
    TooFewParties,
    TransitionNotOpen,
)
from partners.agreements.rules.lifecycle import (
    CLOSING_STATES,
    DATED,
    TRANSITIONS,
    Facts,
    Need,
    Verb,
    current_end,
    effective_status,
    final_end,
    notice_effect,
)
from partners.agreements.rules.periods import NoticeTo

FEWEST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """When an agreement begins and ends, as its text says."""

    in_force_on: date | None = None
    ends_on: date | None = None
    renews_automatically: bool = False
    renewal_months: int | None = None
    notice_days: int = 0
    notice_months: int = 0
    notice_to: NoticeTo = NoticeTo.TERM
    has_no_end: bool = False
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided. `on` is the day it took effect; for CORRECT the signature date.

    `new_end` is what an extension reaches, or the last day that follows from a notice where it is
    not what the text's period says.
    """

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
    check_order(apply(facts, decision, today))


def apply(facts: Facts, decision: Decision, today: date | None = None) -> Facts:
    """The facts after the decision; check it first. `today` tells what is decided ahead."""
    changed = replace(facts, **CHANGES.get(decision.verb, _nothing)(facts, decision))
    target = TRANSITIONS[decision.verb].target
    if target in CLOSING_STATES and is_ahead(decision, today):
        return replace(changed, closes_on=decision.on, closes_as=target.value)
    return replace(changed, state=target) if target else changed


def is_ahead(decision: Decision, today: date | None) -> bool:
    return bool(today and decision.on and decision.on > today)


def check_order(facts: Facts) -> None:
    """Raises DatesOutOfOrder unless the proposal comes before the signature, and the end last;
    a text may take effect before it is signed. NoEndHasEnd, NoticePeriodTwice, RenewalTermMissing.
    """
    _in_order(facts, "proposed_on", "signed_on", "ends_on")
    _in_order(facts, "in_force_on", "ends_on")
    if facts.has_no_end and facts.ends_on:
        raise NoEndHasEnd()
    if facts.notice_days and facts.notice_months:
        raise NoticePeriodTwice()
    if facts.renews_automatically and not (facts.ends_on and facts.renewal_months):
        raise RenewalTermMissing()


def _in_order(facts: Facts, *names: str) -> None:
    known = [(name, getattr(facts, name)) for name in names if getattr(facts, name)]
    for (earlier, first), (later, second) in pairwise(known):
        if first > second or (later == "ends_on" and first == second):
            raise DatesOutOfOrder(earlier, later, first, second)


def _needs_date(facts: Facts, decision: Decision, today: date) -> None:
    if decision.on is None:
        raise DateMissing()
    may_lie_ahead = TRANSITIONS[decision.verb].target in CLOSING_STATES and facts.state in DATED
    if decision.on > today and not may_lie_ahead:
        raise DateInFuture(date=decision.on)
    may_lie_before = decision.verb is Verb.ENTER_INTO_FORCE
    if facts.signed_on and decision.on < facts.signed_on and not may_lie_before:
        raise DatesOutOfOrder("signed_on", "decision", facts.signed_on, decision.on)
    end = final_end(replace(facts, closes_on=None))
    if decision.verb is Verb.TERMINATE and decision.on > today and end and decision.on > end:
        raise DatesOutOfOrder("decision", "ends_on", decision.on, end)


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


def _needs_notice_end(facts: Facts, decision: Decision, today: date) -> None:
    end = decision.on and (decision.new_end or notice_effect(facts, decision.on))
    if not end:
        raise NoticeEndMissing()
    if decision.on and decision.new_end and decision.new_end < decision.on:
        raise DatesOutOfOrder("decision", "new_end", decision.on, decision.new_end)


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
    Need.NOTICE_END: _needs_notice_end,
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
        "has_no_end": terms.has_no_end,
        "review_on": None if terms.ends_on else terms.review_on,
        "renews_automatically": terms.renews_automatically,
        "renewal_months": terms.renewal_months,
        "notice_days": terms.notice_days,
        "notice_months": terms.notice_months,
        "notice_to": terms.notice_to,
    }


def _entered(facts: Facts, decision: Decision) -> Changes:
    return {"in_force_on": decision.on}


def _extended(facts: Facts, decision: Decision) -> Changes:
    return {
        "in_force_on": facts.in_force_on or facts.signed_on,
        "notice_given_on": None,
        "closes_on": None,
        "closes_as": "",
        **_ending(decision.new_end),
    }


def _noticed(facts: Facts, decision: Decision) -> Changes:
    """It ends with the first term for which the notice is in time, or as was agreed."""
    end = decision.new_end or (notice_effect(facts, decision.on) if decision.on else None)
    return {"notice_given_on": decision.on, **_ending(end)}


def _ending(end: date | None) -> Changes:
    return {"ends_on": end, "has_no_end": False, "review_on": None} if end else {}


def _closed(facts: Facts, decision: Decision) -> Changes:
    """Decided again for another day, or now: what was decided ahead is over."""
    return {"closes_on": None, "closes_as": ""}


def _resumed(facts: Facts, decision: Decision) -> Changes:
    return {"in_force_on": facts.in_force_on or facts.signed_on}


CHANGES: dict[Verb, Callable[[Facts, Decision], Changes]] = {
    Verb.NEGOTIATE: _negotiated,
    Verb.SIGN: _termed,
    Verb.ENTER_INTO_FORCE: _entered,
    Verb.EXTEND: _extended,
    Verb.GIVE_NOTICE: _noticed,
    Verb.RESUME: _resumed,
    Verb.RENEW: _closed,
    Verb.TERMINATE: _closed,
    Verb.CORRECT: _termed,
}
