"""Waiting lists: who would rather be in a batch than where they are, best priority first.

Built from every eligible pair, never from the short candidate lists: somebody who was never
looked at because better candidates came first still has a right to a seat that falls free.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Index, Ints, Longs, runs_of
from .choosing import CLOSED

_PIECE = 1 << 20
"""Entries looked at together: national lists have millions, and memory is to stay small."""

_NO_WAIT = np.iinfo(np.int64).max
_BATCH = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class WaitingLists:
    """Lists of all batches, one behind the other.

    Those waiting for batch ``j`` are ``application[start[j]:start[j + 1]]``, best priority first;
    ``start`` has shape (m + 1,). ``key`` is batch and falling priority in one number, sorted.
    """

    start: Longs
    application: Ints
    key: Longs

    @classmethod
    def of(
        cls,
        parts: Iterable[tuple[Index, Ints]],
        batches: int,
        holder: Callable[[Longs, Ints], Index],
    ) -> "WaitingLists":
        """From pieces ``(j, priority)`` in any order; ``holder(j, priority)`` says whose it is.

        Sorting whole numbers and asking for the holder afterwards takes a third of the memory
        of sorting both. O(entries log entries).
        """
        key = _joined([j.astype(np.int64) << 32 | (CLOSED - priority) for j, priority in parts])
        key.sort()
        who = np.empty(key.size, dtype=np.int32)
        for begin in range(0, key.size, _PIECE):
            piece = key[begin : begin + _PIECE]
            priority = (CLOSED - (piece & _BATCH)).astype(np.int32)
            who[begin : begin + _PIECE] = holder(piece >> 32, priority)
        start = np.searchsorted(key, np.arange(batches + 1, dtype=np.int64) << 32)
        return cls(start.astype(np.int64), who, key)

    def of_batch(self, j: int) -> list[int]:
        """Applications waiting for batch ``j``, the next in line first."""
        line: list[int] = self.application[self.start[j] : self.start[j + 1]].tolist()
        return line

    def positions(self, j: Index, priority: Ints) -> Longs:
        """Place on the list of ``j``, from 1, of somebody who waits with this priority.

        Shapes (p,) each. O(p log entries).
        """
        key = j.astype(np.int64) << 32 | (CLOSED - priority)
        before: Longs = np.searchsorted(self.key, key) - self.start[j]
        return before + 1

    def shortest(self, n: int, count: int, wanted: Bools) -> tuple[Longs, Longs]:
        """The best positions of each ``wanted`` application: batches and positions from 1.

        Two arrays of shape (n, count), the shortest wait first, padded with -1 and 0.
        O(entries + entries of wanted applications × log), in pieces.
        """
        waits = np.full((n, count), _NO_WAIT)
        for begin in range(0, len(self), _PIECE):
            self._shorten(waits, begin, wanted)
        known = waits != _NO_WAIT
        return np.where(known, waits & _BATCH, -1), np.where(known, waits >> 32, 0)

    def _shorten(self, waits: Longs, begin: int, wanted: Bools) -> None:
        """Put what one piece of the lists knows into ``waits``, position and batch in one."""
        who = self.application[begin : begin + _PIECE]
        entry = np.flatnonzero(wanted[who])
        who, batch = who[entry], self.key[begin + entry] >> 32
        wait = (begin + entry - self.start[batch] + 1) << 32 | batch
        shorter = wait < waits[who, -1]
        who, wait = who[shorter], wait[shorter]
        order = np.lexsort((wait, who))
        who, wait = who[order], wait[order]
        begins, sizes = runs_of(who)
        place = np.arange(who.size) - np.repeat(begins, sizes)
        line = np.repeat(np.arange(begins.size), sizes)
        keep = place < waits.shape[1]
        found = np.full((begins.size, waits.shape[1]), _NO_WAIT)
        found[line[keep], place[keep]] = wait[keep]
        rows = who[begins]
        both = np.concatenate([waits[rows], found], axis=1)
        waits[rows] = np.sort(both, axis=1)[:, : waits.shape[1]]

    def __len__(self) -> int:
        return int(self.key.size)


def _joined(parts: list[Longs]) -> Longs:
    """All parts in one array; each part is dropped as soon as it is copied."""
    whole = np.empty(sum(part.size for part in parts), dtype=np.int64)
    end = whole.size
    while parts:
        part = parts.pop()
        whole[end - part.size : end] = part
        end -= part.size
    return whole
