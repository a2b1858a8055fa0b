"""The life of a round. Pure: what is stored is the last decision, the rest follows from the dates.

DRAFT ─▶ OPEN ─▶ MATCHED ─▶ PUBLISHED        DRAFT, OPEN ─▶ CANCELLED
           ▲────────┘  undone before it is published
DRAFT ─▶ MATCHED  taken in from the sheets that it was run from; undone, it is a draft again
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RoundState(StrEnum):
    """The last decision about a round."""

    DRAFT = "draft"
    OPEN = "open"
    MATCHED = "matched"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class Phase(StrEnum):
    """How a round stands at a moment."""

    DRAFT = "draft"
    COLLECTING = "collecting"
    CLOSED = "closed"
    MATCHED = "matched"
    PUBLISHED = "published"
    ANSWERING = "answering"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Verb(StrEnum):
    ANNOUNCE = "announce"
    KEEP_RESULT = "keep_result"
    UNDO = "undo"
    TAKE_IN = "take_in"
    LET_GO = "let_go"
    PUBLISH = "publish"
    CANCEL = "cancel"


S, V = RoundState, Verb
TRANSITIONS: Mapping[tuple[Verb, RoundState], RoundState] = {
    (V.ANNOUNCE, S.DRAFT): S.OPEN,
    (V.KEEP_RESULT, S.OPEN): S.MATCHED,
    (V.UNDO, S.MATCHED): S.OPEN,
    (V.TAKE_IN, S.DRAFT): S.MATCHED,
    (V.LET_GO, S.MATCHED): S.DRAFT,
    (V.PUBLISH, S.MATCHED): S.PUBLISHED,
    (V.CANCEL, S.DRAFT): S.CANCELLED,
    (V.CANCEL, S.OPEN): S.CANCELLED,
}


def after(verb: Verb, state: str) -> RoundState | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, RoundState(state)))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know. The moments are aware; `closes_at` is the first at which
    nobody, in whatever zone, may hand in any more.
    """

    state: RoundState
    closes_at: datetime | None = None
    answers_from: datetime | None = None
    answers_until: datetime | None = None


def phase(facts: Facts, at: datetime) -> Phase:
    """How the round stands at a moment."""
    match facts.state:
        case RoundState.OPEN:
            is_over = facts.closes_at is not None and at >= facts.closes_at
            return Phase.CLOSED if is_over else Phase.COLLECTING
        case RoundState.PUBLISHED:
            if facts.answers_until is not None and at >= facts.answers_until:
                return Phase.ENDED
            opened = facts.answers_from is not None and at >= facts.answers_from
            return Phase.ANSWERING if opened else Phase.PUBLISHED
        case other:
            return Phase(other.value)
