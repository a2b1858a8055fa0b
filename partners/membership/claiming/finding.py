"""“Find my organisation”: what somebody may mean, written as people write it.

By registration number in any spelling, by name or acronym, by village, district or regency
(`Desa Sukamaju, Kec. Cibeber`, `KDMP Sukamaju`). What is not shown on the site is not found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from home.models import Region
from home.regions import names
from home.regions.suggestions import suggested
from partners.organisations.merging import merged_where
from partners.organisations.models import CooperativeProfile, Organisation

LONGEST = 200
MOST_WORDS = 6
MOST = 60  # organisations; who sees so many writes more
MOST_PLACES = 10
_FORM = re.compile(
    r"\W*(?:kop(?:erasi)?\W+(?:(?:desa|kelurahan|des|kel)\W+){0,2}merah\W*putih"
    r"|kop(?:des|kel)\b(?:\W+merah\W*putih)?|k(?:d|k|dk)mp)\b\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:nik|simkopdes|id|badan\s+hukum)\b[\s.:-]*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """`places`: villages of this name in which no cooperative is known here."""

    organisations: list[Organisation]
    places: list[Region]
    is_all: bool


def find(text: str, within: str = "") -> Found:
    """The closest first; `within` is the code of a province. A constant number of queries for
    texts of so many words.
    """
    text = " ".join(text.replace("\x00", "").split())[:LONGEST]
    bare = " ".join(_FORM.sub("", text, count=1).split()[:MOST_WORDS])
    shown = Organisation.objects.public().active()
    regions = Region.objects.current()
    if within:
        shown, regions = shown.in_province(within), regions.within(within)
    if not text:
        return Found([], [], is_all=True)
    placed = list(suggested(bare, regions)) if bare else []
    named = [region for region in placed if _bears(region, bare)]
    others = [region for region in placed if region not in named]
    villages = [region for region in named if region.level == Region.Level.VILLAGE]
    ways = [
        _numbered(text, shown),
        _called(text, bare or text, shown),
        _in_villages(villages, shown),
        _around(named, shown),
        _in_villages(others, shown),
        _naming(bare or text, shown),
    ]
    keys = dict.fromkeys(key for way in ways for key in way)
    first = list(keys)[:MOST]
    rows = shown.for_cards().in_bulk(first)
    organisations = [rows[key] for key in first if key in rows]
    taken = {row.region_id for row in organisations}
    empty = [region for region in villages if region.code not in taken][:MOST_PLACES]
    return Found(organisations, empty, is_all=len(keys) <= MOST)


def _bears(region: Region, text: str) -> bool:
    """Whether the text begins with exactly this name, not with a piece of it."""
    readings = (words for words, _kinds in names.splits(text))
    return any(
        "".join(words[:size]) == region.key
        for words in readings
        for size in range(1, len(words) + 1)
    )


def _numbered(text: str, shown: QuerySet[Organisation]) -> Iterable[int]:
    number = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if not any(letter.isdigit() for letter in number):
        return []
    profiles = CooperativeProfile.objects.with_number(number)
    return shown.filter(pk__in=profiles.standing()).values_list("pk", flat=True)


def _called(text: str, bare: str, shown: QuerySet[Organisation]) -> Iterable[int]:
    """By its whole name or acronym."""
    called = Q(acronym__iexact=text) | Q(name__iexact=text) | Q(name__iexact=bare)
    called |= merged_where(called)
    return shown.filter(called).order_by("name", "pk").values_list("pk", flat=True)[:MOST]


def _in_villages(regions: list[Region], shown: QuerySet[Organisation]) -> Iterable[int]:
    codes = [region.code for region in regions if region.level == Region.Level.VILLAGE]
    found = shown.filter(region__in=codes).order_by("region", "name", "pk")
    return found.values_list("pk", flat=True)[: MOST + 1] if codes else []


def _around(regions: list[Region], shown: QuerySet[Organisation]) -> Iterator[int]:
    """In a district, regency or province of that name; the smallest that is meant comes first."""
    wide = [region for region in regions if region.level != Region.Level.VILLAGE]
    inside = Q()
    for region in wide[:MOST_PLACES]:
        after = str(int(region.code) + 1)
        inside |= Q(region_id__gte=region.code, region_id__lt=after)
    if wide:
        found = shown.filter(inside).order_by("name", "pk")
        yield from found.values_list("pk", flat=True)[: MOST + 1]


def _naming(text: str, shown: QuerySet[Organisation]) -> Iterable[int]:
    """Whose name, or village as its profile says it, holds each word before the first comma."""
    words, _kinds = next(names.splits(text.split(",")[0]), ([], frozenset()))
    if not words:
        return []
    in_name, in_village = Q(), Q()
    for word in words:
        in_name &= Q(name__icontains=word)
        in_village &= Q(cooperative__village__icontains=word)
    found = shown.filter(in_name | in_village).order_by("name", "pk")
    return found.values_list("pk", flat=True)[: MOST + 1]
