"""Reading lists and dictionaries that people wrote: tolerant, and honest about what was odd."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np

from .arrays import Bools, Index, Ints, Longs, starts_of

_EXAMPLES = 10


class BadMarket(ValueError):
    """The input contradicts itself, so no reading of it would be right."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Entries that were left out: why, how many, and the first as (application, batch)."""

    code: str
    count: int
    examples: tuple[tuple[int, int], ...]


def notices(code: str, i: Index, j: Index, odd: Bools) -> tuple[Notice, ...]:
    """One notice about the entries marked ``odd``, or none."""
    at = np.flatnonzero(odd)
    if not at.size:
        return ()
    few = at[:_EXAMPLES]
    examples = tuple(zip(i[few].tolist(), j[few].tolist(), strict=True))
    return (Notice(code, int(at.size), examples),)


@dataclass(frozen=True, slots=True)
class Intake:
    """A market in arrays. ``lists`` and ``ranks`` have shape (n, longest), padded with -1.

    ``ranks`` replaces each batch's own priorities by 0, 1, 2 … in the same order;
    ``values[value_start[j] + rank]`` is the batch's own number again, ``holders`` whose it is.
    """

    lists: Ints
    ranks: Ints
    capacity: Longs
    reserve: Longs
    protected: Bools
    values: Longs
    value_start: Longs
    holders: Longs
    notices: tuple[Notice, ...]

    def holder(self, j: Longs, rank: Ints) -> Longs:
        """The application that batch ``j`` gave this rank."""
        who: Longs = self.holders[self.value_start[j] + rank]
        return who

    @classmethod
    def read(
        cls,
        preferences: Sequence[Iterable[int]],
        priorities: Sequence[Mapping[int, int]],
        capacities: Sequence[int],
        reserves: Sequence[int] | None,
        protected: Sequence[bool] | Set[int] | None,
    ) -> "Intake":
        n, m = len(preferences), len(capacities)
        seats, reserve, odd_reserves = _seats(priorities, capacities, reserves)
        hosts = _Hosts.read(priorities, n)
        i, j, ranks, odd_wishes, asked = _wishes(preferences, hosts, m)
        counts = np.bincount(i, minlength=n)
        lists = np.full((n, int(counts.max(initial=0))), -1, dtype=np.int32)
        padded = lists.copy()
        at = np.arange(i.size) - np.repeat(starts_of(counts)[:-1], counts)
        lists[i, at], padded[i, at] = j, ranks
        ignored = notices("not-asked", hosts.i, hosts.j, ~asked)
        odd = odd_reserves + odd_wishes + hosts.notices + ignored
        who = _who(protected, n)
        return cls(lists, padded, seats, reserve, who, hosts.values, hosts.start, hosts.i, odd)


@dataclass(frozen=True, slots=True)
class _Hosts:
    """All priorities, flat, sorted by batch and value: ``rank`` counts up within a batch."""

    i: Longs
    j: Longs
    rank: Longs
    values: Longs
    start: Longs
    notices: tuple[Notice, ...]

    @classmethod
    def read(cls, priorities: Sequence[Mapping[int, int]], n: int) -> "_Hosts":
        sizes = [len(table) for table in priorities]
        i = _whole(chain.from_iterable(priorities))
        values = _whole(chain.from_iterable(table.values() for table in priorities))
        j = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
        known = (i >= 0) & (i < n)
        odd = notices("unknown-application", i, j, ~known)
        i, j, values = i[known], j[known], values[known]
        order = np.lexsort((values, j))
        i, j, values = i[order], j[order], values[order]
        alike = (np.diff(j) == 0) & (np.diff(values) == 0)
        if alike.any():
            at = int(np.argmax(alike))
            both = f"applications {i[at]} and {i[at + 1]}"
            raise BadMarket(f"batch {j[at]} gives {both} the same priority")
        start = starts_of(np.bincount(j, minlength=len(sizes)))
        return cls(i, j, np.arange(i.size) - start[j], values, start, odd)


def _wishes(
    preferences: Sequence[Iterable[int]], hosts: _Hosts, m: int
) -> tuple[Longs, Longs, Longs, tuple[Notice, ...], Bools]:
    """Valid wishes as (i, j, rank), notices about the others, and which priorities were asked."""
    lists = [list(wishes) for wishes in preferences]
    i = np.repeat(np.arange(len(lists), dtype=np.int64), [len(wishes) for wishes in lists])
    j = _whole(chain.from_iterable(lists))
    known = (j >= 0) & (j < m)
    odd = notices("unknown-batch", i, j, ~known)
    i, j = i[known], j[known]
    first = np.zeros(i.size, dtype=np.bool_)
    first[np.unique(i * m + j, return_index=True)[1]] = True
    odd += notices("repeated", i, j, ~first)
    i, j = i[first], j[first]
    at, mutual = _find(hosts.i * m + hosts.j, i * m + j)
    odd += notices("not-acceptable", i, j, ~mutual)
    asked = np.zeros(hosts.i.size, dtype=np.bool_)
    asked[at[mutual]] = True
    return i[mutual], j[mutual], hosts.rank[at[mutual]], odd, asked


def _find(keys: Longs, wanted: Longs) -> tuple[Longs, Bools]:
    """Where each wanted key stands among ``keys``, and whether it does at all."""
    if not keys.size:
        return np.zeros(wanted.size, dtype=np.int64), np.zeros(wanted.size, dtype=np.bool_)
    order = np.argsort(keys)
    at = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), keys.size - 1)]
    return at, keys[at] == wanted


def _seats(
    priorities: Sequence[Mapping[int, int]],
    capacities: Sequence[int],
    reserves: Sequence[int] | None,
) -> tuple[Longs, Longs, tuple[Notice, ...]]:
    asked = _whole(repeat(0, len(capacities)) if reserves is None else reserves)
    seats = _whole(capacities)
    if not len(priorities) == seats.size == asked.size:
        raise BadMarket("priorities, capacities and reserves need one entry per batch")
    if seats.min(initial=0) < 0 or asked.min(initial=0) < 0:
        raise BadMarket("capacities and reserves count seats and cannot be negative")
    j = np.arange(seats.size)
    nobody = np.full(seats.size, -1)
    odd = notices("reserve-above-seats", nobody, j, asked > seats)
    return seats, np.minimum(asked, seats), odd


def _who(protected: Sequence[bool] | Set[int] | None, n: int) -> Bools:
    if protected is None:
        return np.zeros(n, dtype=np.bool_)
    if isinstance(protected, Set):
        return np.array([i in protected for i in range(n)], dtype=np.bool_)
    if len(protected) != n:
        raise BadMarket("protected needs one entry per application")
    return np.array(protected, dtype=np.bool_)


def _whole(values: Iterable[int]) -> Longs:
    return np.fromiter(values, dtype=np.int64)
