"""Deferred acceptance in whole arrays: every free application proposes at once.

The algorithm is the applicant-proposing one of Gale & Shapley (1962) for batches with several
seats (Roth & Peranson 1999), with soft reserves as in Hafalir, Yenmez & Yildirim (2013):

1. Every free application looks down its list for the first batch whose cut-off it beats, and
   proposes to it. Batches it passes over would have rejected it anyway.
2. A batch puts its holders and the new proposals in one pool. Reserved seats go to the best
   protected applications of the pool; the other seats, and reserved seats that found nobody,
   go to the best of all the rest.
3. Whoever is left over becomes free again. If all seats are taken, the cut-off of the batch
   rises to the worst priority that it kept.
4. Repeat until nobody is free who has a batch left to propose to. When few are free, the same
   steps are done one by one on heaps (``chains``): a long chain of single displacements would
   otherwise pay for a whole array pass per step.

The outcome does not depend on the order of proposals. It is stable, and no stable outcome
is better for any application; nobody gains by misreporting a list (Roth 1982).
"""

import numpy as np

from . import chains
from .arrays import Bools, Index, Ints, Longs, spans, starts_of
from .choosing import CLOSED, OPEN, Pool, choose

WINDOW = 8
"""How many candidates one look covers."""

FEW = 48
"""With this many free applications or fewer, heaps are faster than arrays."""


class Acceptance:
    """The state of one run over ``n`` applications and ``m`` batches.

    ``lists``, ``priority``: (n, k), best candidate first, padded with -1; priorities are whole
    numbers from 0 to 2³¹ - 2, higher is better, unique within a batch. ``capacity``,
    ``reserve``: (m,), ``protected``: (n,).

    Results: ``place[i]`` is the batch of ``i`` or -1; ``cutoff[0, j]`` holds for everyone and
    ``cutoff[1, j]`` for protected applications. Memory O(n × k + seats).
    """

    def __init__(
        self, lists: Ints, priority: Ints, capacity: Index, reserve: Index, protected: Bools
    ) -> None:
        n, self.length = lists.shape
        m = capacity.size
        self.width = self.length + WINDOW
        self.lists = _padded(lists, self.width)
        self.priority = _padded(priority, self.width)
        self.capacity = capacity.astype(np.int32)
        self.reserve = np.minimum(reserve, capacity).astype(np.int32)
        self.kind = protected.astype(np.int8)
        # One column more than batches: the padding "batch -1" lands there, for ever closed.
        self.cutoff = np.full((2, m + 1), CLOSED, dtype=np.int32)
        self.cutoff[:, :m][:, capacity > 0] = OPEN
        self.place = np.full(n, -1, dtype=np.int32)
        self.next = np.zeros(n, dtype=np.int64)
        self.seat = starts_of(self.capacity)
        self.held = np.full(int(self.seat[-1]), -1, dtype=np.int64)
        self.held_priority = np.zeros(self.held.size, dtype=np.int32)
        self.count = np.zeros(m, dtype=np.int64)

    def run(self) -> "Acceptance":
        """Propose and reject until nobody can propose any more; returns itself.

        At most n × k proposals. O(n × k + seats × rounds) for the array rounds, O(log seats)
        per proposal on heaps.
        """
        free = np.flatnonzero((self.place < 0) & (self.next < self.length))
        while free.size > FEW:
            free = self._all_propose(free)
        chains.finish(self, free)
        return self

    def extend(self, rows: Index, lists: Ints, priority: Ints) -> None:
        """Give unplaced applications ``rows`` new lists to go on with, of shape (rows, k)."""
        self.lists[rows, : self.length] = lists
        self.priority[rows, : self.length] = priority
        self.next[rows] = 0

    def close(self, batches: Index) -> None:
        """Take all seats away and free their holders, who go on down their lists.

        Exact: it is what a run without these batches gives, because that run contains every
        proposal made so far (Roth & Sotomayor 1990, theorem 2.25).
        """
        for j in batches:
            holders = self.held[self.seat[j] : self.seat[j] + self.count[j]]
            self.place[holders] = -1
            self.next[holders] += 1
        self.capacity[batches] = 0
        self.reserve[batches] = 0
        self.count[batches] = 0
        self.cutoff[:, batches] = CLOSED

    def _all_propose(self, free: Longs) -> Longs:
        """One round; returns who is free afterwards and has candidates left."""
        at = self.next[free]
        look = (free * self.width + at)[:, None] + np.arange(WINDOW)
        batch = self.lists.ravel()[look]
        priority = self.priority.ravel()[look]
        row = self.kind[free].astype(np.int64) * self.cutoff.shape[1]
        beats = priority > self.cutoff.ravel()[row[:, None] + batch]
        first = beats.argmax(axis=1)
        line = np.arange(free.size)
        found = beats[line, first]
        self.next[free] = at + np.where(found, first, WINDOW)
        line, first = line[found], first[found]
        rejected = self._choose(free[found], batch[line, first], priority[line, first])
        self.next[rejected] += 1
        left = np.concatenate([free[~found], rejected])
        hopeful: Bools = self.next[left] < self.length
        return left[hopeful]

    def _choose(self, who: Longs, batch: Ints, priority: Ints) -> Longs:
        """Let the touched batches choose from holders and proposals; returns the rejected."""
        if not who.size:
            return who
        touched = np.flatnonzero(np.bincount(batch, minlength=self.count.size))
        pool = self._pool(touched, who, batch, priority)
        choice = choose(pool, self.capacity[touched], self.reserve[touched])
        self.place[pool.who] = np.where(choice.keep, touched[pool.part], -1)
        self.cutoff[:, touched] = choice.cutoff
        self.count[touched] = choice.count
        slots = spans(self.seat[touched], choice.count)
        self.held[slots] = pool.who[choice.keep]
        self.held_priority[slots] = pool.priority[choice.keep]
        return pool.who[~choice.keep]

    def _pool(self, touched: Longs, who: Longs, batch: Ints, priority: Ints) -> Pool:
        number = np.zeros(self.count.size, dtype=np.int64)
        number[touched] = np.arange(touched.size)
        slots = spans(self.seat[touched], self.count[touched])
        holding = np.repeat(np.arange(touched.size), self.count[touched])
        everyone = np.concatenate([self.held[slots], who])
        return Pool.sorted(
            who=everyone,
            part=np.concatenate([holding, number[batch]]),
            priority=np.concatenate([self.held_priority[slots], priority]),
            protected=self.kind[everyone] == 1,
        )


def _padded(lists: Ints, width: int) -> Ints:
    """``lists`` with columns of -1 up to ``width``, so that a look never leaves its row."""
    padded = np.full((lists.shape[0], width), -1, dtype=np.int32)
    padded[:, : lists.shape[1]] = lists
    return padded
