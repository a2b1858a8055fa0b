"""How a commitment stands on a day: the traffic light and what it says. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CommitmentState(StrEnum):
    """What was last said about a commitment."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Light(StrEnum):
    """What a reader sees: lateness follows from the date."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    LATE = "late"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


CLOSED = frozenset({CommitmentState.DONE, CommitmentState.DROPPED})
PENDING = frozenset({CommitmentState.PLANNED, CommitmentState.UNDERWAY})
DAYS_PER_MONTH = 30


@dataclass(frozen=True, slots=True)
class Lateness:
    """How much too late, or how soon: `count` of `unit` ("day" or "month")."""

    count: int
    unit: str
    is_past: bool


def light(state: CommitmentState, due_on: date | None, on: date, *, is_over: bool = False) -> Light:
    """The traffic light on `on`; a blocked commitment stays blocked when it is late, too.

    Nothing is late or blocked in an agreement that is terminated or replaced (`is_over`): what was
    blocked had been begun.
    """
    if is_over:
        return Light.UNDERWAY if state == CommitmentState.BLOCKED else Light(state)
    if state in PENDING and due_on and due_on < on:
        return Light.LATE
    return Light(state)


def distance(day: date, on: date) -> Lateness:
    """How far `day` lies from `on`, in days up to two months, then in months.

    >>> distance(date(2025, 6, 30), date(2025, 11, 30))
    Lateness(count=5, unit='month', is_past=True)
    """
    days = abs((day - on).days)
    if days < 2 * DAYS_PER_MONTH:
        return Lateness(days, "day", day < on)
    return Lateness(round(days / 30.44), "month", day < on)
