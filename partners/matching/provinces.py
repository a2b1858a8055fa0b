"""The 38 provinces of Indonesia: code, name, island group and place on the tile map.

Codes are those of the Ministry of Home Affairs. ``column`` and ``row`` place one tile per
province so that neighbours stay neighbours; the layout is 17 tiles wide and 8 high.
"""

from typing import NamedTuple


class Province(NamedTuple):
    code: str
    name: str
    short: str
    island: str
    column: int
    row: int


_NUSA = "Bali dan Nusa Tenggara"

PROVINCES: tuple[Province, ...] = (
    Province("11", "Aceh", "ACEH", "Sumatera", 0, 0),
    Province("12", "Sumatera Utara", "SUMUT", "Sumatera", 1, 1),
    Province("13", "Sumatera Barat", "SUMBAR", "Sumatera", 1, 2),
    Province("14", "Riau", "RIAU", "Sumatera", 2, 2),
    Province("15", "Jambi", "JAMBI", "Sumatera", 2, 3),
    Province("16", "Sumatera Selatan", "SUMSEL", "Sumatera", 2, 4),
    Province("17", "Bengkulu", "BKL", "Sumatera", 1, 3),
    Province("18", "Lampung", "LPG", "Sumatera", 3, 5),
    Province("19", "Kepulauan Bangka Belitung", "BABEL", "Sumatera", 3, 3),
    Province("21", "Kepulauan Riau", "KEPRI", "Sumatera", 3, 1),
    Province("31", "DKI Jakarta", "DKI", "Jawa", 5, 5),
    Province("32", "Jawa Barat", "JABAR", "Jawa", 5, 6),
    Province("33", "Jawa Tengah", "JATENG", "Jawa", 6, 6),
    Province("34", "Daerah Istimewa Yogyakarta", "DIY", "Jawa", 6, 7),
    Province("35", "Jawa Timur", "JATIM", "Jawa", 7, 6),
    Province("36", "Banten", "BANTEN", "Jawa", 4, 6),
    Province("51", "Bali", "BALI", _NUSA, 8, 7),
    Province("52", "Nusa Tenggara Barat", "NTB", _NUSA, 9, 7),
    Province("53", "Nusa Tenggara Timur", "NTT", _NUSA, 10, 7),
    Province("61", "Kalimantan Barat", "KALBAR", "Kalimantan", 5, 2),
    Province("62", "Kalimantan Tengah", "KALTENG", "Kalimantan", 6, 2),
    Province("63", "Kalimantan Selatan", "KALSEL", "Kalimantan", 7, 3),
    Province("64", "Kalimantan Timur", "KALTIM", "Kalimantan", 7, 2),
    Province("65", "Kalimantan Utara", "KALTARA", "Kalimantan", 7, 1),
    Province("71", "Sulawesi Utara", "SULUT", "Sulawesi", 11, 1),
    Province("72", "Sulawesi Tengah", "SULTENG", "Sulawesi", 10, 2),
    Province("73", "Sulawesi Selatan", "SULSEL", "Sulawesi", 9, 4),
    Province("74", "Sulawesi Tenggara", "SULTRA", "Sulawesi", 10, 4),
    Province("75", "Gorontalo", "GTO", "Sulawesi", 10, 1),
    Province("76", "Sulawesi Barat", "SULBAR", "Sulawesi", 9, 3),
    Province("81", "Maluku", "MALUKU", "Maluku", 12, 4),
    Province("82", "Maluku Utara", "MALUT", "Maluku", 12, 2),
    Province("91", "Papua", "PAPUA", "Papua", 16, 2),
    Province("92", "Papua Barat", "PABAR", "Papua", 14, 2),
    Province("93", "Papua Selatan", "PASEL", "Papua", 16, 4),
    Province("94", "Papua Tengah", "PATENG", "Papua", 15, 3),
    Province("95", "Papua Pegunungan", "PAPEG", "Papua", 16, 3),
    Province("96", "Papua Barat Daya", "PBD", "Papua", 13, 2),
)

NUMBER_OF: dict[str, int] = {province.code: n for n, province in enumerate(PROVINCES)}
"""Province code to its row in ``PROVINCES``, the number that the tables carry."""

_ISLANDS = sorted({province.island for province in PROVINCES})
ISLAND_OF: tuple[int, ...] = tuple(_ISLANDS.index(province.island) for province in PROVINCES)
"""Number of the island group of each row of ``PROVINCES``."""
