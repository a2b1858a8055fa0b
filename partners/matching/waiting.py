"""Waiting lists: who would rather be in a batch than where they are, best priority first.

Built from every eligible pair, never from the short candidate lists: somebody who was never
looked at because better candidates came first still has a right to a seat that falls free.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Index, Ints, Longs, starts_of
from .choosing import CLOSED


@dataclass(frozen=True, slots=True)
class WaitingLists:
    """Lists of all batches, one behind the other.

    Those waiting for batch ``j`` are ``application[start[j]:start[j + 1]]`` with their
    ``priority``, best first; ``start`` has shape (m + 1,). ``key`` is batch and falling
    priority in one number, sorted.
    """

    start: Longs
    application: Ints
    key: Longs

    @classmethod
    def of(cls, parts: Iterable[tuple[Index, Index, Ints]], batches: int) -> "WaitingLists":
        """From pieces ``(i, j, priority)`` in any order. O(entries log entries)."""
        who, keys = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int64)]
        for i, j, priority in parts:
            who.append(i.astype(np.int32))
            keys.append(j.astype(np.int64) << 32 | (CLOSED - priority))
        key = np.concatenate(keys)
        order = np.argsort(key)
        counts = np.bincount(key >> 32, minlength=batches)
        return cls(starts_of(counts), np.concatenate(who)[order], key[order])

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
        O(entries of wanted applications × log).
        """
        entry = np.flatnonzero(wanted[self.application])
        batch = self.key[entry] >> 32
        position = entry - self.start[batch] + 1
        who = self.application[entry].astype(np.int64)
        order = np.argsort((who << 32) | position, kind="stable")
        who, batch, position = who[order], batch[order], position[order]
        place = np.arange(who.size) - starts_of(np.bincount(who, minlength=n))[who]
        keep = place < count
        batches, positions = np.full((n, count), -1), np.zeros((n, count), dtype=np.int64)
        batches[who[keep], place[keep]] = batch[keep]
        positions[who[keep], place[keep]] = position[keep]
        return batches, positions

    def __len__(self) -> int:
        return int(self.key.size)
