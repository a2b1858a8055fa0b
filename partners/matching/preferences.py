"""What each application wants, in strict order: one whole number per eligible pair.

1. Batches ranked by hand come first, in that order.
2. All other eligible batches follow by points, most first. Nothing is cut off.
3. Equal points: in circular order of batch numbers, from the place that the lottery drew for
   this application. A shared order would send everybody to the same batch first.

The number is small for what is liked best and unique per application, so it is both a sort
key and the answer to "would you rather go there?". Its upper bits are the *level* (place in the
own list, then points), its lower bits the turn in the circle.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from . import criteria
from .arrays import Index, Ints, Longs
from .eligibility import Choices, Eligibility
from .lottery import Draw

NOWHERE = np.int64(1) << 31
"""Order of having no place: liked less than every eligible batch."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Orders over eligible pairs; build it once per round with ``Preferences.of``."""

    eligibility: Eligibility
    choices: Choices
    known: "_Known"
    start: Ints
    bits: int
    levels: int

    @classmethod
    def of(cls, eligibility: Eligibility, draw: Draw) -> "Preferences":
        choices = eligibility.choices()
        levels = int(choices.place.max(initial=-1)) + 1
        bits = len(eligibility.batches).bit_length()
        if (levels + criteria.top(eligibility.policy.criteria) + 1) << bits >= NOWHERE:
            raise OverflowError("too many batches or too long lists for 31-bit orders")
        known = _Known.of(choices, bits)
        return cls(eligibility, choices, known, draw.start, bits, levels)

    def by_points(self, i: Index, j: Index) -> Longs:
        """Order of eligible pairs that were not chosen by hand. O(pairs)."""
        e = self.eligibility
        points = criteria.total(e.policy.criteria, e.applications, e.batches, i, j)
        level = self.levels + criteria.top(e.policy.criteria) - points
        turn = j - self.start[i]
        turn += (turn < 0) * len(e.batches)
        return (level.astype(np.int64) << self.bits) + turn

    def by_hand(self, place: Longs) -> Longs:
        """Order of a batch chosen by hand as number ``place``."""
        return place << self.bits

    def of_pairs(self, i: Index, j: Index) -> Longs:
        """Order of eligible pairs ``(i, j)`` of shape (p,), however they were chosen."""
        place = self.known.place_of((i.astype(np.int64) << self.bits) + j)
        return np.where(place >= 0, self.by_hand(place), self.by_points(i, j))

    def chosen(self) -> tuple[Longs, Longs, Longs]:
        """Eligible pairs chosen by hand with their order: ``(i, j, order)``, sorted by i."""
        good = self.choices.passes
        return self.choices.i[good], self.choices.j[good], self.by_hand(self.choices.place[good])

    def others(self, rows: Index | None = None) -> Iterator[tuple[Longs, Longs, Longs]]:
        """Eligible pairs not chosen by hand with their order, in blocks ``(i, j, order)``."""
        for i, j in self.eligibility.blocks(rows):
            yield i, j, self.by_points(i, j)


@dataclass(frozen=True, slots=True)
class _Known:
    """Choices made by hand, to be looked up: ``key`` is i and j in one number, sorted."""

    key: Longs
    place: Longs

    @classmethod
    def of(cls, choices: Choices, bits: int) -> "_Known":
        key = (choices.i << bits) + choices.j
        order = np.argsort(key)
        last = np.iinfo(np.int64).max
        return cls(np.append(key[order], last), np.append(choices.place[order], -1))

    def place_of(self, key: Longs) -> Longs:
        """Place in the own list, or -1 for pairs that were not chosen by hand."""
        at = np.searchsorted(self.key, key)
        place: Longs = np.where(self.key[at] == key, self.place[at], -1)
        return place
