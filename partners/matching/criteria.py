"""Criteria: whole points that order the batches an applicant did not rank by hand.

Points never decide who gets a seat; they say only where a cooperative would go first if it
named no choice itself. Weights are published with the round and sum up to 100.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from .arrays import Bools, Index, Ints, Masks
from .participants import Applications, Batches

Points = Callable[[Applications, Batches, Index, Index, int], Ints]
"""``points(applications, batches, i, j, weight)``: whole points in ``0 … weight``."""


@dataclass(frozen=True, slots=True)
class Criterion:
    code: str
    weight: int
    points: Points

    def of(self, a: Applications, b: Batches, i: Index, j: Index) -> Ints:
        """Points of the pairs ``(i, j)``, which broadcast: O(pairs)."""
        return self.points(a, b, i, j, self.weight)


def shared_competencies(a: Applications, b: Batches, i: Index, j: Index, weight: int) -> Ints:
    return _share(a.competencies, b.competencies, i, j, weight)


def shared_units(a: Applications, b: Batches, i: Index, j: Index, weight: int) -> Ints:
    return _share(a.units, b.units, i, j, weight)


def same_sector(a: Applications, b: Batches, i: Index, j: Index, weight: int) -> Ints:
    """All points if the cooperative's sector is among those of the host."""
    shared: Bools = (a.sector[0, i] & b.sectors[0, j]) > 0
    for mine, theirs in zip(a.sector[1:], b.sectors[1:], strict=True):
        shared |= (mine[i] & theirs[j]) > 0
    points: Ints = shared * np.int32(weight)
    return points


def nearness(a: Applications, b: Batches, i: Index, j: Index, weight: int) -> Ints:
    """All points in the same regency, two thirds in the province, one third on the island.

    Regencies are told apart together with their provinces (``participants``), so that whoever
    shares one shares province and island as well.
    """
    shared = (
        np.equal(a.island[i], b.island[j]),
        np.equal(a.province[i], b.province[j]),
        np.equal(a.regency[i], b.regency[j]),
    )
    steps = shared[0].astype(np.int8) + shared[1] + shared[2]
    points: Ints = _thirds(weight)[steps]
    return points


def total(criteria: Sequence[Criterion], a: Applications, b: Batches, i: Index, j: Index) -> Ints:
    """Sum over all criteria for the pairs ``(i, j)``. O(pairs × criteria)."""
    result = criteria[0].of(a, b, i, j)
    for criterion in criteria[1:]:
        result = result + criterion.of(a, b, i, j)
    return result


def top(criteria: Sequence[Criterion]) -> int:
    """The most points that a pair can have."""
    return sum(criterion.weight for criterion in criteria)


def _thirds(weight: int) -> Ints:
    return np.array([0, weight // 3, 2 * weight // 3, weight], dtype=np.int32)


def _share(wanted: Masks, offered: Masks, i: Index, j: Index, weight: int) -> Ints:
    """``weight`` times the share of wanted things that are offered, rounded down."""
    shared, asked = np.uint8(0), np.uint8(0)
    for want, offer in zip(wanted, offered, strict=True):
        mine = want[i]
        shared = shared + np.bitwise_count(mine & offer[j])
        asked = asked + np.bitwise_count(mine)
    most = wanted.shape[0] * wanted.itemsize * 8
    points: Ints = _shares(most, weight).take(asked * np.int32(most + 1) + shared)
    return points


@cache
def _shares(most: int, weight: int) -> Ints:
    """``weight * shared // asked`` at ``asked * (most + 1) + shared``; nothing asked is 0."""
    counts = np.arange(most + 1, dtype=np.int32)
    table = weight * counts[None, :] // np.maximum(counts, 1)[:, None]
    return np.minimum(table, weight).astype(np.int32).ravel()


CRITERIA: tuple[Criterion, ...] = (
    Criterion("competency", 45, shared_competencies),
    Criterion("sector", 25, same_sector),
    Criterion("units", 10, shared_units),
    Criterion("nearness", 20, nearness),
)
