"""Finding an organisation as people write it, among one in every village of the country.

By registration number in any spelling, also a former one; by village, district or regency
(`Desa Sukamaju, Kec. Cibeber`, `KDMP Sukamaju`); by words of a name, also a former one. Only where
nothing is written so, what is written nearly so is offered, and says that it is. What is not shown
on the site is not found. No query reads through all rows: each asks an index.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from home.models import Region
from home.regions.gazetteer import How, Meant
from home.regions.held import gazetteer
from home.regions.names import key_of
from home.regions.suggestions import begins
from partners.organisations.models import (
    CooperativeProfile,
    FormerIdentity,
    NameWord,
    Organisation,
)
from partners.organisations.wording import (
    LONGEST_WORD,
    asked_of,
    asked_words,
    names_in,
    number_in,
    says_nothing,
)

LONGEST = 200
MOST_WORDS = 6
MOST = 120  # organisations; who sees so many writes more
MOST_PLACES = 10
MOST_MEANT = 6
SHORTEST_BEGINNING = 3  # letters of a word that somebody is still typing
MOST_OF_A_WORD = 100
VILLAGE_CODE = 10
STANDING = Coalesce("organisation__merged_into", "organisation")
LEADING = Q(organisation__leads_readers_on=True)


@dataclass(frozen=True)
class Found:
    """`keys` of organisations, the closest first. `places`: of the `without` villages of this name
    in which no cooperative is known here, the first. `regions`: districts and wider that are called
    so. `is_alike`: nothing is written so; all that is here is only written nearly so, and must not
    be shown without saying it.
    """

    keys: list[int]
    places: list[Region]
    is_all: bool
    without: int = 0
    regions: tuple[Region, ...] = ()
    is_alike: bool = False
    is_too_general: bool = False
    """Only words that stand in nearly every name: nothing is looked for."""
    meant: tuple[str, ...] = ()
    """Names of places that somebody may have meant who wrote none of them."""
    left_out: str = ""
    """Known nowhere: all that is here is found by the other words."""

    @cached_property
    def organisations(self) -> list[Organisation]:
        """All of them, as cards show them."""
        return _cards(self.keys)

    @property
    def is_nothing(self) -> bool:
        return not (self.keys or self.places or self.regions or self.is_too_general)

    @property
    def is_cut(self) -> bool:
        """Whether more organisations fit than are among `keys`."""
        return not self.is_all and len(self.keys) == MOST

    def page(self, number: str | None, size: int) -> "Page[Any]":
        """One page of them: only these are read."""
        page = Paginator(self.keys, size).get_page(number)
        page.object_list = _cards(list(page.object_list))
        return page


def find(text: str, within: str = "") -> Found:
    """The closest first; `within` is the code of a province. A constant number of queries; where
    nothing has all words, as many again without those that alone are called nothing.
    """
    found, words = _find(text, within), cleaned(text)[1].split()
    unknown = _unknown(words) if found.is_nothing and len(words) > 1 else set()
    if not 0 < len(unknown) < len(words):
        return found
    others = _find(" ".join(word for word in words if word not in unknown), within)
    left_out = " ".join(word for word in words if word in unknown)
    return replace(others, left_out=left_out) if others.keys else found


def _unknown(words: Sequence[str]) -> set[str]:
    """Those that no place is called, and no name that readers see has."""
    is_shown = Exists(Organisation.objects.public().active().filter(pk=OuterRef("organisation")))
    places = gazetteer()
    keys = {word: key_of(word) for word in words if not places.knows(key_of(word))}
    held = NameWord.objects.filter(is_shown, word__in=keys.values()).order_by()
    known = set(held.values_list("word", flat=True).distinct()) if keys else set()
    return {word for word, key in keys.items() if key not in known}


def _find(text: str, within: str) -> Found:
    text, bare = cleaned(text)
    shown = Organisation.objects.public().active()
    shown = shown.in_province(within) if within else shown
    numbered = list(_numbered(text, shown))
    if numbered or not text:
        return Found(numbered, [], is_all=True)
    meant = gazetteer().meant(bare, within) if bare else Meant()
    named = meant.codes if meant.how is How.WRITTEN else ()
    if says_nothing(text) and not named:
        return Found([], [], is_all=True, is_too_general=True)
    # Where a place is known so, a name must hold what it lies in as well.
    holding = list(_holding(bare or text if named else (bare or text).split(",")[0], shown))
    called = [*_begun_numbers(text, shown), *_called(text, shown)]
    if bare and not (named or called or holding):
        # Before what only begins so: of an old spelling all letters are there.
        respelt = gazetteer().respelt(bare, within).codes
        if respelt:
            return _alike(respelt, shown)
    there = _in_villages(meant.codes, shown)
    keys = dict.fromkeys([*called, *there, *_around(meant.codes, shown), *holding])
    if keys or named or not bare:
        return _found(keys, there, named)
    return _alike(gazetteer().alike(bare, within).codes, shown)


def cleaned(text: str) -> tuple[str, str]:
    """What is asked, and the same without what stands in front of nearly every name. Signs without
    any letter or digit ask for nothing: spelt out, an emoji is a word like any other.
    """
    text = " ".join(text.replace("\x00", "").split())[:LONGEST]
    text = text if any(map(str.isalnum, text)) else ""
    return text, " ".join(asked_of(text).split()[:MOST_WORDS])


def named_so(text: str, shown: QuerySet[Organisation]) -> list[int]:
    """Keys of those of `shown` whose number or name begins so, the closest first."""
    text, bare = cleaned(text)
    numbered = (*_numbered(text, shown), *_begun_numbers(text, shown))
    named = (*_called(text, shown), *_holding(bare or text, shown))
    return list(dict.fromkeys([*numbered, *named]))


def called_so(text: str, shown: QuerySet[Organisation]) -> list[int]:
    """Keys of those of `shown` whose number or whole name this is, and not only its beginning."""
    asked = set(names_in(text))
    text, bare = cleaned(text)
    words = NameWord.objects.filter(word=key_of(bare)[:LONGEST_WORD])
    standing = _of_shown(words, shown).values_list("standing", "organisation__name")
    named = [pk for pk, name in standing[:MOST] if asked.intersection(names_in(name))]
    return list(dict.fromkeys([*_numbered(text, shown), *named])) if asked else []


def _alike(codes: Sequence[str], shown: QuerySet[Organisation]) -> Found:
    there = _in_villages(codes, shown)
    keys = dict.fromkeys([*there, *_around(codes, shown)])
    return replace(_found(keys, there, codes), is_alike=bool(codes), meant=tuple(_names(codes)))


def _names(codes: Sequence[str]) -> list[str]:
    stored = dict(Region.objects.filter(code__in=codes).order_by().values_list("code", "name"))
    named = dict.fromkeys(stored[code] for code in codes if code in stored)
    return list(named)[:MOST_MEANT]


def _found(keys: dict[int, None], there: dict[int, str], codes: Sequence[str]) -> Found:
    taken = set(there.values())
    without = [code for code in _villages(codes) if code not in taken]
    empty = without[:MOST_PLACES]
    wide = [code for code in codes if len(code) < VILLAGE_CODE][:MOST_PLACES]
    named = Region.objects.with_parents().in_bulk([*empty, *wide]) if empty or wide else {}
    return Found(
        list(keys)[:MOST],
        [named[code] for code in empty],
        len(keys) <= MOST and len(without) <= MOST_PLACES,
        len(without),
        tuple(named[code] for code in wide),
    )


def _cards(keys: list[int]) -> list[Organisation]:
    rows = Organisation.objects.for_cards().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _villages(codes: Iterable[str]) -> list[str]:
    return [code for code in codes if len(code) == VILLAGE_CODE]


def _numbered(text: str, shown: QuerySet[Organisation]) -> Iterator[int]:
    number = number_in(text)
    if number:
        profiles = CooperativeProfile.objects.with_number(number)
        for rows in (profiles, FormerIdentity.objects.with_number(number)):
            keys = list(_standing(rows).values_list("standing", flat=True))
            yield from shown.filter(pk__in=keys).values_list("pk", flat=True) if keys else ()


def _begun_numbers(text: str, shown: QuerySet[Organisation]) -> Iterable[int]:
    """Of whose number only the beginning is written; of very many no more than MOST are read."""
    number = number_in(text)
    if not number:
        return []
    begun = CooperativeProfile.objects.with_number_beginning(number)
    # One by one, so that the database stops at the last that is wanted.
    is_shown = Exists(shown.filter(pk=OuterRef("organisation")))
    there = begun.filter(is_shown).order_by().values_list("organisation", flat=True)
    former = _of_shown(FormerIdentity.objects.with_number_beginning(number), shown)
    return sorted({*there[: MOST + 1], *former.values_list("standing", flat=True)[: MOST + 1]})


def _called(text: str, shown: QuerySet[Organisation]) -> Iterable[int]:
    """By its whole name or acronym, also of one that was merged into it."""
    key = key_of(text)
    words = NameWord.objects.filter(word=key[:LONGEST_WORD])
    standing = _of_shown(words, shown).order_by("organisation")
    names = standing.values_list("standing", "organisation__name", "organisation__acronym")
    called = [pk for pk, *bears in names[:MOST_OF_A_WORD] if key and key in map(key_of, bears)]
    found = shown.filter(pk__in=called).order_by("name", "pk")
    return found.values_list("pk", flat=True)[: MOST + 1] if called else []


def _standing(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Keys of their organisations; of one that was merged, that of the other, if it leads on."""
    leading = rows.order_by().filter(LEADING).annotate(standing=STANDING)
    keys: QuerySet[Any] = leading.values("standing")
    return keys


def _of_shown(rows: QuerySet[Any], shown: QuerySet[Organisation]) -> QuerySet[Any]:
    """With `standing` as above, and only of `shown`: before so many are taken as are wanted, or
    what is hidden would crowd out what is not.
    """
    leading = rows.order_by().filter(LEADING).annotate(standing=STANDING)
    of_shown: QuerySet[Any] = leading.filter(Exists(shown.filter(pk=OuterRef("standing"))))
    return of_shown


def _in_villages(codes: Sequence[str], shown: QuerySet[Organisation]) -> dict[int, str]:
    """Keys of those in these villages, in their order, with the village of each."""
    order = {code: at for at, code in enumerate(_villages(codes))}
    if not order:
        return {}
    there = shown.filter(region_id__in=order).order_by("region_id", "name", "pk")
    found = list(there.values_list("pk", "region_id")[: 2 * MOST])
    return dict(sorted(found, key=lambda pair: order[pair[1]]))


def _around(codes: Sequence[str], shown: QuerySet[Organisation]) -> Iterable[int]:
    """In districts and wider."""
    wide = [code for code in codes if len(code) < VILLAGE_CODE]
    inside = Q()
    for code in wide[:MOST_PLACES]:
        inside |= begins("region_id", code)
    around = shown.filter(inside).order_by("region_id", "name", "pk")
    return around.values_list("pk", flat=True)[: MOST + 1] if wide else []


def _holding(text: str, shown: QuerySet[Organisation]) -> Iterable[int]:
    """Whose name, or village as its profile says it, holds each word.

    The last word may be half of one: somebody is typing.
    """
    words = asked_words(text)[:MOST_WORDS]
    if not words:
        return []
    *whole, last = words
    is_begun = len(last) >= SHORTEST_BEGINNING
    ends = begins("word", last) if is_begun else Q(word=last)
    rows = NameWord.objects.filter(ends)
    for word in whole:
        same = NameWord.objects.filter(organisation=OuterRef("organisation"), word=word)
        rows = rows.filter(Exists(same))
    found = shown.filter(pk__in=_standing(rows)).order_by("name", "pk")
    return found.values_list("pk", flat=True)[: MOST + 1]
