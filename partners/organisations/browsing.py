"""From the country to the village: which regions there are, and which cooperatives in each. What
is made up for the demo is no cooperative here: it is asked for apart.

Counts are of cooperatives that the site shows (`held`), and of villages of the official list; each
is made once and kept until one of its tables changes (home/cache).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Left

from home.cache import shelf
from home.models import Region
from partners.organisations import held
from partners.organisations.models import DirectoryRow, Organisation
from partners.organisations.models.directory_change import LETTERS
from partners.organisations.models.organisation import OrganisationQuerySet

MOST_PLACED_WIDELY = 100
MOST_MADE_UP = 30
DIGITS = {1: 2, 2: 4, 3: 6, 4: 10}
Level = Region.Level


@dataclass(frozen=True, slots=True)
class Part:
    """A region with the number of cooperatives known here that lie in it, and of its villages."""

    region: Region
    cooperatives: int
    villages: int


@dataclass(frozen=True, slots=True)
class Inhabited:
    """A village, and the cooperatives that are known there: mostly one or none."""

    village: Region
    cooperatives: list[Organisation]


def parts(of: Region | None = None) -> list[Part]:
    """The provinces, or what lies directly in a province or regency, in the order of codes."""
    return shelf.kept(("parts", of.code if of else ""), lambda: _parts(of), alone=True)


def known_in(region: Region) -> int:
    """How many cooperatives the site shows that lie in it."""
    return sum(_cooperatives(region, DIGITS[region.level]).values())


def _parts(of: Region | None) -> list[Part]:
    level = of.level + 1 if of else Level.PROVINCE
    inside = Region.objects.current().filter(level=level)
    # Sorted here: by the index of the codes the database would read through the whole country.
    inside = (inside.filter(parent=of) if of else inside).order_by()
    cooperatives, villages = _cooperatives(of, DIGITS[level]), _villages(of, DIGITS[level])
    return [
        Part(one, cooperatives.get(one.code, 0), villages.get(one.code, 0))
        for one in sorted(inside, key=lambda region: region.code)
    ]


def _cooperatives(of: Region | None, digits: int) -> dict[str, int]:
    """By so many digits of their codes: from memory down to regencies, of which one has some
    hundred rows.
    """
    if digits <= LETTERS:
        rows = held.rows()
        return rows.sizes(held.real(rows), of.code if of else "", digits)
    return _counts(rows_in(of).filter(made_up=False), "region_code", digits)


def _villages(of: Region | None, digits: int) -> dict[str, int]:
    """The same; kept until regions change: of the country it takes 60 ms, of a province 10."""
    return shelf.kept(
        ("villages", of.code if of else ""),
        lambda: _counts(villages_in(of), "code", digits),
        alone=True,
    )


def inhabited(district: Region) -> list[Inhabited]:
    """The villages of a district."""
    there: dict[str, list[Organisation]] = {}
    for one in cooperatives_in(district).real().order_by("name", "pk"):
        there.setdefault(one.region_id or "", []).append(one)
    villages = Region.objects.current().filter(parent=district).order_by("code")
    return [Inhabited(village, there.get(village.code, [])) for village in villages]


def placed_widely(region: Region) -> list[Organisation]:
    """Cooperatives of which no more is known than that they lie in this region."""
    here = Organisation.objects.public().cooperatives().filter(region=region)
    return list(here.real().order_by("name", "pk")[:MOST_PLACED_WIDELY])


def made_up_in(region: Region) -> list[Organisation]:
    """Invented ones in a district."""
    rows = cooperatives_in(region).made_up()
    return list(rows.order_by("region_id", "name", "pk")[:MOST_MADE_UP])


def has_made_up(region: Region) -> bool:
    """Whether anything in it is invented."""
    return rows_in(region).filter(made_up=True).exists()


def cooperatives_in(region: Region | None) -> OrganisationQuerySet:
    """Those that the site shows; of None, wherever they lie."""
    rows: OrganisationQuerySet = Organisation.objects.public().cooperatives()
    if region is None:
        return rows
    return rows.filter(region_id__gte=region.code, region_id__lt=_after(region))


def rows_in(region: Region | None) -> QuerySet[DirectoryRow]:
    """Of the directory: enough to count cooperatives, from an index alone."""
    rows = DirectoryRow.objects.order_by()
    if region is None:
        return rows
    return rows.filter(region_code__gte=region.code, region_code__lt=_after(region))


def villages_in(region: Region | None) -> QuerySet[Region]:
    rows = Region.objects.current().filter(level=Level.VILLAGE)
    return rows.within(region.code) if region else rows


def _after(region: Region) -> str:
    return str(int(region.code) + 1)


def _counts(rows: QuerySet[Any], column: str, digits: int) -> dict[str, int]:
    """How many rows, by so many digits of a code."""
    grouped = rows.order_by().annotate(part=Left(column, digits)).values("part")
    return dict(grouped.annotate(n=Count("pk")).values_list("part", "n"))
