"""A whole round, from two tables to places, cut-offs and waiting lists.

1. Draw the lottery; make a short list of the K best eligible batches for each application.
2. Deferred acceptance on the short lists.
3. Whoever ran out of candidates gets new ones among the eligible batches whose cut-off it
   beats; go on until nobody has any. This makes short lists exact (see ``candidates``).
4. Batches below their minimum do not run (``closing``): one at a time, the emptiest first, so
   that its people may fill another.
5. Build the waiting lists from every eligible pair.

Steps 2 to 4 continue one run of the kernel: closing a batch and going on gives exactly what a
run without that batch gives.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import closing
from .arrays import Bools, Bytes, Ints, Longs
from .better import Better
from .candidates import Candidates, best
from .closing import Closings
from .kernel import Acceptance
from .market import Market
from .preferences import NOWHERE
from .rules import mode_used
from .waiting import WaitingLists

K = 30
"""Candidates looked at first. Any number gives the same result; this one is fast."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a round decided, for ``n`` applications and ``m`` batches.

    ``place`` batch or -1, ``mode`` how they meet or 0, ``order`` of the place in the own
    preferences, ``liked`` "3rd of your eligible batches" or 0, ``eligible`` how many there
    are: shape (n,). ``cutoff`` (2, m) for everyone and for protected applications, ``filled``
    (m,) people placed, ``closed`` (m,) batches that do not run, ``closings`` the same as (batch,
    people it had then) in the order of closing, ``moved`` (n,) the last closed batch from which an
    application had to move on, or -1.
    """

    place: Ints
    mode: Bytes
    order: Longs
    liked: Longs
    eligible: Ints
    cutoff: Ints
    filled: Longs
    closed: Bools
    closings: tuple[tuple[int, int], ...]
    moved: Ints
    waiting: WaitingLists


def run(market: Market, *, k: int = K, progress: Progress = lambda step: None) -> Outcome:
    """Run a round. O(eligible pairs × log) time; memory O(n × k + waiting entries)."""
    progress("candidates")
    found = best(market.preferences, market.priorities, k)
    progress("acceptance")
    search = _Search.start(market, found)
    search.complete()
    progress("minimum")
    closings = closing.close_below_minimum(market, search.state, search.complete)
    place = np.where(market.is_locked, market.standing, search.state.place)
    progress("waiting")
    return _outcome(market, search, place, closings)


def _start(market: Market, found: Candidates) -> Acceptance:
    lists = np.where(market.is_locked[:, None], np.int32(-1), found.batch)
    protected = market.applications.protected
    seats, reserve = market.seats_left, market.reserve_left
    return Acceptance(lists, found.priority, seats, reserve, protected)


@dataclass(slots=True)
class _Search:
    """Step 3: acceptance together with the search for further candidates."""

    market: Market
    state: Acceptance
    found: Candidates
    hopeless: Bools

    @classmethod
    def start(cls, market: Market, found: Candidates) -> "_Search":
        return cls(market, _start(market, found), found, market.is_locked | found.is_complete)

    def complete(self) -> None:
        """Run until no application has an eligible batch left that would accept it."""
        self.state.run()
        while self._find_more():
            self.state.run()

    def _find_more(self) -> bool:
        rows = np.flatnonzero((self.state.place < 0) & ~self.hopeless)
        if not rows.size:
            return False
        cutoff = self.state.cutoff[:, :-1]
        preferences, priorities = self.market.preferences, self.market.priorities
        found = best(preferences, priorities, self.found.k, rows=rows, cutoff=cutoff)
        hopeful = found.eligible > 0
        # Cut-offs only rise: who beats none of them now never will.
        self.hopeless[rows[~hopeful]] = True
        self.state.extend(rows[hopeful], found.batch[hopeful], found.priority[hopeful])
        return bool(hopeful.any())


def _outcome(market: Market, search: _Search, place: Ints, closings: Closings) -> Outcome:
    state = search.state
    placed = np.flatnonzero(place >= 0)
    order = np.full(place.size, NOWHERE, dtype=np.int64)
    order[placed] = market.preferences.of_pairs(placed, place[placed])
    mode = np.zeros(place.size, dtype=np.uint8)
    mode[placed] = mode_used(market.applications, market.batches, placed, place[placed])
    better = Better.of(market, search.found, place, order)
    holder = market.priorities.holder
    waiting = WaitingLists.of(better.entries(closings.closed), len(market.batches), holder)
    own = (place >= 0) & ~market.is_locked
    return Outcome(
        place=place,
        mode=mode,
        order=order,
        liked=np.where(own, better.count + 1, 0),
        eligible=search.found.eligible,
        cutoff=state.cutoff[:, :-1],
        filled=state.count + market.locked_count,
        closed=closings.closed,
        closings=closings.steps,
        moved=closings.moved,
        waiting=waiting,
    )
