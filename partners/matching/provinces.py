"""The 38 provinces of Indonesia by the codes of the Ministry of Home Affairs, with their islands.

Island groups are published with a round, so that anybody can work out who is near.
"""

from typing import NamedTuple


class Province(NamedTuple):
    code: str
    island: str


_NUSA = "Bali dan Nusa Tenggara"

PROVINCES: tuple[Province, ...] = (
    Province("11", "Sumatera"),
    Province("12", "Sumatera"),
    Province("13", "Sumatera"),
    Province("14", "Sumatera"),
    Province("15", "Sumatera"),
    Province("16", "Sumatera"),
    Province("17", "Sumatera"),
    Province("18", "Sumatera"),
    Province("19", "Sumatera"),
    Province("21", "Sumatera"),
    Province("31", "Jawa"),
    Province("32", "Jawa"),
    Province("33", "Jawa"),
    Province("34", "Jawa"),
    Province("35", "Jawa"),
    Province("36", "Jawa"),
    Province("51", _NUSA),
    Province("52", _NUSA),
    Province("53", _NUSA),
    Province("61", "Kalimantan"),
    Province("62", "Kalimantan"),
    Province("63", "Kalimantan"),
    Province("64", "Kalimantan"),
    Province("65", "Kalimantan"),
    Province("71", "Sulawesi"),
    Province("72", "Sulawesi"),
    Province("73", "Sulawesi"),
    Province("74", "Sulawesi"),
    Province("75", "Sulawesi"),
    Province("76", "Sulawesi"),
    Province("81", "Maluku"),
    Province("82", "Maluku"),
    Province("91", "Papua"),
    Province("92", "Papua"),
    Province("93", "Papua"),
    Province("94", "Papua"),
    Province("95", "Papua"),
    Province("96", "Papua"),
)

NUMBER_OF: dict[str, int] = {province.code: n for n, province in enumerate(PROVINCES)}
"""Province code to its row in ``PROVINCES``, the number that the tables carry."""

_ISLANDS = sorted({province.island for province in PROVINCES})
ISLAND_OF: tuple[int, ...] = tuple(_ISLANDS.index(province.island) for province in PROVINCES)
"""Number of the island group of each row of ``PROVINCES``."""
