"""A host's objection to one placement: from where it goes where, by which verb. Pure.

OPEN ─▶ ANSWERED ─▶ DISMISSED (the placement stands), UPHELD (it is called off)
OPEN, ANSWERED ─▶ WITHDRAWN, LAPSED; DISMISSED, UPHELD also from OPEN

The cooperative is heard: before it has answered, or its time to do so is over, no placement is
called off. When the batch begins, or the place is gone anyway, what was not decided lapses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HEARING = timedelta(days=3)


class Station(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    UPHELD = "upheld"
    LAPSED = "lapsed"


class Verb(StrEnum):
    ANSWER = "answer"
    WITHDRAW = "withdraw"
    DISMISS = "dismiss"
    UPHOLD = "uphold"
    LAPSE = "lapse"


class Hindrance(StrEnum):
    """Why a verb is not open."""

    DECIDED = "decided"
    TOO_LATE = "too_late"
    NOT_HEARD = "not_heard"
    GOES_ON = "goes_on"


S, V = Station, Verb
UNDECIDED = (S.OPEN, S.ANSWERED)
DECIDED = (S.DISMISSED, S.UPHELD)
TRANSITIONS: Mapping[tuple[Verb, Station], Station] = {
    (verb, station): to
    for station in UNDECIDED
    for verb, to in {
        V.ANSWER: S.ANSWERED,
        V.WITHDRAW: S.WITHDRAWN,
        V.DISMISS: S.DISMISSED,
        V.UPHOLD: S.UPHELD,
        V.LAPSE: S.LAPSED,
    }.items()
}


@dataclass(frozen=True, slots=True)
class Facts:
    """`is_ahead`: the placement is expected, at the batch that was objected to, which has not
    begun; `is_heard`: the time to answer is over.
    """

    station: Station
    is_ahead: bool = True
    is_heard: bool = False


def after(verb: Verb, station: str) -> Station | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, Station(station)))


def hindrance(verb: Verb, facts: Facts) -> Hindrance | None:
    """Why not; None where the verb is open."""
    if after(verb, facts.station) is None:
        return Hindrance.DECIDED
    if verb is V.LAPSE:
        return Hindrance.GOES_ON if facts.is_ahead else None
    if not facts.is_ahead:
        return Hindrance.TOO_LATE
    if verb is V.UPHOLD and facts.station is S.OPEN and not facts.is_heard:
        return Hindrance.NOT_HEARD
    return None


def heard_until(raised_at: datetime, begins: datetime) -> datetime:
    """Until when the cooperative has time to answer: three days, and half of what is left before
    the batch begins where that is less, so that there is time to decide.
    """
    return raised_at + min(HEARING, max((begins - raised_at) / 2, timedelta()))
