"""From where a placement goes where, by which verb, and when the cooperative answers. Pure.

EXPECTED ─▶ ATTENDING ─▶ COMPLETED, PARTLY, DID_NOT_COME
EXPECTED, ATTENDING ─▶ CALLED_OFF ─▶ EXPECTED

The host states the outcome. Until the cooperative agrees, the host may state another, or correct
the attendance, which takes the outcome back; what the cooperative said to it before is void then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Station(StrEnum):
    EXPECTED = "expected"
    ATTENDING = "attending"
    COMPLETED = "completed"
    PARTLY = "partly"
    DID_NOT_COME = "did_not_come"
    CALLED_OFF = "called_off"


class Word(StrEnum):
    """What the cooperative says of the outcome."""

    OPEN = "open"
    AGREED = "agreed"
    DISAGREED = "disagreed"


class Verb(StrEnum):
    ATTEND = "attend"
    COMPLETE = "complete"
    COMPLETE_PARTLY = "complete_partly"
    MISS = "miss"
    CALL_OFF = "call_off"
    EXPECT = "expect"


class Hindrance(StrEnum):
    """Why a verb is not open."""

    NOT_NOW = "not_now"
    SETTLED = "settled"
    TOO_EARLY = "too_early"
    NOBODY_CAME = "nobody_came"
    SOMEBODY_CAME = "somebody_came"


S, V = Station, Verb
OUTCOMES = (S.COMPLETED, S.PARTLY, S.DID_NOT_COME)
STATING: Mapping[Verb, Station] = {
    V.COMPLETE: S.COMPLETED,
    V.COMPLETE_PARTLY: S.PARTLY,
    V.MISS: S.DID_NOT_COME,
}
_TOLD = (S.EXPECTED, S.ATTENDING, *OUTCOMES)
TRANSITIONS: Mapping[tuple[Verb, Station], Station] = {
    **{(V.ATTEND, station): S.ATTENDING for station in _TOLD},
    **{(verb, station): to for verb, to in STATING.items() for station in _TOLD},
    (V.CALL_OFF, S.EXPECTED): S.CALLED_OFF,
    (V.CALL_OFF, S.ATTENDING): S.CALLED_OFF,
    (V.EXPECT, S.CALLED_OFF): S.EXPECTED,
}
_BY_HOST = (V.ATTEND, *STATING)


@dataclass(frozen=True, slots=True)
class Facts:
    """`has_begun`: its first day is here; `is_over`: so is its last; `came`: on some day somebody
    was noted as present.
    """

    station: Station
    word: Word = Word.OPEN
    has_begun: bool = False
    is_over: bool = False
    came: bool = False


def after(verb: Verb, station: str) -> Station | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, Station(station)))


def hindrance(verb: Verb, facts: Facts) -> Hindrance | None:
    """Why not; None where the verb is open."""
    if after(verb, facts.station) is None:
        return Hindrance.NOT_NOW
    if verb not in _BY_HOST:
        return None
    if facts.word is Word.AGREED:
        return Hindrance.SETTLED
    if not facts.has_begun or (verb is Verb.COMPLETE and not facts.is_over):
        return Hindrance.TOO_EARLY
    if verb in {Verb.COMPLETE, Verb.COMPLETE_PARTLY} and not facts.came:
        return Hindrance.NOBODY_CAME
    if verb is Verb.MISS and facts.came:
        return Hindrance.SOMEBODY_CAME
    return None


def may_answer(facts: Facts) -> bool:
    """Whether the cooperative may agree or disagree; who disagreed may agree after all."""
    return facts.station in OUTCOMES and facts.word is not Word.AGREED


def is_settled(facts: Facts) -> bool:
    """Both sides say the same: nothing about it changes any more."""
    return facts.station in OUTCOMES and facts.word is Word.AGREED
