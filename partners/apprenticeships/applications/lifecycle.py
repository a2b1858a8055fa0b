"""From where an application goes where, by which verb. Pure.

What was handed in last stands in the round, whatever is changed on the list afterwards, until it is
handed in anew or withdrawn.
"""

from collections.abc import Mapping
from enum import StrEnum


class Station(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"


S, V = Station, Verb
TRANSITIONS: Mapping[tuple[Verb, Station], Station] = {
    (V.WRITE, S.DRAFT): S.DRAFT,
    (V.WRITE, S.SUBMITTED): S.SUBMITTED,
    (V.WRITE, S.WITHDRAWN): S.WITHDRAWN,
    (V.SUBMIT, S.DRAFT): S.SUBMITTED,
    (V.SUBMIT, S.SUBMITTED): S.SUBMITTED,
    (V.SUBMIT, S.WITHDRAWN): S.SUBMITTED,
    (V.WITHDRAW, S.SUBMITTED): S.WITHDRAWN,
}


def after(verb: Verb, station: str) -> Station | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, Station(station)))
