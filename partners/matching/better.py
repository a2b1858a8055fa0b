"""Eligible pairs that an application likes better than the place it got.

They are what waiting lists and "3rd of your 256 eligible batches" are made of. For most
applications the candidate list already holds all of them: those placed within their list,
and those whose list is complete. Only the others are looked up among all eligible pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Ints, Longs, runs_of
from .candidates import Candidates, Pairs
from .market import Market

_CONTENT = -1


@dataclass(frozen=True, slots=True)
class Better:
    """``count[i]`` batches are liked better than the place of ``i``; fills in ``entries``."""

    market: Market
    found: Candidates
    listed: Longs
    rows: Longs
    limit: Longs
    count: Longs

    @classmethod
    def of(cls, market: Market, found: Candidates, place: Ints, order: Longs) -> "Better":
        """``place`` and its ``order`` for every application; locked ones long for nothing."""
        here = found.batch == place[:, None]
        inside = here.any(axis=1) & (place >= 0)
        listed = np.where(inside, here.argmax(axis=1), np.minimum(found.eligible, found.k))
        scanned = ~inside & ~found.is_complete & ~market.is_locked
        listed[scanned | market.is_locked] = 0
        rows = np.flatnonzero(scanned)
        limit = np.where(scanned, order, _CONTENT)
        return cls(market, found, listed, rows, limit, listed.copy())

    def entries(self, closed: Bools) -> Iterator[tuple[Longs, Ints]]:
        """Pieces ``(j, priority)`` without ``closed`` batches. O(pairs of scanned rows)."""
        yield self._from_lists(closed)
        for i, j, order in self._scan():
            better = order < self.limit[i]
            i, j = i[better], j[better]
            begins, sizes = runs_of(i)
            self.count[i[begins]] += sizes
            runs = ~closed[j]
            i, j = i[runs], j[runs]
            yield j, self.market.priorities.of_pairs(i, j)

    def _from_lists(self, closed: Bools) -> tuple[Longs, Ints]:
        before = np.arange(self.found.k) < self.listed[:, None]
        i, at = np.nonzero(before)
        j, priority = self.found.batch[i, at], self.found.priority[i, at]
        runs = ~closed[j]
        return j[runs].astype(np.int64), priority[runs]

    def _scan(self) -> Iterator[Pairs]:
        if self.rows.size:
            yield self.market.preferences.chosen()
            yield from self.market.preferences.others(self.rows)
