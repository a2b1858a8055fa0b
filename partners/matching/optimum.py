"""The assignment with the most points in total: what a round gives up to be stable.

It is a comparison only. Points are about what a cooperative did not rank by hand, and whoever
hands out seats by their sum passes over people with more right to them.

Primal-dual method for the transportation problem (Kuhn 1955; Ford & Fulkerson 1957), as an
ascending auction (Demange, Gale & Sotomayor 1986):

1. Every batch has a price, 0 at first. An application asks for the batches where its value
   less the price is highest; where that is 0 it is content with nothing (a seat that is always
   free and worth 0).
2. Seat as many as possible with batches that they ask for (``seating``).
3. Whoever is left over cannot be seated because a group of batches is asked for by too many:
   raise the prices of the group until somebody in it would as soon ask elsewhere.
4. Go on with 2 until everybody is seated.

Values are whole numbers below some hundred, and everybody left over loses at least one with
each rise, so there are at most as many rises as points. At the end prices prove the optimum:
no assignment can be worth more than ``bound``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Ints, Longs, members_of
from .edges import Edges
from .market import Market
from .seating import Seating

MOST_PAIRS = 30_000_000
"""Eligible pairs up to which the optimum is worked out: a gigabyte of memory holds them."""

_ROWS = 4_096


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """``place`` with locked placements as they stand; ``value`` of the others and its bound.

    ``value`` sums points and one for each place; ``bound`` is what the final prices allow at
    most. They are equal.
    """

    place: Ints
    value: int
    bound: int


def best_total(
    market: Market,
    *,
    most_pairs: int = MOST_PAIRS,
    progress: Callable[[int], None] = lambda left: None,
) -> Optimum:
    """Seats, eligibility and locked placements hold; minimum and reserve do not.

    ``progress`` is told how many are not seated yet. Raises ``edges.TooManyPairs``. O(points ×
    (eligible pairs + rounds of seating × tight pairs)) time, O(eligible pairs) memory.
    """
    edges = Edges.of(market, most_pairs)
    auction = _Auction(edges, market.seats_left)
    auction.run(progress)
    place = np.where(auction.seating.seat == auction.nothing, -1, auction.seating.seat)
    place = np.where(market.is_locked, market.standing, place).astype(np.int32)
    return Optimum(place, auction.value(), auction.bound())


class _Auction:
    """Prices per batch, with "nothing" as a last batch that has room for everybody."""

    def __init__(self, edges: Edges, seats: Longs) -> None:
        self.edges, self.nothing = edges, seats.size
        self.n = edges.start.size - 1
        self.seats = seats
        self.price = np.zeros(seats.size, dtype=np.int32)
        self.gain = np.zeros(self.n, dtype=np.int32)
        self.asks = np.zeros(edges.batch.size, dtype=np.bool_)
        self.seating = Seating(self.n, np.append(seats, self.n))
        self._ask(np.arange(self.n))

    def run(self, progress: Callable[[int], None]) -> None:
        while True:
            people, batches = self.seating.seat_all(*self._lists())
            progress(int(np.count_nonzero(self.seating.seat < 0)))
            if not people.size:
                return
            dear = np.zeros(self.nothing, dtype=np.bool_)
            dear[batches] = True
            self.price[batches] += self._rise(people, dear)
            # Those who sit elsewhere no longer ask for what has become dearer.
            self.asks &= ~dear[self.edges.batch]
            self._ask(people)

    def value(self) -> int:
        """What the places are worth."""
        row = np.repeat(self.seating.seat, np.diff(self.edges.start))
        return int(self.edges.value[self.edges.batch == row].sum(dtype=np.int64))

    def bound(self) -> int:
        """Gains at these prices and what the seats would fetch: no assignment is worth more."""
        fetched = np.minimum(self.seats, self.n) * self.price
        return int(self.gain.sum(dtype=np.int64) + fetched.sum(dtype=np.int64))

    def _ask(self, people: Longs) -> None:
        """Step 1 for ``people``."""
        for rows in self._chunks(people):
            at, begins, sizes = self._pairs(rows)
            worth = self.edges.value[at] - self.price[self.edges.batch[at]]
            self.gain[rows] = np.maximum(np.maximum.reduceat(worth, begins), 0)
            self.asks[at] = worth == np.repeat(self.gain[rows], sizes)

    def _rise(self, people: Longs, dear: Bools) -> int:
        """Step 3: how much until one of ``people`` would ask for a batch that is not ``dear``."""
        rise = int(self.gain[people].min())
        for rows in self._chunks(people):
            at, begins, _ = self._pairs(rows)
            j = self.edges.batch[at]
            worth = np.where(dear[j], 0, self.edges.value[at] - self.price[j])
            left = self.gain[rows] - np.maximum.reduceat(worth, begins)
            rise = min(rise, int(left.min()))
        return rise

    def _lists(self) -> tuple[Longs, Longs]:
        """Who asks for what, flat: positions of each application's batches, and the batches.

        Those who gain nothing ask for nothing too, and so do those without a pair.
        """
        at = np.flatnonzero(self.asks)
        count = np.searchsorted(at, self.edges.start)
        content = self.gain == 0
        start = count + np.concatenate([[0], np.cumsum(content)])
        batch = np.full(int(start[-1]), self.nothing, dtype=np.int64)
        inside = np.ones(batch.size, dtype=np.bool_)
        inside[start[1:][content] - 1] = False
        batch[inside] = self.edges.batch[at]
        return start, batch

    def _chunks(self, people: Longs) -> list[Longs]:
        """Those with pairs, some thousand at a time, so that memory stays small."""
        start = self.edges.start
        some = people[start[people + 1] > start[people]]
        return [some[begin : begin + _ROWS] for begin in range(0, some.size, _ROWS)]

    def _pairs(self, rows: Longs) -> tuple[Longs, Longs, Longs]:
        """Positions of the pairs of ``rows``, where each row begins, and how many it has."""
        start = self.edges.start
        sizes = start[rows + 1] - start[rows]
        return members_of(start, rows), np.cumsum(sizes) - sizes, sizes
