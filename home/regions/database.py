"""Regions as they are stored, for `lookup.find`."""

from collections.abc import Collection, Sequence

from django.db.models import F, Q, QuerySet

from home.models import Region
from home.regions.lookup import ListedRegions, Regions
from home.regions.source import REGENCY, RegionRow

COLUMNS = ("code", "name", "level", "kind", "parent_id", "postal_code")
AT_ONCE = 10_000


class StoredRegions:
    """One for each import or request: it asks once for every name and code."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[RegionRow]] = {}
        self._by_code: dict[str, RegionRow | None] = {}

    def with_codes(self, codes: Collection[str]) -> dict[str, RegionRow]:
        if new := set(codes) - self._by_code.keys():
            self._by_code |= dict.fromkeys(new)
            rows = Region.objects.filter(code__in=new, is_current=True)
            self._by_code |= {row[0]: RegionRow(*row) for row in rows.values_list(*COLUMNS)}
            successors = [F(f"successor__{column}") for column in COLUMNS]
            moved = Region.objects.filter(code__in=new, successor__isnull=False)
            for code, *row in moved.values_list("code", *successors):
                self._by_code[code] = RegionRow(*row)
        found = {code: self._by_code[code] for code in codes}
        return {code: row for code, row in found.items() if row is not None}

    def with_key(self, key: str, also: Collection[str]) -> Sequence[RegionRow]:
        if key not in self._by_key:
            named = Region.objects.current().filter(Q(key=key) | Q(code__in=also))
            rows = named.order_by("code").values_list(*COLUMNS)
            self._by_key[key] = [RegionRow(*row) for row in rows]
        return self._by_key[key]


def stored_regions(down_to: int) -> Regions:
    """The cheapest way to ask: one query for provinces and regencies, else one for each name."""
    if down_to > REGENCY:
        return StoredRegions()
    return listed_regions(Region.objects.filter(level__lte=down_to))


def listed_regions(rows: QuerySet[Region]) -> ListedRegions:
    """Those of `rows` in memory, by one query; codes out of force lead to the regions of today."""
    today, followed = {}, {}
    stored = rows.order_by("code").values_list("is_current", "successor_id", *COLUMNS)
    for is_current, successor, *values in stored.iterator(AT_ONCE):
        row = RegionRow(*values)
        if is_current:
            today[row.code] = row
        elif successor:
            followed[row.code] = successor
    moved = {code: today[to] for code, to in followed.items() if to in today}
    return ListedRegions(today.values(), moved)
