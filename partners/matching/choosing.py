"""How batches choose from a pool: reserved seats first, then the best of the rest.

The choice function of Hafalir, Yenmez & Yildirim (2013), *Effective affirmative action in school
choice*, Theoretical Economics 8: reserves are soft, so a reserved seat that no protected
application asks for goes to the next best. All batches of a pool choose in the same array pass.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Index, Ints, Longs, runs_of

OPEN = np.int32(-1)
"""Cut-off of a batch with a free seat: every priority beats it."""

CLOSED = np.int32(2**31 - 1)
"""Cut-off of a batch without a seat for this kind: no priority beats it."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Applications in front of ``t`` batches, by batch and then by falling priority.

    ``part[p]`` numbers the batch of entry ``p`` from 0 to t - 1; each batch has an entry.
    """

    who: Longs
    part: Longs
    priority: Ints
    protected: Bools

    @classmethod
    def sorted(cls, *, who: Longs, part: Longs, priority: Ints, protected: Bools) -> "Pool":
        """The pool in its order; (part, priority) is unique, so ties cannot occur."""
        order = np.argsort(part << 32 | (CLOSED - priority))
        return cls(who[order], part[order], priority[order], protected[order])


@dataclass(frozen=True, slots=True)
class Choice:
    """``keep`` per entry of the pool; ``count`` (t,) kept; ``cutoff`` (2, t) after choosing."""

    keep: Bools
    count: Longs
    cutoff: Ints


def choose(pool: Pool, capacity: Index, reserve: Index) -> Choice:
    """Choose for every batch of the pool. O(entries log entries) with the sorting.

    1. Count protected entries from the top: the first ``reserve`` of each batch are in.
    2. The seats left go to the others from the top, protected or not.
    3. A full batch has a cut-off: for everyone the worst priority in an open seat; for
       protected applications the worst of all, or none while the reserve is not used up.
    """
    begins, _ = runs_of(pool.part)
    rank = _rank_within(pool.protected, pool.part, begins)
    reserved = pool.protected & (rank < reserve[pool.part])
    seats = capacity - np.add.reduceat(reserved, begins, dtype=np.int64)
    others = ~reserved
    keep = reserved | (_rank_within(others, pool.part, begins) < seats[pool.part])
    count = np.add.reduceat(keep, begins, dtype=np.int64)
    full = count == capacity
    in_need = np.add.reduceat(pool.protected, begins, dtype=np.int64) < reserve
    in_open = np.where(keep & others, pool.priority, CLOSED)
    in_any = np.where(keep, pool.priority, CLOSED)
    cutoff = np.empty((2, capacity.size), dtype=np.int32)
    cutoff[0] = np.where(full, np.minimum.reduceat(in_open, begins), OPEN)
    cutoff[1] = np.where(full & ~in_need, np.minimum.reduceat(in_any, begins), OPEN)
    return Choice(keep, count, cutoff)


def _rank_within(counted: Bools, part: Longs, begins: Longs) -> Longs:
    """How many counted entries of the same batch stand before each entry."""
    before = np.cumsum(counted, dtype=np.int64) - counted
    return before - before[begins][part]
