"""Whether two records may be one cooperative: evidence for and against, and what it comes to. Pure.

A name is no evidence by itself: 5,838 pairs of villages in one district are called nearly the same.
What counts beside it is the village, of which a KDKMP is the only one, a number, an address. Two
records of other kinds in one village, a KDKMP beside an old KUD, are two cooperatives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from partners.organisations.duplicates import names
from partners.organisations.duplicates.names import KDKMP, Name
from partners.organisations.identity import canonical, looks_like

POINTS: Mapping[str, int] = {
    "number_alike": 50,
    "former_number": 55,
    "village": 25,
    "village_by_name": 15,
    "district": 10,
    "one_kdkmp": 35,
    "name": 25,
    "former_name": 25,
    "name_near": 20,
    "email": 25,
    "website": 25,
    "numbers_differ": -20,
    "kinds_differ": -40,
    "places_differ": -30,
    "ordinals_differ": -40,
    "names_differ": -15,
}
"""What each reason adds to the score, by its code."""
SHOWN_FROM = 45
"""What comes to less is shown to nobody."""
VILLAGE, DISTRICT = 10, 6
FEWEST_DIGITS = 7


@dataclass(frozen=True)
class Record:
    """What is known of one cooperative. `region` is a code of 2 to 10 digits or "", `village` the
    name of its village where it is known by name only, `contacts` start with `email:` or
    `website:`. Numbers and names that it had before stand in `former_…`. One made for the demo is
    never a real one.
    """

    key: int
    name: str
    region: str = ""
    village: str = ""
    number: str = ""
    is_kdkmp: bool = False
    contacts: frozenset[str] = frozenset()
    former_names: tuple[str, ...] = ()
    former_numbers: tuple[str, ...] = ()
    is_demo: bool = False

    @cached_property
    def called(self) -> Name:
        return names.read(self.name)

    @cached_property
    def formerly_called(self) -> tuple[Name, ...]:
        return tuple(map(names.read, self.former_names))

    @cached_property
    def family(self) -> str:
        return KDKMP if self.is_kdkmp else self.called.family

    @cached_property
    def village_key(self) -> str:
        """Of its village's name; a KDKMP without a village bears it in its own."""
        bears = self.family == KDKMP and len(self.region) < VILLAGE
        if self.village:
            return names.read(self.village).key
        return self.called.key if bears else ""

    @cached_property
    def all_numbers(self) -> frozenset[str]:
        """Today's and former, as they are compared."""
        return frozenset(filter(None, map(looks_like, (self.number, *self.former_numbers))))


class Scored(NamedTuple):
    """`reasons` are codes of POINTS, the weightiest first."""

    score: int
    reasons: tuple[str, ...]


def compare(one: Record, other: Record) -> Scored:
    """The same whichever stands first; 0 to 100."""
    found = [*_numbers(one, other), *_places(one, other), *_names(one, other)]
    found += _kinds(one, other, found)
    found += sorted({contact.partition(":")[0] for contact in one.contacts & other.contacts})
    reasons = tuple(sorted(found, key=lambda code: (-abs(POINTS[code]), code)))
    return Scored(max(0, min(100, sum(POINTS[code] for code in reasons))), reasons)


def _numbers(one: Record, other: Record) -> Iterator[str]:
    """Two with one number are one record already, so that today's differ by their signs at most."""
    mine, theirs = looks_like(one.number), looks_like(other.number)
    if mine and theirs and (mine == theirs or _same_digits(one.number, other.number)):
        yield "number_alike"
    elif one.all_numbers & other.all_numbers:
        yield "former_number"
    elif mine and theirs:
        yield "numbers_differ"


def digits_of(number: str) -> str:
    """Those of a number that is long enough to tell something; else nothing."""
    found = "".join(sign for sign in canonical(number) if sign in "0123456789")
    return found if len(found) >= FEWEST_DIGITS else ""


def _same_digits(one: str, other: str) -> bool:
    return bool(digits_of(one)) and digits_of(one) == digits_of(other)


def _places(one: Record, other: Record) -> Iterator[str]:
    near, far = sorted((one.region, other.region), key=len)
    if not far.startswith(near):
        yield "places_differ"
    elif len(near) == VILLAGE:
        yield "village"
    elif len(near) == DISTRICT:
        same = one.village_key and one.village_key == other.village_key
        yield "village_by_name" if same else "district"


def _names(one: Record, other: Record) -> Iterator[str]:
    likeness = names.likeness(one.called, other.called)
    if likeness > names.FAR and one.called.ordinal != other.called.ordinal:
        yield "ordinals_differ"
    elif likeness == 100:
        yield "name"
    elif _was_called_so(one, other) or _was_called_so(other, one):
        yield "former_name"
    elif likeness >= names.NEAR:
        yield "name_near"
    elif likeness <= names.FAR:
        yield "names_differ"


def _was_called_so(one: Record, other: Record) -> bool:
    called = (other.called.key, other.called.ordinal)
    return any((was.key, was.ordinal) == called for was in one.formerly_called)


def _kinds(one: Record, other: Record, found: list[str]) -> Iterator[str]:
    """The law gives each village one KDKMP. A name that says no kind speaks against none but it."""
    kinds = {one.family, other.family}
    if kinds == {KDKMP}:
        if not {"village", "village_by_name"}.isdisjoint(found):
            yield "one_kdkmp"
    elif len(kinds) == 2 and (KDKMP in kinds or "" not in kinds):
        yield "kinds_differ"


def is_new_case(decided_on: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether what is known now speaks more for one cooperative than what was decided on: a reason
    against it has gone, or one for it has come.
    """
    against = {code for code in decided_on if POINTS.get(code, 0) < 0}
    new = {code for code in found if POINTS[code] > 0} - set(decided_on)
    return bool(new or against - set(found))
