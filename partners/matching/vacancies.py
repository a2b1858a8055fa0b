"""When somebody declines: chains while results are provisional, then the waiting list only.

A free seat is offered to the next in line; whoever takes it frees a seat in turn, and so on.
Everybody who moves likes the new place better, nobody is moved against their will, and at the
end no pair would rather have each other (Blum, Roth & Rothblum 1997, *Vacancy chains and
equilibration in senior-level labor markets*).
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from .arrays import Ints, Longs
from .market import Market
from .preferences import NOWHERE
from .round import Outcome


@dataclass(frozen=True, slots=True)
class Move:
    """Application ``who`` goes from batch ``left`` (-1: had no place) to batch ``taken``."""

    who: int
    left: int
    taken: int


def fill(market: Market, outcome: Outcome, withdrawn: Collection[int]) -> list[Move]:
    """Moves, in order, after the applications ``withdrawn`` left a provisional result.

    Each free seat goes, by the choice rule of the batch, to the best of those who wait and
    still prefer it: to a protected application first while the reserve is not used up. Locked
    placements stay. O(entries of the waiting lists that are read).
    """
    chain = _Chain.start(market, outcome, frozenset(withdrawn))
    free = [int(outcome.place[i]) for i in sorted(set(withdrawn)) if outcome.place[i] >= 0]
    moves: list[Move] = []
    while free:
        taken = free.pop()
        who = chain.next_in_line(taken)
        if who is None:
            continue
        left = chain.move(who, taken)
        moves.append(Move(who, left, taken))
        if left >= 0:
            free.append(left)
    return moves


def next_in_line(
    market: Market, outcome: Outcome, batch: int, *, gone: Collection[int] = ()
) -> int | None:
    """After confirmation: who is offered a seat of ``batch`` that fell free, or None.

    Only applications without a place are asked, so that no confirmed place is touched;
    ``gone`` have withdrawn or said no.
    """
    chain = _Chain.start(market, outcome, frozenset(gone))
    return chain.next_in_line(batch, only_unplaced=True)


@dataclass(slots=True)
class _Chain:
    """Places as they change while people move up."""

    market: Market
    outcome: Outcome
    gone: frozenset[int]
    place: Ints
    order: Longs
    protected_held: Longs

    @classmethod
    def start(cls, market: Market, outcome: Outcome, gone: frozenset[int]) -> "_Chain":
        place, order = outcome.place.copy(), outcome.order.copy()
        left = np.array(sorted(gone), dtype=np.int64)
        place[left], order[left] = -1, NOWHERE
        cared_for = place[(place >= 0) & market.applications.protected]
        held = np.bincount(cared_for, minlength=len(market.batches))
        return cls(market, outcome, gone, place, order, held)

    def next_in_line(self, j: int, *, only_unplaced: bool = False) -> int | None:
        """The best who waits for ``j`` and wants it: protected first while the reserve asks."""
        protected = self.market.applications.protected
        asks_for_protected = self.protected_held[j] < self.market.batches.reserve[j]
        best: int | None = None
        for i in self.outcome.waiting.of_batch(j):
            if not self._wants(i, j) or (only_unplaced and self.place[i] >= 0):
                continue
            if protected[i] or not asks_for_protected:
                return i if best is None or protected[i] else best
            best = i if best is None else best
        return best

    def move(self, i: int, taken: int) -> int:
        """Seat ``i`` in ``taken``; returns the batch it leaves or -1."""
        left = int(self.place[i])
        if self.market.applications.protected[i]:
            self.protected_held[taken] += 1
            if left >= 0:
                self.protected_held[left] -= 1
        self.place[i] = taken
        self.order[i] = self._order(i, taken)
        return left

    def _wants(self, i: int, j: int) -> bool:
        if i in self.gone or self.market.is_locked[i]:
            return False
        return bool(self.place[i] < 0) or self._order(i, j) < int(self.order[i])

    def _order(self, i: int, j: int) -> int:
        pair = np.array([i]), np.array([j])
        return int(self.market.preferences.of_pairs(*pair)[0])
