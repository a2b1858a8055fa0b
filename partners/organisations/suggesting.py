"""What somebody may mean who is still typing: places with what they lie in, then cooperatives.

A place is handed over in words that `finding.find` reads, so that the field and the form go on
working as if they had been typed. Its work is bounded: names come from memory and from indexes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypedDict

from home.models import Region
from home.regions.held import gazetteer
from partners.organisations.finding import VILLAGE_CODE, cleaned, named_so
from partners.organisations.made_up import SOURCE
from partners.organisations.models import Organisation
from partners.organisations.sources import source_in_words
from partners.organisations.wording import says_nothing

LONGEST = 100
SHORTEST = 2
SHORTEST_OF_NAMES = 4  # letters: shorter beginnings stand in thousands of names
MOST_PLACES = 6
MOST_WIDE = 2  # of them districts and wider
MOST_NAMES = 4
MOST_READ = 12  # partners among them are no suggestion
KINDS_IN_SHORT = (("Kabupaten ", "Kab. "), ("Kecamatan ", "Kec. "))


class Suggestion(TypedDict):
    """As js/suggest.js shows it: without `url`, `text` is searched for."""

    kind: str
    text: str
    url: str
    note: str


def suggested(text: str) -> list[Suggestion]:
    """At most MOST_PLACES places and MOST_NAMES cooperatives, in eight queries."""
    text, bare = cleaned(text[:LONGEST])
    if len(text) < SHORTEST or says_nothing(text):
        return []
    return [*_places(_meant(bare)), *_cooperatives(text)]


def _meant(text: str) -> list[str]:
    """Codes of places, the widest first, but with room for villages."""
    names = gazetteer()
    codes = names.typed(text) or names.alike(text).codes
    wide = [code for code in codes if len(code) < VILLAGE_CODE][:MOST_WIDE]
    villages = _by_turns([code for code in codes if len(code) == VILLAGE_CODE])
    return [*wide, *villages][:MOST_PLACES]


def _by_turns(codes: Sequence[str]) -> list[str]:
    """One village of each name, then the second of each: 98 Sidomulyo leave room for others, and
    stand before a Sidomulio.
    """
    keys = dict(Region.objects.filter(code__in=codes).order_by().values_list("code", "key"))
    so_called, turn = Counter(keys.values()), Counter[str]()
    turns: dict[str, tuple[int, int]] = {}
    for code in codes:
        key = keys.get(code, "")
        turns[code] = turn[key], -so_called[key]
        turn[key] += 1
    return sorted(codes, key=turns.__getitem__)


def _places(codes: Sequence[str]) -> Iterator[Suggestion]:
    found = Region.objects.with_parents().in_bulk(codes)
    for code in codes:
        if code in found:
            yield {"kind": "place", "text": in_short(found[code]), "url": "", "note": ""}


def in_short(region: Region) -> str:
    """Desa Sidomulyo, Kec. Modo, Kab. Lamongan; the province only of what lies directly in it."""
    around = [region]
    while (above := around[-1].parent) and (above.parent or len(around) == 1):
        around.append(above)
    own, *wider = [one.named_with_kind for one in around]
    return ", ".join([own, *map(_short, wider)])


def _short(name: str) -> str:
    for kind, short in KINDS_IN_SHORT:
        name = name.replace(kind, short, 1) if name.startswith(kind) else name
    return name


def _cooperatives(text: str) -> Iterator[Suggestion]:
    if len(text) < SHORTEST_OF_NAMES:
        return
    # Without the kind, which would lead databases away from the index of names.
    keys = named_so(text, Organisation.objects.public().active())[:MOST_READ]
    found = Organisation.objects.with_place().select_related("cooperative").in_bulk(keys)
    named = [found[key] for key in keys if key in found and found[key].is_cooperative]
    for one in named[:MOST_NAMES]:
        place = in_short(one.region) if one.region else ""
        note = source_in_words(SOURCE) if one.is_made_up else place
        yield {"kind": "title", "text": one.name, "url": one.get_absolute_url(), "note": note}
