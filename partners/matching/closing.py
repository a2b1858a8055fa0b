"""Batches below their minimum do not run: which of them is closed, and in which order.

One batch at a time, the emptiest first: the one with the smallest share of its minimum; of those
alike, the one with fewer people, because fewer have to move; then the one whose id comes first.
Its people go on down their lists and may fill another batch, so everything is looked at again
before the next is closed. Closing several at once could close both of two batches although
either would have run with the people of the other.

A batch that holds a locked placement is never closed, only flagged. A closed batch stays
closed, so the end is reached after at most one step per batch. Which set of batches would let
most of them run is a question without a fast answer (lower quotas: Biró, Fleiner, Irving &
Manlove 2010), so the rule is simple instead, published, and the same for everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Ints, Longs
from .kernel import Acceptance
from .market import Market

_SHARE = 1 << 31
"""Parts of a minimum; different fractions stay different up to a minimum of 46,340."""


@dataclass(frozen=True, slots=True, eq=False)
class Closings:
    """``steps`` are (batch, people it had then) in order; ``closed`` (m,) the same as a mask.

    ``moved`` (n,) is the last closed batch from which each application moved on, or -1.
    """

    steps: tuple[tuple[int, int], ...]
    closed: Bools
    moved: Ints


def close_below_minimum(
    market: Market, state: Acceptance, complete: Callable[[], None]
) -> Closings:
    """Close until every batch that is left has its minimum or a locked placement.

    ``complete`` lets everybody who is free go on until nobody can be placed better. At most m
    steps; each sorts the failing batches and moves the people of one.
    """
    minimum = market.batches.minimum
    may_close = market.locked_count == 0
    closed = np.zeros(minimum.size, dtype=np.bool_)
    moved = np.full(state.place.size, -1, dtype=np.int32)
    steps: list[tuple[int, int]] = []
    while True:
        failing = np.flatnonzero(may_close & ~closed & (state.count < minimum))
        if not failing.size:
            return Closings(tuple(steps), closed, moved)
        next_ = _next_to_close(failing, state.count[failing], minimum[failing])
        steps += zip(next_.tolist(), state.count[next_].tolist(), strict=True)
        closed[next_] = True
        affected = np.isin(state.place, next_)
        moved[affected] = state.place[affected]
        state.close(next_)
        complete()


def _next_to_close(failing: Longs, count: Longs, minimum: Ints) -> Longs:
    """The emptiest of ``failing``; or all that have nobody.

    From an empty batch nobody moves on, so one by one they would all be closed before any other
    with the same result.
    """
    if not count.all():
        empty: Longs = failing[count == 0]
        return empty
    share = count * _SHARE // minimum
    emptiest: Longs = failing[np.lexsort((failing, count, share))[:1]]
    return emptiest
