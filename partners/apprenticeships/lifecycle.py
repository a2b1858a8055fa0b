"""The life of a batch: what was decided about it, and how it stands on a day.

Pure rules: dates and facts in, answers out. What is stored is the last *decision*
(`BatchState`); what a reader sees is the `Phase`, which also follows from the dates, so that
"running" and "finished" are true without any job.

    PLANNED ─▶ OPEN ─▶ CLOSED ─▶ CONFIRMED        and from each of them ─▶ CANCELLED
                 ▲───────┘
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from home.desk import refusals


class BatchState(StrEnum):
    """The last decision about a batch."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Phase(StrEnum):
    """How a batch stands on a given day."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CONFIRMED = "confirmed"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Applying(StrEnum):
    """Whether one can apply for a batch: a round collects it, did so before, or none has yet."""

    NOW = "now"
    OVER = "over"
    NOT_YET = "not-yet"


class Refusal(StrEnum):
    """Why a decision cannot be taken."""

    NOT_NEXT = "not-next"
    NO_SEATS = "no-seats"
    TOO_LATE = "too-late"


# Seats may still be given by a round: applications come in, or wait to be matched.
MATCHABLE = frozenset({BatchState.OPEN, BatchState.CLOSED})
# Somebody may rely on the batch: it is cancelled, never deleted.
BEGUN = frozenset(BatchState) - {BatchState.PLANNED}
AHEAD = frozenset({Phase.PLANNED, Phase.OPEN, Phase.CLOSED, Phase.CONFIRMED})

NEXT = {
    BatchState.PLANNED: frozenset({BatchState.OPEN, BatchState.CANCELLED}),
    BatchState.OPEN: frozenset({BatchState.CLOSED, BatchState.CANCELLED}),
    BatchState.CLOSED: frozenset({BatchState.OPEN, BatchState.CONFIRMED, BatchState.CANCELLED}),
    BatchState.CONFIRMED: frozenset({BatchState.CANCELLED}),
    BatchState.CANCELLED: frozenset[BatchState](),
}


class DecisionRefused(refusals.Refusal):
    """The batch cannot go from its state to the one asked for. `reason` says why."""

    about = ("decision",)

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason=reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a batch. `apply_until` is the last day to apply."""

    state: BatchState
    starts_on: date
    ends_on: date
    seats: int
    apply_until: date | None = None

    @property
    def deadline(self) -> date:
        """The last day to apply: as announced, else the day before the batch starts."""
        return self.apply_until or self.starts_on - timedelta(days=1)


def phase(facts: Facts, on: date) -> Phase:
    """How the batch stands on a day. Cancelled wins; then the dates; then the decision."""
    if facts.state is BatchState.CANCELLED:
        return Phase.CANCELLED
    if on > facts.ends_on:
        return Phase.FINISHED
    if on >= facts.starts_on:
        return Phase.RUNNING
    if facts.state is BatchState.OPEN and on > facts.deadline:
        return Phase.CLOSED
    return Phase(facts.state.value)


def check(facts: Facts, to: BatchState, on: date) -> None:
    """Whether the decision `to` may be taken on a day. Raises DecisionRefused."""
    if to not in NEXT[facts.state]:
        raise DecisionRefused(Refusal.NOT_NEXT)
    if on > facts.ends_on:
        raise DecisionRefused(Refusal.TOO_LATE)
    if to is BatchState.OPEN and facts.seats == 0:
        raise DecisionRefused(Refusal.NO_SEATS)
    if to is BatchState.OPEN and on > facts.deadline:
        raise DecisionRefused(Refusal.TOO_LATE)


def possible(facts: Facts, on: date) -> list[BatchState]:
    """The decisions that may be taken on a day, in the order of a batch's life."""
    return [to for to in BatchState if _is_possible(facts, to, on)]


def _is_possible(facts: Facts, to: BatchState, on: date) -> bool:
    try:
        check(facts, to, on)
    except DecisionRefused:
        return False
    return True
