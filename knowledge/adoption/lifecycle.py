"""From where a report goes where, by which verb. Pure.

What readers see stands apart from it: the words published last stand until others are published,
or they are taken off the site.
"""

from collections.abc import Mapping
from enum import StrEnum


class Station(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


class Verb(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    PUBLISH = "publish"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    HIDE = "hide"


S, V = Station, Verb
TRANSITIONS: Mapping[tuple[Verb, Station], Station] = {
    (V.WRITE, S.DRAFT): S.DRAFT,
    (V.WRITE, S.RETURNED): S.RETURNED,
    (V.WRITE, S.PUBLISHED): S.DRAFT,
    (V.WRITE, S.WITHDRAWN): S.DRAFT,
    (V.WRITE, S.HIDDEN): S.HIDDEN,
    (V.SUBMIT, S.DRAFT): S.SUBMITTED,
    (V.SUBMIT, S.RETURNED): S.SUBMITTED,
    (V.SUBMIT, S.HIDDEN): S.SUBMITTED,
    (V.TAKE_BACK, S.SUBMITTED): S.DRAFT,
    (V.PUBLISH, S.SUBMITTED): S.PUBLISHED,
    (V.SEND_BACK, S.SUBMITTED): S.RETURNED,
    (V.WITHDRAW, S.DRAFT): S.WITHDRAWN,
    (V.WITHDRAW, S.SUBMITTED): S.WITHDRAWN,
    (V.WITHDRAW, S.RETURNED): S.WITHDRAWN,
    (V.WITHDRAW, S.PUBLISHED): S.WITHDRAWN,
    (V.HIDE, S.DRAFT): S.HIDDEN,
    (V.HIDE, S.SUBMITTED): S.HIDDEN,
    (V.HIDE, S.RETURNED): S.HIDDEN,
    (V.HIDE, S.PUBLISHED): S.HIDDEN,
}


def after(verb: Verb, station: str) -> Station | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, Station(station)))


def is_open(verb: Verb, station: str) -> bool:
    return after(verb, station) is not None
