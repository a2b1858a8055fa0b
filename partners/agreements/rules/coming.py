"""What comes next in an agreement, and what of its term is not known. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import DATED, OVER, Facts, Status


class What(StrEnum):
    """In the order in which things of one day are told."""

    DUE = "due"
    BEGINS = "begins"
    NOTICE = "notice"
    CLOSES = "closes"
    TERM = "term"
    ENDS = "ends"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Coming:
    day: date
    what: What


def coming(facts: Facts, on: date, due: Iterable[date] = ()) -> list[Coming]:
    """What lies ahead from `on` on, soonest first. `due` are the days of its open commitments."""
    status = lifecycle.effective_status(facts, on)
    if status in OVER or status is Status.EXPIRED:
        return []
    found = [Coming(day, What.DUE) for day in due]
    if facts.state in DATED:
        found += _of_term(facts, on)
    ahead = [one for one in found if one.day >= on]
    order = list(What)
    return sorted(ahead, key=lambda one: (one.day, order.index(one.what)))


def _of_term(facts: Facts, on: date) -> list[Coming]:
    found = []
    if facts.in_force_on and facts.in_force_on > on:
        found.append(Coming(facts.in_force_on, What.BEGINS))
    end = lifecycle.current_end(facts, on)
    if end is None:
        return found + ([Coming(facts.review_on, What.REVIEW)] if facts.review_on else [])
    if facts.closes_on and facts.closes_on == end:
        return [*found, Coming(end, What.CLOSES)]
    notice = lifecycle.notice_deadline(facts, on)
    if notice and facts.notice and not facts.notice_given_on and not facts.closes_on:
        found.append(Coming(notice, What.NOTICE))
    return [*found, Coming(end, What.TERM if facts.rolls_on else What.ENDS)]


def is_term_unknown(facts: Facts, on: date) -> bool:
    """Whether nothing but the signature is known: neither when it begins nor when it ends."""
    is_dated = facts.in_force_on or facts.ends_on or facts.closes_on or facts.has_no_end
    return lifecycle.effective_status(facts, on) is Status.SIGNED and not is_dated


def is_retroactive(facts: Facts) -> bool:
    """Whether it takes effect from before its signature."""
    begins, signed = facts.in_force_on, facts.signed_on
    return bool(begins and signed and begins < signed)


def is_review_overdue(facts: Facts, on: date) -> bool:
    """Whether the day on which somebody wanted to look again has gone by."""
    return bool(facts.review_on and facts.review_on < on)
