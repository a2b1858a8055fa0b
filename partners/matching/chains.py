"""The last steps of deferred acceptance, one proposal at a time, on heaps.

A single free application may push out another, which pushes out a third, and so on through the
country. Each step touches one seat, so a heap per batch (lowest priority on top) answers it in
O(log seats). This is also the algorithm in its plainest form: compare ``choosing``.
"""

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush, heappushpop
from typing import TYPE_CHECKING

import numpy as np

from .arrays import Longs
from .choosing import CLOSED, OPEN

if TYPE_CHECKING:
    from .kernel import Acceptance

Entry = tuple[int, int]
"""Priority and application; priorities are unique within a batch."""


@dataclass(slots=True)
class _Seats:
    """One batch: the best protected in reserved seats, everyone else in open seats."""

    capacity: int
    reserve: int
    reserved: list[Entry] = field(default_factory=list)
    open: list[Entry] = field(default_factory=list)

    def offer(self, entry: Entry, protected: bool) -> Entry | None:
        """Take ``entry`` in; returns who has to leave, if anybody."""
        if protected and len(self.reserved) < self.reserve:
            heappush(self.reserved, entry)
        elif protected and self.reserve:
            heappush(self.open, heappushpop(self.reserved, entry))
        else:
            heappush(self.open, entry)
        return heappop(self.open) if len(self) > self.capacity else None

    def cutoffs(self) -> tuple[int, int]:
        """For everyone, and for protected applications."""
        if len(self) < self.capacity:
            return int(OPEN), int(OPEN)
        lowest = self.open[0][0] if self.open else int(CLOSED)
        if len(self.reserved) < self.reserve:
            return lowest, int(OPEN)
        return lowest, min(lowest, self.reserved[0][0]) if self.reserved else lowest

    def entries(self) -> list[Entry]:
        return self.reserved + self.open

    def __len__(self) -> int:
        return len(self.reserved) + len(self.open)


class _Finish:
    """The part of the state that the last steps touch, as plain Python values."""

    def __init__(self, state: "Acceptance") -> None:
        self.state = state
        self.cutoff: list[list[int]] = state.cutoff.tolist()
        self.seats: dict[int, _Seats] = {}
        self.rows: dict[int, tuple[list[int], list[int]]] = {}
        self.next: dict[int, int] = {}

    def place(self, i: int) -> int | None:
        """Let ``i`` propose down its list; returns who is pushed out, if anybody."""
        batches, priorities = self._row(i)
        protected = bool(self.state.kind[i])
        cutoff = self.cutoff[protected]
        for at in range(self.next[i], self.state.length):
            j, priority = batches[at], priorities[at]
            if priority > cutoff[j]:
                self.next[i] = at
                self.state.place[i] = j
                return self._offer(j, (priority, i), protected)
        self.next[i] = self.state.length
        return None

    def step_down(self, i: int) -> None:
        """``i`` lost the seat it stood at: go on behind it."""
        self._row(i)
        self.next[i] += 1
        self.state.place[i] = -1

    def write_back(self) -> None:
        state = self.state
        for j, seats in self.seats.items():
            entries = seats.entries()
            slots = slice(int(state.seat[j]), int(state.seat[j]) + len(entries))
            state.held_priority[slots] = [priority for priority, _ in entries]
            state.held[slots] = [i for _, i in entries]
            state.count[j] = len(entries)
            state.cutoff[:, j] = seats.cutoffs()
        for i, at in self.next.items():
            state.next[i] = at

    def _offer(self, j: int, entry: Entry, protected: bool) -> int | None:
        seats = self.seats[j] if j in self.seats else self._open(j)
        out = seats.offer(entry, protected)
        self.cutoff[0][j], self.cutoff[1][j] = seats.cutoffs()
        return out[1] if out else None

    def _open(self, j: int) -> _Seats:
        state = self.state
        slots = slice(int(state.seat[j]), int(state.seat[j] + state.count[j]))
        who = state.held[slots].tolist()
        entries = list(zip(state.held_priority[slots].tolist(), who, strict=True))
        entries.sort(reverse=True)
        seats = _Seats(int(state.capacity[j]), int(state.reserve[j]))
        for entry in entries:
            wants_reserve = state.kind[entry[1]] and len(seats.reserved) < seats.reserve
            (seats.reserved if wants_reserve else seats.open).append(entry)
        heapify(seats.reserved)
        heapify(seats.open)
        self.seats[j] = seats
        return seats

    def _row(self, i: int) -> tuple[list[int], list[int]]:
        if i not in self.rows:
            lists, priority = self.state.lists[i], self.state.priority[i]
            self.rows[i] = lists.tolist(), priority.tolist()
            self.next[i] = int(self.state.next[i])
        return self.rows[i]


def finish(state: "Acceptance", free: Longs) -> None:
    """Place the ``free`` applications and whoever they push out. O(log seats) per proposal."""
    if not free.size:
        return
    run = _Finish(state)
    waiting: list[int] = np.sort(free)[::-1].tolist()
    while waiting:
        out = run.place(waiting.pop())
        if out is not None:
            run.step_down(out)
            waiting.append(out)
    run.write_back()
