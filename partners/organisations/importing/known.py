"""By what a row of a list is known: its number, its village and kind; a name only suggests."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from partners.organisations.identity import canonical
from partners.organisations.importing.lines import Line
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.threeway import same_words
from partners.organisations.models import FormerIdentity, Organisation, RegisterEntry

DISTRICT = 6  # digits of its code


@dataclass(slots=True)
class Match:
    """`one` by identity; else `several` that contradict each other, and why."""

    one: int | None = None
    several: tuple[int, ...] = ()
    why: RowProblem | None = None

    @property
    def is_nothing(self) -> bool:
        return self.one is None and self.why is None


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
    said_region: str = ""
    said_name: str = ""
    is_missing: bool = False
    formerly: tuple[str, ...] = ()


@dataclass(slots=True)
class Known:
    """Every cooperative of the portal by what it is known by; 30 MB at national size."""

    ones: dict[int, One] = field(default_factory=dict)
    by_number: dict[str, int] = field(default_factory=dict)
    by_former: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_village: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_said_village: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
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
            return self._by_number(line, next(iter(found)), is_former=by_number is None)
        if in_village:
            return self._by_village(line, in_village)
        if moved := self.by_said_village.get(line.village, set()) if line.village else set():
            return self._moved_here(line, moved)
        return self._by_words(line)

    def _by_number(self, line: Line, key: int, *, is_former: bool) -> Match:
        """One digit is typed wrong easily: the place has to agree, or the name where the row says
        less of the place, or another kind; for a number that it only had before, the name as well.
        """
        one = self.ones[key]
        if not _is_there(line, one):
            return Match(several=(key,), why=RowProblem.NUMBER_ELSEWHERE)
        if is_former and not _is_called(line, one):
            return Match(several=(key,), why=RowProblem.FORMER_NUMBER)
        if not (_says_where(line, one) and _is_of_kind(line, one)) and not _is_called(line, one):
            return Match(several=(key,), why=RowProblem.NUMBER_ALONE)
        return Match(one=key)

    def _moved_here(self, line: Line, found: set[int]) -> Match:
        """The register's village of a KDKMP that was corrected on the portal: the same row says it
        again. With another name or number a person says whose it is.
        """
        several = tuple(sorted(found))
        one = self.ones[several[0]]
        is_it = not line.key or not one.number or line.key in {one.number, one.said_number}
        if len(found) == 1 and is_it and _is_called(line, one):
            return Match(one=one.key)
        return Match(several=several, why=RowProblem.VILLAGE_CORRECTED)

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


def _is_there(line: Line, one: One) -> bool:
    """Where the cooperative lies, or the register said that it does; a village may be counted
    anew within its district, for one of the same name.
    """
    regions = [code for code in (one.region, one.said_region) if code]
    if not line.region or not regions:
        return True
    if any(code.startswith(line.region) or line.region.startswith(code) for code in regions):
        return True
    in_district = any(len(code) >= DISTRICT and code[:DISTRICT] == line.region[:DISTRICT]
                      for code in regions)  # fmt: skip
    return in_district and _is_called(line, one)


def _says_where(line: Line, one: One) -> bool:
    """As narrowly as is known of the cooperative."""
    known = max(len(one.region), len(one.said_region))
    return bool(line.region) and len(line.region) >= known


def _is_of_kind(line: Line, one: One) -> bool:
    kind = line.said.get("kind")
    return not kind or (kind != "other") is one.is_kdkmp


def _is_called(line: Line, one: One) -> bool:
    """As it is called today, was before, or the register said."""
    names = (one.name, one.said_name, *one.formerly)
    return same_words(line.said.get("name", "")) in map(same_words, filter(None, names))


def known() -> Known:
    """Five queries however many; those that were merged lead to the ones that stand."""
    found = Known()
    for one in _ones():
        found.ones[one.key] = one
        if one.number:
            found.by_number[one.number] = one.key
        if one.is_kdkmp and len(one.region) == 10:
            found.by_village[one.region].add(one.key)
    _add_said(found)
    _add_former_names(found)
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
    # As text: a plain path makes a number of digits alone, on SQLite.
    said = [KT(f"said__{key}") for key in ("number", "name", "region")]
    rows = RegisterEntry.objects.order_by().values_list("organisation", "missing_since", *said)
    for key, missing_since, number, name, region in rows.iterator(5_000):
        if one := found.ones.get(key):
            one.said, one.is_missing = True, missing_since is not None
            one.said_number = canonical(number or "")
            one.said_region, one.said_name = region or "", name or ""
            if one.is_kdkmp and len(one.said_region) == 10 and one.said_region != one.region:
                found.by_said_village[one.said_region].add(key)
            if not number:
                found.by_words[same_words(name or ""), region or ""].add(key)


def _add_former_names(found: Known) -> None:
    names = FormerIdentity.objects.filter(kind=FormerIdentity.Kind.NAME).order_by()
    for key, name in names.values_list("organisation", "value").iterator(5_000):
        if one := found.ones.get(key):
            one.formerly = (*one.formerly, name)


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
