"""What a new official list changes in the regions that are stored. Pure.

A code is not a region: Papua Barat Daya counted its regencies anew, and 9604, once Sorong
Selatan, is Tambrauw today. A region is followed by its name within the region it lies in;
what cannot be followed stays under its old code, out of force, and is never deleted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from home.regions.names import own_key
from home.regions.source import DISTRICT, PROVINCE, REGENCY, VILLAGE, RegionRow


@dataclass(frozen=True, slots=True)
class Changes:
    """`origin`: code of today to the code that the same region has in the table, if any.

    `moved`: code in the table to code of today, where they differ. `vanished`: codes that the
    new list does not have, to the code of today that took their place, if it is known.
    """

    origin: Mapping[str, str]
    moved: Mapping[str, str]
    vanished: Mapping[str, str | None]
    added: list[RegionRow] = field(default_factory=list)
    changed: list[RegionRow] = field(default_factory=list)


def between(stored: Iterable[RegionRow], official: Iterable[RegionRow]) -> Changes:
    """Compares two whole lists, parents before children. O(rows)."""
    old = {row.code: row for row in sorted(stored, key=lambda row: (row.level, row.code))}
    new = {row.code: row for row in official}
    moved = _moved(old, new)
    origin = {code: code for code in new if code in old and code not in moved}
    origin |= {code: before for before, code in moved.items()}
    return Changes(
        origin=origin,
        moved=moved,
        vanished={code: moved.get(code) for code in old if code not in new},
        added=[row for code, row in new.items() if code not in old],
        changed=[row for code, row in new.items() if code in old and row != old[code]],
    )


def _moved(old: Mapping[str, RegionRow], new: Mapping[str, RegionRow]) -> dict[str, str]:
    """Code of a stored region to the other code under which it stands in the new list."""
    moved: dict[str, str] = {}
    for level in (PROVINCE, REGENCY, DISTRICT, VILLAGE):
        before = [row for row in old.values() if row.level == level]
        unsure = [row for row in before if row.parent in moved or not _is_same(row, new)]
        if not unsure:
            continue
        settled = {row.code for row in before} - {row.code for row in unsure}
        free: dict[tuple[str | None, str, str], list[str]] = defaultdict(list)
        for row in new.values():
            if row.level == level and row.code not in settled:
                free[row.parent, row.kind, own_key(row.name, level)].append(row.code)
        for row in unsure:
            parent = moved.get(row.parent or "", row.parent)
            found = free[parent, row.kind, own_key(row.name, level)]
            if len(found) == 1 and found[0] != row.code:
                moved[row.code] = found[0]
    return moved


def _is_same(before: RegionRow, new: Mapping[str, RegionRow]) -> bool:
    now = new.get(before.code)
    if now is None or now.name == before.name:
        return now is not None
    return own_key(now.name, now.level) == own_key(before.name, before.level)
