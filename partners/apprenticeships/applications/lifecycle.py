"""From where an application goes where, by which verb. Pure.

What was handed in last stands in the round, whatever is changed on the list afterwards, until it is
handed in anew or withdrawn. Taken back is what an assistant handed in: what stood before it stands
again, and where nothing did, the application is a draft as it was.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from partners.apprenticeships.rounds.lifecycle import RoundState


class Station(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    TAKE_BACK = "take_back"
    RESTORE = "restore"


S, V = Station, Verb
TRANSITIONS: Mapping[tuple[Verb, Station], Station] = {
    (V.WRITE, S.DRAFT): S.DRAFT,
    (V.WRITE, S.SUBMITTED): S.SUBMITTED,
    (V.WRITE, S.WITHDRAWN): S.WITHDRAWN,
    (V.SUBMIT, S.DRAFT): S.SUBMITTED,
    (V.SUBMIT, S.SUBMITTED): S.SUBMITTED,
    (V.SUBMIT, S.WITHDRAWN): S.SUBMITTED,
    (V.WITHDRAW, S.SUBMITTED): S.WITHDRAWN,
    (V.TAKE_BACK, S.SUBMITTED): S.DRAFT,
    (V.RESTORE, S.SUBMITTED): S.SUBMITTED,
}


def after(verb: Verb, station: str) -> Station | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, Station(station)))


def is_open(verb: Verb, station: str) -> bool:
    return after(verb, station) is not None


class Hinders(StrEnum):
    """Why nothing of an application is changed any more."""

    ROUND = "round"
    DEADLINE = "deadline"


def hinders(round_state: str, until: datetime, at: datetime) -> Hinders | None:
    """What keeps a cooperative whose last moment is `until` from changing its application."""
    if round_state != RoundState.OPEN:
        return Hinders.ROUND
    return Hinders.DEADLINE if at > until else None
