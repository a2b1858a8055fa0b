"""Finding the one region that a text means. Pure: it asks any `Regions`, stored or not.

An ambiguous name is never resolved: only two villages in three have a name of their own. The
answer is one region, or several to choose from, or none, with the reason.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Protocol

from home.regions import codes, names
from home.regions.source import PROVINCE, REGENCY, RegionRow, rows

ANY_LEVEL: frozenset[int] = frozenset({1, 2, 3, 4})


class Problem(StrEnum):
    """Why a text does not mean one region."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    DAMAGED = "damaged"  # a number that lost digits, or never was a code
    OTHER_LEVEL = "other-level"  # a regency where a province is asked for; see `candidates`
    OTHER_KIND = "other-kind"  # Kota Cilacap, where Cilacap is a regency
    ELSEWHERE = "elsewhere"  # exists, but not within the region that was named
    CONTRADICTION = "contradiction"  # code and name of one cell are of two regions


@dataclass(frozen=True, slots=True)
class Answer:
    """`candidates` has one region where there is no problem; `is_mended` asks for a look.

    `is_mended`: a code was repaired (3301.0, 33.1), or a code that is no longer in force led to
    the region that took its place.
    """

    candidates: tuple[RegionRow, ...] = ()
    problem: Problem | None = None
    is_mended: bool = False

    @property
    def one(self) -> RegionRow | None:
        return self.candidates[0] if self.problem is None else None


class Regions(Protocol):
    """Where regions are asked for."""

    def with_codes(self, codes: Collection[str]) -> dict[str, RegionRow]:
        """By the code that was asked for; a code out of force gives the region of today."""

    def with_key(self, key: str, also: Collection[str]) -> Sequence[RegionRow]:
        """All whose own name has this key (`names.own_key`), and those with these codes."""


class ListedRegions:
    """The official list in memory, for work without a database: provinces and regencies."""

    def __init__(
        self, listed: Iterable[RegionRow], moved: Mapping[str, RegionRow] | None = None
    ) -> None:
        """`moved`: codes out of force to the rows of the regions that took their place."""
        listed = list(listed)
        self.by_code = {row.code: row for row in listed} | dict(moved or {})
        self._by_key: dict[str, list[RegionRow]] = {}
        for row in listed:
            self._by_key.setdefault(names.own_key(row.name, row.level), []).append(row)

    def with_codes(self, codes: Collection[str]) -> dict[str, RegionRow]:
        return {code: self.by_code[code] for code in codes if code in self.by_code}

    def with_key(self, key: str, also: Collection[str]) -> Sequence[RegionRow]:
        return _distinct([*self._by_key.get(key, ()), *self.with_codes(also).values()])


@cache
def official_regions(down_to: int = REGENCY) -> ListedRegions:
    """Read once for each process; 552 rows down to the regencies, 91,599 down to villages."""
    return ListedRegions(rows(down_to))


def find(
    text: str, regions: Regions, *, levels: Collection[int] = ANY_LEVEL, within: str = ""
) -> Answer:
    """What `text` means among the regions of these levels that lie in the one coded `within`.

    Reads codes (`3301`, `33.01`, `33.01.01.2001`, repaired where no digit was lost), names in
    any spelling of their kind (`KAB. CILACAP`, `Kota Adm. Jakarta Pusat`), both in one cell
    (`33.01 Cilacap`), and names with what they lie in (`Kesugihan, Cilacap`).
    """
    search = _Search(regions, frozenset(levels), within)
    written = codes.read(text)
    if written is not None:
        return search.by_code(written)
    both = codes.beside_name(text)
    if both and (answer := search.by_code_and_name(*both)):
        return answer
    name, *places = [part for part in codes.cleaned(text).split(",") if part.strip()] or [""]
    answer = search.by_name(codes.cleaned(text) if not places else name, places)
    if both and answer.problem is Problem.UNKNOWN:
        return search.contradiction(*both)
    return answer


class _Search:
    def __init__(self, regions: Regions, levels: frozenset[int], within: str) -> None:
        self.regions, self.levels, self.within = regions, levels, within

    def by_code(self, written: codes.WrittenCode) -> Answer:
        if not written.codes:
            return Answer(problem=Problem.DAMAGED)
        found = self.regions.with_codes(written.codes)
        moved = any(code != row.code for code, row in found.items())
        return self._answer(_distinct(found.values()), is_mended=written.is_mended or moved)

    def by_code_and_name(self, code: str, name: str) -> Answer | None:
        """None unless both say the same."""
        row = self.regions.with_codes([code]).get(code)
        if row is None or not self._bears(row, name):
            return None
        return self._answer([row], is_mended=row.code != code)

    def contradiction(self, code: str, name: str) -> Answer:
        named = list(self.regions.with_codes([code]).values())
        for reading in names.readings(name):
            named += self.regions.with_key(reading.key, names.also_named(reading))
        return Answer(tuple(_distinct(named)), Problem.CONTRADICTION)

    def by_name(self, name: str, places: Sequence[str]) -> Answer:
        """The closest reading that means anything decides."""
        missed = Answer(problem=Problem.UNKNOWN)
        for reading in names.readings(name):
            bearing = self.regions.with_key(reading.key, names.also_named(reading))
            rows = [row for row in bearing if self._lies_in(row, places)]
            of_kind = [row for row in rows if not reading.kinds or row.kind in reading.kinds]
            if of_kind:
                answer = self._answer(of_kind, reading.key)
                if answer.problem in {None, Problem.AMBIGUOUS}:
                    return answer
                missed = answer if missed.problem is Problem.UNKNOWN else missed
            elif rows and missed.problem is Problem.UNKNOWN:
                within = self._answer(rows)
                kept = within.candidates if within.problem in {None, Problem.AMBIGUOUS} else ()
                missed = Answer(kept, Problem.OTHER_KIND) if kept else missed
            elif bearing and places and missed.problem is Problem.UNKNOWN:
                missed = Answer(tuple(bearing), Problem.ELSEWHERE)
        return missed

    def _answer(
        self, rows: Sequence[RegionRow], key: str = "", *, is_mended: bool = False
    ) -> Answer:
        if not rows:
            return Answer(problem=Problem.UNKNOWN)
        inside = [row for row in rows if row.code.startswith(self.within)]
        if not inside:
            return Answer(tuple(rows), Problem.ELSEWHERE)
        fitting = [row for row in inside if row.level in self.levels]
        if not fitting:
            return Answer(tuple(inside), Problem.OTHER_LEVEL)
        whole = [r for r in fitting if r.level == PROVINCE and key and names.key_of(r.name) == key]
        if len(whole) == 1 and all(row.level <= REGENCY for row in fitting):
            # A province's own full name: "Jambi" is written so, the city "Kota Jambi".
            fitting = whole
        problem = Problem.AMBIGUOUS if len(fitting) > 1 else None
        return Answer(tuple(fitting), problem, is_mended)

    def _lies_in(self, row: RegionRow, places: Sequence[str]) -> bool:
        above = self.regions.with_codes([row.code[:n] for n in (2, 4, 6) if n < len(row.code)])
        return all(any(self._bears(r, place) for r in above.values()) for place in places)

    def _bears(self, row: RegionRow, name: str) -> bool:
        written = codes.read(name)
        if written is not None:
            return row.code in written.codes
        own = names.own_key(row.name, row.level)
        return any(
            (reading.key == own or row.code in names.also_named(reading))
            and (not reading.kinds or row.kind in reading.kinds)
            for reading in names.readings(name)
        )


def _distinct(rows: Iterable[RegionRow]) -> list[RegionRow]:
    return list({row.code: row for row in rows}.values())
