"""Lists and dictionaries in, a stable assignment out.

>>> from partners.matching import assign
>>> wishes = [[0, 1], [0], [0, 1]]                  # three applications, two batches
>>> hosts = [{0: 5, 1: 9, 2: 7}, {0: 1, 2: 2}]      # priorities, higher is better
>>> result = assign(wishes, hosts, capacities=[1, 1])
>>> result.batch_of.tolist()
[-1, 0, 1]
>>> result.waiting_list(0)
[2, 0]
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from .arrays import Ints, Longs
from .choosing import CLOSED, OPEN
from .intake import Intake, Notice
from .kernel import Acceptance
from .locked import Locked
from .waiting import WaitingLists

NO_CUTOFF = -(2**63)
"""``cutoffs[j]`` of a batch with a free seat: every priority is above it."""

NO_SEAT = 2**63 - 1
"""``cutoffs[j]`` of a batch that has no open seat at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """Who goes where.

    ``batch_of[i]`` is the batch of application ``i`` or -1: shape (n,). ``cutoffs[j]`` is the
    priority of the last accepted in an open seat of batch ``j``, ``protected_cutoffs[j]`` the
    one that a protected application has to beat: shape (m,), with ``NO_CUTOFF`` and
    ``NO_SEAT``. ``notices`` say what in the input was odd and how it was read.
    """

    batch_of: Longs
    cutoffs: Longs
    protected_cutoffs: Longs
    notices: tuple[Notice, ...]
    waiting: WaitingLists

    def waiting_list(self, j: int) -> list[int]:
        """Who would rather be in batch ``j`` and is acceptable to it, the next in line first."""
        return self.waiting.of_batch(j)

    def members(self, j: int) -> list[int]:
        """Applications placed in batch ``j``, in the order of their numbers."""
        return np.flatnonzero(self.batch_of == j).tolist()


def assign(
    preferences: Sequence[Sequence[int]],
    priorities: Sequence[Mapping[int, int]],
    capacities: Sequence[int],
    *,
    reserves: Sequence[int] | None = None,
    protected: Sequence[bool] | Set[int] | None = None,
    locked: Mapping[int, int] | Sequence[tuple[int, int]] | None = None,
) -> Assignment:
    """The stable assignment that every application likes best.

    ``preferences[i]`` lists the batches acceptable to application ``i``, best first;
    ``priorities[j]`` gives batch ``j``'s whole number for each acceptable application, higher is
    better, no two alike; ``capacities[j]`` counts seats. ``reserves[j]`` of them go to
    ``protected`` applications first (per application, or the set of their numbers) and to anyone
    if none asks. ``locked`` placements (application to batch) stand and use up seats.

    Repeated, unknown and one-sided entries are left out and reported in ``notices``. Raises
    ``BadMarket`` when lengths do not fit, a capacity is negative, two priorities of a batch are
    equal, or more placements are locked than there are seats.

    Sources and steps: ``kernel``. O(entries log entries) time, O(n × longest list) memory.
    """
    intake = Intake.read(preferences, priorities, capacities, reserves, protected)
    standing = Locked.read(locked, intake)
    market = standing.leave_out(intake)
    run = Acceptance(
        market.lists, market.ranks, _useful(market), market.reserve, market.protected
    ).run()
    batch_of = run.place.astype(np.int64)
    batch_of[standing.who] = standing.batch
    return Assignment(
        batch_of=batch_of,
        cutoffs=_own_numbers(run.cutoff[0, :-1], intake),
        protected_cutoffs=_own_numbers(run.cutoff[1, :-1], intake),
        notices=intake.notices + standing.notices,
        waiting=_waiting(market, run),
    )


def _useful(market: Intake) -> Longs:
    """Seats, but not more than one above those who ask: the kernel keeps a slot per seat."""
    asked = np.bincount(market.lists[market.lists >= 0], minlength=market.capacity.size)
    return np.minimum(market.capacity, asked + 1)


def _own_numbers(cutoff: Ints, intake: Intake) -> Longs:
    """Cut-offs in the numbers that each batch used itself."""
    own = np.full(cutoff.size, NO_CUTOFF, dtype=np.int64)
    own[cutoff == CLOSED] = NO_SEAT
    ranked = np.flatnonzero((cutoff != CLOSED) & (cutoff != OPEN))
    own[ranked] = intake.values[intake.value_start[ranked] + cutoff[ranked]]
    return own


def _waiting(market: Intake, run: Acceptance) -> WaitingLists:
    """Everyone waits for the batches that stand before the own place in the own list."""
    reached = np.where(run.place >= 0, run.next, market.lists.shape[1])
    before = np.arange(market.lists.shape[1]) < reached[:, None]
    i, at = np.nonzero(before & (market.lists >= 0))
    entries = [(market.lists[i, at], market.ranks[i, at])]
    return WaitingLists.of(entries, market.capacity.size, market.holder)
