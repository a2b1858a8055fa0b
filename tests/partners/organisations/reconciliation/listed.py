"""The official list in memory, as a register without a database."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from home.regions.lookup import official_regions
from home.regions.names import key_of
from home.regions.source import RegionRow, rows
from partners.organisations.identity import canonical
from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.names import official
from partners.organisations.reconciliation.scoring import Village


class Country:
    """The official list, once for each process."""

    def __init__(self) -> None:
        listed = list(rows())
        self.regions: dict[str, RegionRow] = {row.code: row for row in listed}
        self.villages: dict[str, list[Village]] = defaultdict(list)
        self.names: set[str] = set()
        for row in listed:
            if row.level == 4:
                district = self.regions[row.code[:6]].name
                self.villages[row.code[:4]].append(Village(row.code, row.name, row.kind, district))
                self.names |= {key.joined for key in official(row.name)}

    def districts(self, regency: str) -> list[str]:
        return sorted({village.district for village in self.villages[regency]})


class ListedRegister:
    """The official list, and a Koperasi Merah Putih in every village of `cooperatives`."""

    def __init__(self, cooperatives: Collection[Cooperative] = ()) -> None:
        self.regions = official_regions()
        self.cooperatives = list(cooperatives)
        self.asked: list[str] = []

    def villages(self, codes: Collection[str]) -> list[Village]:
        self.asked += codes
        listed = country().villages
        return [
            village
            for code in codes
            for regency in sorted(each for each in listed if each.startswith(code))
            for village in listed[regency]
        ]

    def villages_coded(self, codes: Collection[str]) -> dict[str, Village]:
        some = (village for code in codes for village in country().villages[code[:4]])
        return {village.code: village for village in some if village.code in set(codes)}

    def villages_named(self, keys: Collection[str]) -> list[Village]:
        listed = country().villages.values()
        return [each for some in listed for each in some if key_of(each.name) in keys]

    def are_names(self, keys: Collection[str]) -> set[str]:
        return country().names & set(keys)

    def numbered(self, keys: Collection[str]) -> dict[str, Cooperative]:
        numbers = {canonical(one.number): one for one in self.cooperatives}
        return {key: numbers[key] for key in keys if key and key in numbers}

    def coded(self, codes: Collection[str]) -> dict[str, Cooperative]:
        return {one.code: one for one in self.cooperatives if one.code in codes}

    def in_villages(self, codes: Collection[str]) -> list[Cooperative]:
        return [one for one in self.cooperatives if one.region in codes]

    def within(self, region: str) -> list[Cooperative]:
        return [one for one in self.cooperatives if region and one.region.startswith(region)]


@cache
def country() -> Country:
    return Country()
