"""Seating as many as possible: a largest matching when batches have several seats.

Hopcroft & Karp (1973), *An n^5/2 algorithm for maximum matchings in bipartite graphs*: all
shortest ways to a free seat are followed at once; somebody may have to move for somebody else.
"""

from itertools import count

import numpy as np

from .arrays import Longs, members_of


class Seating:
    """Who sits where, kept between calls. ``seat[i]`` is a batch or -1."""

    def __init__(self, people: int, seats: Longs) -> None:
        self.seat = np.full(people, -1, dtype=np.int64)
        self.seats = seats.tolist()
        self.members: list[list[int]] = [[] for _ in self.seats]

    def seat_all(self, start: Longs, batch: Longs) -> tuple[Longs, Longs]:
        """Seat as many as possible; ``i`` may take ``batch[start[i]:start[i + 1]]``.

        Whoever sits already keeps a seat, though perhaps another one. Returns the people and
        the batches that can be reached from somebody without a seat: all of these batches are
        full. Both are empty when everybody sits. O(rounds × entries of ``batch``).
        """
        flat, begin = batch.tolist(), start.tolist()
        while True:
            people, batches, level = self._levels(start, batch)
            if level is None:
                return people, batches
            search = _Search(self, flat, begin, level)
            for i in np.flatnonzero(self.seat < 0).tolist():
                search.seat(i)

    def _levels(self, start: Longs, batch: Longs) -> tuple[Longs, Longs, list[int] | None]:
        """How many moves lead to each batch; no levels when none with a free seat is found."""
        level = np.full(len(self.seats), -1, dtype=np.int64)
        free = np.array([len(m) < s for m, s in zip(self.members, self.seats, strict=True)])
        frontier = np.flatnonzero(self.seat < 0)
        people, batches = [frontier], [np.zeros(0, dtype=np.int64)]
        for depth in count():
            near = np.unique(batch[members_of(start, frontier)])
            near = near[level[near] < 0]
            if not near.size:
                return np.concatenate(people), np.concatenate(batches), None
            level[near] = depth
            if free[near].any():
                return frontier, near, level.tolist()
            batches.append(near)
            frontier = np.array([i for j in near.tolist() for i in self.members[j]], np.int64)
            people.append(frontier)
        raise AssertionError("levels end")


class _Search:
    """One round: every member and every entry is tried once."""

    def __init__(
        self, seating: Seating, flat: list[int], begin: list[int], level: list[int]
    ) -> None:
        self.s, self.flat, self.level = seating, flat, level
        self.next, self.end = begin[:-1], begin[1:]
        self.tried = [0] * len(level)

    def seat(self, i: int) -> bool:
        """Follow a shortest way from ``i`` to a free seat, without recursion."""
        way = [i]
        while way:
            j = self._step(way[-1], len(way) - 1)
            if j is None:
                way.pop()
                if way:
                    self.tried[self.flat[self.next[way[-1]]]] += 1
            elif len(self.s.members[j]) < self.s.seats[j]:
                self._move(way, j)
                return True
            else:
                way.append(self.s.members[j][self.tried[j]])
        return False

    def _step(self, i: int, depth: int) -> int | None:
        """A batch for ``i`` at this depth with a free seat or a member left to try."""
        while self.next[i] < self.end[i]:
            j = self.flat[self.next[i]]
            members = self.s.members[j]
            open_ = len(members) < self.s.seats[j] or self.tried[j] < len(members)
            if self.level[j] == depth and open_:
                return j
            self.next[i] += 1
        return None

    def _move(self, way: list[int], last: int) -> None:
        """Everybody on the way takes the batch that the next one leaves."""
        self.s.members[last].append(way[-1])
        self.s.seat[way[-1]] = last
        for i in way[:-1]:
            j = self.flat[self.next[i]]
            self.s.members[j][self.tried[j]] = i
            self.s.seat[i] = j
            self.tried[j] += 1
