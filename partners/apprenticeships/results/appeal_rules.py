"""An appeal against a result: from where it goes where, by which verb, by whom. Pure.

OPEN ─▶ UPHELD, DISMISSED (a moderator), WITHDRAWN (the cooperative)

No seat moves by it. It is raised until the end of the seventh day after the one on which results
became readable, by the clocks where the cooperative is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from partners.apprenticeships.rounds.deadlines import Zone, last_moment_of

MOST = 3
"""So often one matter of a result is raised: what was withdrawn is said anew twice."""

APPEAL_DAYS = 7
ANSWER_DAYS = 7


class Station(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    UPHOLD = "uphold"
    DISMISS = "dismiss"
    WITHDRAW = "withdraw"


class Who(StrEnum):
    COOPERATIVE = auto()
    STAFF = auto()


@dataclass(frozen=True, slots=True)
class Step:
    to: Station
    who: Who


S, V = Station, Verb
ANSWERED = (S.UPHELD, S.DISMISSED)
TRANSITIONS: Mapping[tuple[Verb, Station], Step] = {
    (V.UPHOLD, S.OPEN): Step(S.UPHELD, Who.STAFF),
    (V.DISMISS, S.OPEN): Step(S.DISMISSED, Who.STAFF),
    (V.WITHDRAW, S.OPEN): Step(S.WITHDRAWN, Who.COOPERATIVE),
}


def step(verb: Verb, station: str) -> Step | None:
    """Where it leads; None where the verb is not open."""
    return TRANSITIONS.get((verb, Station(station)))


def appeal_until(readable_at: datetime, zone: Zone) -> datetime:
    """The last moment at which a result can be appealed.

    >>> from datetime import UTC
    >>> late = datetime(2027, 3, 1, 16, 30, tzinfo=UTC)
    >>> for zone in (Zone.WIB, Zone.WIT):
    ...     appeal_until(late, zone).isoformat(timespec="minutes")
    '2027-03-08T23:59+07:00'
    '2027-03-09T23:59+09:00'
    """
    return _end_of(readable_at, APPEAL_DAYS, zone)


def answer_until(raised_at: datetime, zone: Zone) -> datetime:
    """By when moderators are asked to answer; it stays open until they have."""
    return _end_of(raised_at, ANSWER_DAYS, zone)


def _end_of(at: datetime, days: int, zone: Zone) -> datetime:
    return last_moment_of(at.astimezone(zone.clock).date() + timedelta(days=days), zone)
