"""What the audit page counts, as whole numbers. Pure: numpy over the arrays of a result.

Every count is of applications, which stand for one cooperative each ("koperasi"), unless its
name says ``people`` ("peserta", the delegates of their teams).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from partners.apprenticeships.rounds.result import RoundResult
from partners.matching.arrays import Bools, Index, Ints
from partners.matching.provinces import NUMBER_OF, PROVINCES

BUSIEST = 15
"""Batches shown in the table of cut-offs: those with the longest waiting lists."""


@dataclass(frozen=True, slots=True)
class Share:
    """``placed`` of ``applied`` cooperatives of the group ``code``."""

    code: str
    applied: int
    placed: int

    @property
    def share(self) -> float:
        return self.placed / self.applied if self.applied else 0.0


@dataclass(frozen=True, slots=True)
class CutOff:
    """One batch: ``last_class`` for everyone and for 3T, None while a seat is free for them."""

    batch: int
    seats: int
    filled: int
    last_class: int | None
    last_class_3t: int | None
    waiting: int


class Figures:
    """Counts of one round; each is worked out when it is first asked for."""

    def __init__(self, result: RoundResult) -> None:
        self.result = result
        self.placed: Bools = result.place >= 0

    @property
    def applied(self) -> int:
        return len(self.result.applications)

    @property
    def with_place(self) -> int:
        return int(self.placed.sum())

    @property
    def people(self) -> int:
        """Delegates of the cooperatives that have a place."""
        return int(self._column("team")[self.placed].sum())

    @property
    def running(self) -> Bools:
        """Batches that run: shape (m,)."""
        return ~self.result.closed

    @property
    def seats(self) -> int:
        """Seats of the batches that run."""
        return int(self.seats_of_batches[self.running].sum())

    @property
    def reserved(self) -> int:
        """Seats of running batches that are kept for 3T regions first."""
        return int(self.reserve_of_batches[self.running].sum())

    @cached_property
    def reserved_used(self) -> int:
        """Reserved seats that a 3T cooperative holds."""
        protected = self.result.place[self.placed & self.result.protected]
        held = np.bincount(protected, minlength=len(self.result.batches))
        return int(np.minimum(held, self.reserve_of_batches).sum())

    @cached_property
    def provinces(self) -> list[Share]:
        """All provinces, in the order of their codes."""
        numbers = [NUMBER_OF[row.province] for row in self.result.applications]
        return self._shares(
            np.array(numbers, dtype=np.int32), [province.code for province in PROVINCES]
        )

    @property
    def weakest(self) -> Share | None:
        """The province with the smallest placed share among those that applied."""
        asking = [share for share in self.provinces if share.applied]
        return min(asking, key=lambda share: (share.share, share.code), default=None)

    @cached_property
    def tiers(self) -> list[Share]:
        """Outside 3T regions, then tier 1 and 2."""
        tiers = self._column("tier")
        highest = max(2, int(tiers.max(initial=0)))
        return self._shares(tiers, [str(t) for t in range(highest + 1)])

    @cached_property
    def sectors(self) -> list[Share]:
        """Sectors of the cooperatives, the most frequent first."""
        words = [row.sector for row in self.result.applications]
        codes = sorted(set(words))
        number = {code: n for n, code in enumerate(codes)}
        column = np.array([number[word] for word in words], dtype=np.int32)
        return sorted(self._shares(column, codes), key=lambda share: (-share.applied, share.code))

    @cached_property
    def by_rank(self) -> list[int]:
        """Cooperatives that got their first, second, … own choice."""
        ranks = self.result.rank
        counts: list[int] = np.bincount(ranks[ranks > 0] - 1).tolist()
        return counts

    @property
    def locked(self) -> int:
        """Placements that stood before the round, whether listed or not."""
        return int(self.result.is_locked.sum())

    @property
    def with_list(self) -> int:
        """Cooperatives that ranked at least one batch by hand."""
        return self.result.with_list

    @property
    def beyond_list(self) -> int:
        """Placed by points, in a batch that they did not rank; locked ones are not counted."""
        return int((self.placed & (self.result.rank == 0) & ~self.result.is_locked).sum())

    @property
    def closings(self) -> tuple[tuple[int, int], ...]:
        """Batches that do not run, in the order of closing, with the cooperatives each had."""
        return self.result.closings

    @property
    def moved(self) -> int:
        """Cooperatives that had to move on because their batch does not run."""
        return int((self.result.moved >= 0).sum())

    @cached_property
    def classes(self) -> list[tuple[int, int]]:
        """Running batches by class of the last accepted: (class, batches), highest first."""
        last = self.result.cutoff_class[0][self.running & ~self.with_free_seats]
        values, counts = np.unique(last[last >= 0], return_counts=True)
        return list(zip(values.tolist(), counts.tolist(), strict=True))[::-1]

    @property
    def with_free_seats(self) -> Bools:
        return self.running & (self.result.filled < self.seats_of_batches)

    @cached_property
    def busiest(self) -> list[CutOff]:
        """Batches with the longest waiting lists, the longest first."""
        waiting = self.result.waiting
        order = np.lexsort((np.arange(waiting.size), -waiting))[:BUSIEST]
        return [self._cutoff(int(j), int(waiting[j])) for j in order if waiting[j]]

    @cached_property
    def seats_of_batches(self) -> Ints:
        return np.array([row.seats for row in self.result.batches], dtype=np.int32)

    @cached_property
    def reserve_of_batches(self) -> Ints:
        return np.array([row.reserve for row in self.result.batches], dtype=np.int32)

    def _column(self, name: str) -> Ints:
        rows = self.result.applications
        return np.array([getattr(row, name) for row in rows], dtype=np.int32)

    def _cutoff(self, j: int, waiting: int) -> CutOff:
        everyone, protected = self.result.cutoff_class[:, j].tolist()
        return CutOff(
            batch=j,
            seats=self.result.batches[j].seats,
            filled=int(self.result.filled[j]),
            last_class=_known(everyone),
            last_class_3t=_known(protected),
            waiting=waiting,
        )

    def _shares(self, column: Index, codes: Iterable[str]) -> list[Share]:
        names = list(codes)
        applied = np.bincount(column, minlength=len(names)).tolist()
        placed = np.bincount(column[self.placed], minlength=len(names)).tolist()
        return [Share(*row) for row in zip(names, applied, placed, strict=True)]


def _known(value: int) -> int | None:
    return value if value >= 0 else None
