"""From where the plan at home goes where, and from which day its result is told. Pure.

DRAFT ─▶ HANDED_IN ─▶ CONFIRMED       HANDED_IN ─▶ DRAFT  sent back; any change of the steps, too
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum


class PlanStation(StrEnum):
    DRAFT = "draft"
    HANDED_IN = "handed_in"
    CONFIRMED = "confirmed"


class PlanVerb(StrEnum):
    WRITE = "write"
    HAND_IN = "hand_in"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    FINISH = "finish"
    PUBLISH = "publish"


DUE = (30, 60, 90)
S, V = PlanStation, PlanVerb
TRANSITIONS: Mapping[tuple[PlanVerb, PlanStation], PlanStation] = {
    **{(V.WRITE, station): S.DRAFT for station in PlanStation},
    (V.HAND_IN, S.DRAFT): S.HANDED_IN,
    (V.CONFIRM, S.HANDED_IN): S.CONFIRMED,
    (V.SEND_BACK, S.HANDED_IN): S.DRAFT,
    (V.FINISH, S.CONFIRMED): S.CONFIRMED,
    (V.PUBLISH, S.CONFIRMED): S.CONFIRMED,
}


def after(verb: PlanVerb, station: str) -> PlanStation | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, PlanStation(station)))


def due_on(last_day: date, days: int) -> date:
    """So many days after the last day of the apprenticeship; at most the last of the calendar,
    which old lists write for "without end".
    """
    after = timedelta(days=days)
    return last_day + after if last_day <= date.max - after else date.max


def is_told(last_day: date, today: date) -> bool:
    """Whether day 90 is here: before it there is no result."""
    return today >= due_on(last_day, DUE[-1])
