"""What a person in charge should hear on a day. Pure.

A notice belongs to a fact (the end, a due date) and a lead: how many days before it the notice
opens. On any day only the latest lead that has opened is news, so that a job that did not run
for weeks says each thing once, as it stands today, instead of everything that it missed.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partners.agreements.rules import progress
from partners.agreements.rules.lifecycle import (
    BINDING,
    UNSIGNED,
    Facts,
    Status,
    add_months,
    current_end,
    effective_status,
    expiring_from,
    notice_deadline,
)
from partners.agreements.rules.periods import add_days
from partners.agreements.rules.progress import Light

BEFORE_END = (30, 7)  # after the first notice, which the notice period sets
BEFORE_NOTICE = (30, 7)  # before the last day on which notice can be given
BEFORE_DUE = (30, 7)
BEFORE_REVIEW = (30, 7)
AFTER_END_DAYS = 90  # an end that long ago is no news any more


class Kind(StrEnum):
    ENDING = "ending"
    DUE = "due"
    LATE = "late"
    REPORT = "report"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Notice:
    """`day` is what it is about; `lead` how many days before it the notice opens, 0 for on or
    after it.
    """

    kind: Kind
    day: date
    lead: int


def end_leads(facts: Facts, end: date) -> tuple[int, ...]:
    """Days before `end` on which to speak up.

    An agreement that renews itself only needs a word while notice can still be given.
    """
    if facts.rolls_on:
        notice = (end - facts.notice.deadline(end)).days
        return tuple(notice + days for days in BEFORE_NOTICE)
    first = expiring_from(facts) or end
    return ((end - first).days, *BEFORE_END)


def ending(facts: Facts, on: date) -> Notice | None:
    """The end of the current term, or that it has passed."""
    status, end = effective_status(facts, on), current_end(facts, on)
    if end is None or status not in BINDING | {Status.SIGNED, Status.SUSPENDED, Status.EXPIRED}:
        return None
    if end < on:
        return Notice(Kind.ENDING, end, 0) if (on - end).days <= AFTER_END_DAYS else None
    deadline = notice_deadline(facts, on)
    if facts.rolls_on and deadline and on > deadline:
        return None
    return _latest(Kind.ENDING, end, end_leads(facts, end), on)


def review(facts: Facts, on: date) -> Notice | None:
    """That an agreement without a last day is to be looked at again; on and after its day, once."""
    day, status = facts.review_on, effective_status(facts, on)
    if day is None or status not in BINDING | {Status.SIGNED, Status.SUSPENDED}:
        return None
    return _latest(Kind.REVIEW, day, BEFORE_REVIEW, on) if day > on else Notice(Kind.REVIEW, day, 0)


def promise(
    state: progress.CommitmentState, due_on: date | None, on: date, status: Status
) -> Notice | None:
    """A commitment that falls due or is late, while its agreement is alive."""
    if (
        due_on is None
        or state in progress.CLOSED
        or status not in BINDING | UNSIGNED | {Status.SIGNED}
    ):
        return None
    if progress.light(state, due_on, on) is Light.LATE:
        return Notice(Kind.LATE, due_on, 0)
    return _latest(Kind.DUE, due_on, BEFORE_DUE, on) if due_on >= on else None


def report_due(facts: Facts, months: int, last_report_on: date | None) -> date | None:
    """The day by which the next progress report is expected; None when none is,
    or not within the calendar.
    """
    begun = facts.in_force_on or facts.signed_on
    if not months or begun is None:
        return None
    day = add_months(max(begun, last_report_on or begun), months)
    return day if day < date.max else None


def report(
    facts: Facts, months: int, last_report_on: date | None, on: date, *, has_open_promises: bool
) -> Notice | None:
    """A missing progress report: once for each period without one."""
    first = report_due(facts, months, last_report_on)
    if first is None or first >= on or not has_open_promises:
        return None
    if effective_status(facts, on) not in BINDING:
        return None
    periods = ((on.year - first.year) * 12 + on.month - first.month) // months
    day = add_months(first, periods * months)
    return Notice(Kind.REPORT, day if day < on else add_months(first, (periods - 1) * months), 0)


def _latest(kind: Kind, day: date, leads: tuple[int, ...], on: date) -> Notice | None:
    opened = [lead for lead in leads if lead and add_days(day, -lead) <= on]
    return Notice(kind, day, min(opened)) if opened else None
