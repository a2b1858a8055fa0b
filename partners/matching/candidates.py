"""The best K candidates of each application: short lists that stay exact.

Cutting lists at K loses placements and rewards tactical lists, so K only sets how much is
looked at first. An application that runs out of candidates gets new ones: eligible batches
whose cut-off it beats. Cut-offs only rise, so whatever is left out now could never accept it
later, and the result is the same for every K (``tests`` compare 10, 30 and 100).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Index, Ints, Longs, runs_of, starts_of
from .preferences import Preferences
from .priorities import Priorities

Pairs = tuple[Longs, Longs, Longs]
"""Index arrays ``i``, ``j`` and the order of each pair for ``i``; sorted by ``i``."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Lists of up to ``k`` batches, best first, padded with -1: shape (rows, k).

    ``priority`` is what the batch thinks of the application, padded with -1. ``eligible``
    counts how many there were to take from, before any cut: shape (rows,).
    """

    rows: Index
    batch: Ints
    priority: Ints
    eligible: Ints

    @property
    def k(self) -> int:
        return int(self.batch.shape[1])

    @property
    def is_complete(self) -> Bools:
        """Whose list holds every eligible batch: shape (rows,)."""
        return self.eligible <= self.k


def best(
    preferences: Preferences,
    priorities: Priorities,
    k: int,
    *,
    rows: Index | None = None,
    cutoff: Ints | None = None,
) -> Candidates:
    """Candidates of ``rows`` (default all); with ``cutoff``, only batches whose cut-off is beaten.

    ``cutoff`` has shape (2, m): row 0 for everyone, row 1 for protected applications.
    O(eligible pairs × log block) time; memory O(rows × k).
    """
    size = len(priorities.applications)
    rows = np.arange(size, dtype=np.int64) if rows is None else rows
    line_of = np.full(size, -1, dtype=np.int64)
    line_of[rows] = np.arange(rows.size)
    batch = np.full((rows.size, k), -1, dtype=np.int32)
    eligible = np.zeros(rows.size, dtype=np.int32)
    # Choices made by hand are liked best: they go in first, the rest fills up behind them.
    for i, j, order in _all_pairs(preferences, rows):
        if cutoff is not None:
            open_ = _beats(cutoff, priorities, i, j)
            i, j, order = i[open_], j[open_], order[open_]
        _append_best(batch, eligible, line_of[i], j, order, preferences.bits)
    line, at = np.nonzero(batch >= 0)
    priority = np.full((rows.size, k), -1, dtype=np.int32)
    priority[line, at] = priorities.of_pairs(rows[line], batch[line, at])
    return Candidates(rows, batch, priority, eligible)


def _all_pairs(preferences: Preferences, rows: Index) -> Iterator[Pairs]:
    i, j, order = preferences.chosen()
    wanted = np.zeros(len(preferences.eligibility.applications), dtype=np.bool_)
    wanted[rows] = True
    here = wanted[i]
    yield i[here], j[here], order[here]
    yield from preferences.others(rows)


def _beats(cutoff: Ints, priorities: Priorities, i: Longs, j: Longs) -> Bools:
    kind = priorities.applications.protected[i].astype(np.int64)
    return np.greater(priorities.of_pairs(i, j), cutoff[kind, j])


def _append_best(
    batch: Ints, eligible: Ints, line: Longs, j: Longs, order: Longs, bits: int
) -> None:
    """Write the best pairs of each line behind what the line already holds."""
    if not line.size:
        return
    k = batch.shape[1]
    begins, sizes = runs_of(line)
    lines, held = line[begins], eligible[line[begins]]
    eligible[lines] = held + sizes
    local = np.repeat(np.arange(begins.size), sizes)
    if line.size > 2 * k * begins.size:
        near = _within_best_levels(local, order >> bits, k)
        local, j, order = local[near], j[near], order[near]
        sizes = np.bincount(local, minlength=begins.size)
    best_first = np.argsort(local << 32 | order)
    place = np.arange(local.size) - np.repeat(starts_of(sizes)[:-1] - held, sizes)
    keep = place < k
    chosen = best_first[keep]
    batch[lines[local[chosen]], place[keep]] = j[chosen]


def _within_best_levels(local: Longs, level: Longs, k: int) -> Bools:
    """Pairs whose level is among the first that hold ``k`` pairs of their line together.

    Counting levels is several times faster than sorting all pairs only to keep a few.
    """
    lowest = int(level.min())
    width = int(level.max()) - lowest + 1
    cell = local * width + (level - lowest)
    lines = int(local[-1]) + 1
    count = np.bincount(cell, minlength=lines * width).reshape(lines, width)
    needed = np.cumsum(count, axis=1) - count < k
    near: Bools = needed.ravel()[cell]
    return near
