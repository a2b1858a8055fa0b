"""Cooperatives of the KDKMP programme for the whole country, made up. Without the ORM.

The villages are real (home/regions), the names follow the programme's rule, everything else is
invented: each value of a cooperative depends on the seed and its village's code alone, so that a
part of the list says the same as the whole.

The rule (Juklak Menkop 1/2025, section on names): "Koperasi", "Desa Merah Putih" or "Kelurahan
Merah Putih", the name of the village; where names would be the same, the district is added. Here:
the same within one regency. Two pairs share their district as well and keep one name, as villages
do: a name is no identity.
"""

import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from django.utils.text import slugify

from home.regions import source
from home.regions.source import RegionRow
from partners.organisations.made_up import BEGINNING, SOURCE

__all__ = ["SOURCE"]

COUNT = 82_780
NUMBER = BEGINNING + "-{:07d}.AH.01.29.TAHUN 2025"
"""As long as a number of a legal status."""
LONGEST_NAME_IN_ADDRESS = 60
FEWEST_MEMBERS = 9  # what the law asks for to found a cooperative
UNKNOWN_MEMBERS = 0.05
FOUNDED = 2025
REVIVED = 0.003  # founded long before the programme, taken over by it
MEMBERS = (5.1, 0.6)  # log-normal: half have more than 164, one in twenty more than 440

_STAGES = {
    "legal-status": 60,
    "site-building": 28,
    "outlets-ready": 7,
    "first-transaction": 4,
    "annual-meeting": 1,
}
_UNITS = {
    "essential-goods-shop": 0.9,
    "savings-loans": 0.6,
    "logistics": 0.4,
    "warehouse": 0.35,
    "pharmacy": 0.3,
    "clinic": 0.2,
}
"""How many of those that are open have it; an office has everyone who has a building."""
_RURAL = ("horticulture", "plantation", "livestock", "fisheries", "aquaculture", "coffee", "dairy")
_EVERYWHERE = ("multi-service", "consumer", "savings-credit")


@dataclass(frozen=True)
class Place:
    """A village with what it lies in: official names, codes without dots."""

    village: RegionRow
    district: str
    regency: str
    province: str

    @property
    def code(self) -> str:
        return self.village.code

    @property
    def is_kelurahan(self) -> bool:
        return self.village.kind == "kelurahan"


@dataclass(frozen=True)
class DemoCooperative:
    """One made-up cooperative of a real village; terms are codes of the vocabulary."""

    number: str
    name: str
    place: Place
    stage: str
    sectors: tuple[str, ...]
    units: tuple[str, ...]
    members: int | None
    founded: int

    @cached_property
    def slug(self) -> str:
        """Its address: readable, and one of its own through the village's code."""
        name = slugify(self.place.village.name)[:LONGEST_NAME_IN_ADDRESS]
        return f"kdmp-{name}-{self.place.code}"


def places() -> list[Place]:
    """All villages in the order of their codes. A second of CPU for the country."""
    rows = list(source.rows())
    names = {row.code: row.name for row in rows if row.level < source.VILLAGE}
    villages = sorted(row for row in rows if row.level == source.VILLAGE)
    return [
        Place(row, names[row.code[:6]], names[row.code[:4]], names[row.code[:2]])
        for row in villages
    ]


def cooperatives(
    count: int = COUNT, *, seed: int = 2025, inside: Collection[str] = ()
) -> Iterator[DemoCooperative]:
    """Cooperatives of `count` villages of the country, in the order of their codes.

    `inside` narrows to provinces, regencies or districts (codes without dots); names and numbers
    stay what they are in the whole list. O(villages).
    """
    everywhere = places()
    chosen = _chosen(len(everywhere), count, seed)
    doubled, within = _named_alike(everywhere), tuple(inside)
    for number, place in enumerate(everywhere, 1):
        if number in chosen and (not inside or place.code.startswith(within)):
            yield _made(place, number, _own_name(place) in doubled, seed)


def name_of(place: Place, *, with_district: bool = False) -> str:
    """What the programme's rule calls the cooperative of this village."""
    name = f"Koperasi {_kind(place)} Merah Putih {place.village.name}"
    return f"{name} Kecamatan {place.district}" if with_district else name


def _kind(place: Place) -> str:
    return "Kelurahan" if place.is_kelurahan else "Desa"


def _chosen(of: int, count: int, seed: int) -> set[int]:
    return set(random.Random(seed).sample(range(1, of + 1), min(count, of)))


def _own_name(place: Place) -> tuple[str, str]:
    return place.code[:4], name_of(place)


def _named_alike(everywhere: Iterable[Place]) -> set[tuple[str, str]]:
    counts = Counter(map(_own_name, everywhere))
    return {name for name, count in counts.items() if count > 1}


def _made(place: Place, number: int, with_district: bool, seed: int) -> DemoCooperative:
    chance = random.Random(f"{seed}/{place.code}")
    stage = chance.choices(list(_STAGES), list(_STAGES.values()))[0]
    return DemoCooperative(
        NUMBER.format(number),
        name_of(place, with_district=with_district),
        place,
        stage,
        _sectors(place, chance, seed),
        _units(stage, chance),
        _members(chance),
        _founded(chance),
    )


def _sectors(place: Place, chance: random.Random, seed: int) -> tuple[str, ...]:
    """In towns trade and savings; elsewhere often what the whole regency lives on."""
    main = chance.choice(_EVERYWHERE)
    if place.is_kelurahan or chance.random() < 0.4:
        return (main,)
    rural = chance.choice(_lived_on(place.code[:4], seed))
    return (rural, main)[: chance.choice((1, 2))]


@cache
def _lived_on(regency: str, seed: int) -> list[str]:
    return random.Random(f"{seed}/{regency}").sample(_RURAL, 3)


def _units(stage: str, chance: random.Random) -> tuple[str, ...]:
    if stage == "legal-status":
        return ()
    if stage == "site-building":
        return ("office",)
    return ("office", *(unit for unit, share in _UNITS.items() if chance.random() < share))


def _members(chance: random.Random) -> int | None:
    if chance.random() < UNKNOWN_MEMBERS:
        return None
    return max(FEWEST_MEMBERS, round(chance.lognormvariate(*MEMBERS)))


def _founded(chance: random.Random) -> int:
    return chance.randrange(1985, FOUNDED) if chance.random() < REVIVED else FOUNDED
