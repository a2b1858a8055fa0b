"""Which regions somebody may have meant who wrote a name that none bears. Pure; only suggests.

Names are as near as `reconciliation.scoring` has it, and compared with those of one region only:
the villages of a district, or of a regency where the district is not known. Across a whole country
there is always one that is called nearly so.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from home.regions import names
from home.regions.source import DISTRICT, PROVINCE, REGENCY, VILLAGE, RegionRow
from partners.organisations.reconciliation.names import whole
from partners.organisations.reconciliation.scoring import SAME, Names

MOST = 4
BEHIND = 0.2  # in likeness behind the nearest: what is farther is not told beside it
LEAST_AROUND = {PROVINCE: 0, REGENCY: 0, DISTRICT: 2, VILLAGE: 4}
"""Digits of the code of the region within which names of a level are compared."""
HELD = 512  # regions whose names are kept; lists are mostly in the order of their places


class Near(NamedTuple):
    """`likeness` from 0 to 1."""

    region: RegionRow
    likeness: float


class Nearby:
    """`regions` by their codes, codes out of force among them."""

    def __init__(self, regions: Mapping[str, RegionRow]) -> None:
        self._regions = regions
        self._held = lru_cache(HELD)(self._names)
        self._told = lru_cache(HELD)(self._alike)  # a district is misspelt in all its rows

    def near(
        self, text: str, level: int, within: str, bearing: Collection[RegionRow] = ()
    ) -> list[Near]:
        """At most MOST, the likeliest first: those of `bearing` (that are called so, elsewhere or
        as another kind) around the region coded `within`, and what is called nearly so in it.
        """
        least = LEAST_AROUND[level]
        if len(within) < least:
            return []
        around = within[:least]
        there = [Near(row, SAME) for row in bearing
                 if row.level == level and row.code.startswith(around)]  # fmt: skip
        alike = sorted(self._told(text, level, within), key=lambda one: -one.likeness)
        found = {one.region.code: one for one in reversed([*there, *alike])}
        ordered = sorted(found.values(), key=lambda one: (-one.likeness, one.region.code))
        enough = ordered[0].likeness - BEHIND if ordered else 0.0
        return [one for one in ordered if one.likeness >= enough][:MOST]

    def _alike(self, text: str, level: int, within: str) -> list[Near]:
        regions, known = self._held(level, within)
        return [
            Near(regions[at], likeness)
            for words, _kinds in names.splits(text)
            for at, (likeness, _has_marks) in known.alike(whole(" ".join(words))).items()
        ]

    def _names(self, level: int, within: str) -> tuple[list[RegionRow], Names]:
        codes = self._by_level[level]
        last = bisect_right(codes, within + "~")  # behind all digits
        regions = [self._regions[code] for code in codes[bisect_left(codes, within) : last]]
        return regions, Names(map(_bare, regions))

    @cached_property
    def _by_level(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {level: [] for level in LEAST_AROUND}
        for code, row in self._regions.items():
            if row.code == code:  # not one out of force
                found[row.level].append(code)
        return {level: sorted(codes) for level, codes in found.items()}


def _bare(region: RegionRow) -> str:
    """`Cilacap` of Kabupaten Cilacap: what tells one regency from another."""
    if region.level != REGENCY:
        return region.name
    return " ".join(next(names.splits(region.name))[0])
