"""By what a row of a list is known: its number, its village and kind; a name only suggests."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from partners.organisations.identity import canonical
from partners.organisations.importing.lines import Line
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.threeway import same_words
from partners.organisations.models import FormerIdentity, Organisation, RegisterEntry


@dataclass(slots=True)
class Match:
    """`one` by identity; else `several` that contradict each other, and why."""

    one: int | None = None
    several: tuple[int, ...] = ()
    why: RowProblem | None = None


@dataclass(slots=True)
class One:
    """A cooperative of the portal, as far as rows are matched with it."""

    key: int
    code: str
    name: str
    region: str
    number: str = ""
    is_kdkmp: bool = False
    said: bool = False
    said_number: str = ""
    is_missing: bool = False


@dataclass(slots=True)
class Known:
    """Every cooperative of the portal by what it is known by; 30 MB at national size."""

    ones: dict[int, One] = field(default_factory=dict)
    by_number: dict[str, int] = field(default_factory=dict)
    by_former: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_village: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_words: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def match(self, line: Line) -> Match:
        """Number, former number, village and kind, the very words that the register said before."""
        by_number = self.by_number.get(line.key) if line.key else None
        former = self.by_former.get(line.key, set()) if line.key and by_number is None else set()
        in_village = self.by_village.get(line.village, set()) if line.village else set()
        found = {by_number} if by_number is not None else set(former)
        if len(found) > 1:
            return Match(several=tuple(sorted(found)), why=RowProblem.NUMBER_AND_VILLAGE)
        if found:
            if others := in_village - found:
                several = (*found, *sorted(others))
                return Match(several=several, why=RowProblem.NUMBER_AND_VILLAGE)
            return Match(one=next(iter(found)))
        if in_village:
            return self._by_village(line, in_village)
        return self._by_words(line)

    def _by_village(self, line: Line, found: set[int]) -> Match:
        """The KDKMP of the village; its number changes only where the register gave it."""
        several = tuple(sorted(found))
        if len(found) > 1:
            return Match(several=several, why=RowProblem.VILLAGE_TWICE)
        one = self.ones[several[0]]
        if line.key and one.number and one.number != one.said_number:
            return Match(several=several, why=RowProblem.OTHER_NUMBER)
        return Match(one=one.key)

    def _by_words(self, line: Line) -> Match:
        """A row without number and village that says what the register said before, word by word,
        is the same row: the same list twice changes nothing.
        """
        if line.key or line.village:
            return Match()
        words = (same_words(line.said.get("name", "")), line.region)
        found = self.by_words.get(words, set())
        return Match(one=next(iter(found))) if len(found) == 1 else Match()

    def expected(self) -> Iterator[One]:
        """Those that a full list is expected to hold."""
        return (one for one in self.ones.values() if one.said and not one.is_missing)


def known() -> Known:
    """Four queries however many; those that were merged lead to the ones that stand."""
    found = Known()
    for one in _ones():
        found.ones[one.key] = one
        if one.number:
            found.by_number[one.number] = one.key
        if one.is_kdkmp and len(one.region) == 10:
            found.by_village[one.region].add(one.key)
    _add_said(found)
    for number, key in _merged_and_former():
        if key in found.ones:
            found.by_former[number].add(key)
    return found


def _ones() -> Iterator[One]:
    rows = Organisation.objects.cooperatives().filter(merged_into=None).order_by()
    columns = ("pk", "code", "name", "region_id", "cooperative__registration_key",
               "cooperative__is_kdkmp")  # fmt: skip
    for key, code, name, region, number, is_kdkmp in rows.values_list(*columns).iterator(5_000):
        yield One(key, code, name, region or "", number or "", bool(is_kdkmp))


def _add_said(found: Known) -> None:
    rows = RegisterEntry.objects.order_by().values_list(
        "organisation", "missing_since", "said__number", "said__name", "said__region"
    )
    for key, missing_since, number, name, region in rows.iterator(5_000):
        if one := found.ones.get(key):
            one.said, one.is_missing = True, missing_since is not None
            one.said_number = canonical(number or "")
            if not number:
                found.by_words[same_words(name or ""), region or ""].add(key)


def _merged_and_former() -> Iterator[tuple[str, int]]:
    merged = Organisation.objects.filter(merged_into__isnull=False)
    numbered = merged.exclude(Q(cooperative=None) | Q(cooperative__registration_key=""))
    yield from numbered.values_list("cooperative__registration_key", "merged_into")
    numbers = FormerIdentity.objects.filter(kind=FormerIdentity.Kind.NUMBER)
    standing = Coalesce("organisation__merged_into", "organisation")
    rows: Any = numbers.annotate(standing=standing).order_by()
    yield from rows.values_list("key", "standing")


def codes(found: Known, keys: Collection[int]) -> list[str]:
    return [f"{found.ones[key].name} ({found.ones[key].code})" for key in keys]
