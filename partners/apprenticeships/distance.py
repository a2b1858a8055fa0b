"""How far an offer is from where somebody lives, as the codes of the Ministry of Home Affairs tell.

The portal knows in which regency and province a place lies and which provinces form one island
group (`partners.matching.provinces`, published with every round). It knows no kilometres, so it
says none.
"""

from enum import IntEnum

from partners.matching.provinces import ISLAND_OF, NUMBER_OF, PROVINCES

REGENCY_DIGITS, PROVINCE_DIGITS = 4, 2


class Distance(IntEnum):
    """The nearest first."""

    NO_JOURNEY = 0  # online
    SAME_REGENCY = 1
    SAME_PROVINCE = 2
    SAME_ISLANDS = 3
    OTHER_ISLANDS = 4
    UNKNOWN = 5  # the offer names no place, or one that is no longer a province


def distance(home: str, region: str | None, *, is_online: bool) -> Distance:
    """From the regency or province coded `home` to the region of an offer.

    >>> distance("3301", "3507", is_online=False).name
    'SAME_ISLANDS'
    """
    if is_online:
        return Distance.NO_JOURNEY
    if not region or region[:PROVINCE_DIGITS] not in NUMBER_OF:
        return Distance.UNKNOWN
    if len(home) >= REGENCY_DIGITS and region.startswith(home[:REGENCY_DIGITS]):
        return Distance.SAME_REGENCY
    if region.startswith(home[:PROVINCE_DIGITS]):
        return Distance.SAME_PROVINCE
    near = region[:PROVINCE_DIGITS] in island_of(home)
    return Distance.SAME_ISLANDS if near else Distance.OTHER_ISLANDS


def island_of(home: str) -> frozenset[str]:
    """The codes of the provinces in the island group of a region; none for an unknown one."""
    number = NUMBER_OF.get(home[:PROVINCE_DIGITS])
    if number is None:
        return frozenset()
    around = ISLAND_OF[number]
    return frozenset(
        one.code for one, island in zip(PROVINCES, ISLAND_OF, strict=True) if island == around
    )


def island_name(home: str) -> str:
    """What the island group is called in the published rules: "Jawa", "Bali dan Nusa Tenggara"."""
    number = NUMBER_OF.get(home[:PROVINCE_DIGITS])
    return "" if number is None else PROVINCES[number].island
