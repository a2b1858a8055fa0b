"""Which region a row names: all 91,599 in memory, asked by code or by names from the top down."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from home.models import Region
from home.regions import names
from home.regions.database import listed_regions
from home.regions.lookup import Answer, find
from home.regions.lookup import Problem as Why
from home.regions.source import DISTRICT, PROVINCE, REGENCY, VILLAGE, RegionRow
from home.sheets.problems import CellRefused, Problem
from partners.organisations.importing.nearby import Nearby
from partners.organisations.importing.problems import RowProblem

LEVELS = {"province": PROVINCE, "regency": REGENCY, "district": DISTRICT, "village": VILLAGE}
ALIKE = 60  # of 100: below it two names are not two spellings of one
MOST_NAMES = 3
OF_A_VILLAGE = 10  # digits of its code
_CODE = re.compile(r"[\d.\-/\s]*\d[\d.\-/\s]*")


class Told(NamedTuple):
    """What is wrong with a name; `key` is the column that it is told beside. `villages`: codes of
    those that it may mean.
    """

    key: str
    problem: StrEnum
    more: tuple[str, ...]
    villages: tuple[str, ...] = ()


class PlaceRefused(Exception):
    """The place of a row. `around`: code of the smallest region that is known all the same, ""
    for none; `villages`: codes of those that may be meant, the likeliest first.
    """

    def __init__(self, *told: Told, around: str = "") -> None:
        self.told, self.around = told, around
        self.villages = told[-1].villages or tuple([around] if len(around) == OF_A_VILLAGE else [])
        super().__init__(told)


class Places:
    """One for each list."""

    def __init__(self) -> None:
        self.regions = listed_regions(Region.objects.all())
        self.nearby = Nearby(self.regions.by_code)
        self.named = cache(self._named)
        self.bears = cache(_bears)

    def region(self, code: str) -> RegionRow | None:
        return self.regions.by_code.get(code)

    def coded(self, text: str) -> RegionRow:
        """The village of a code. Raises CellRefused: digits lost, or of no village."""
        answer = find(text, self.regions, levels={VILLAGE})
        if answer.one:
            return answer.one
        if answer.problem is Why.DAMAGED and not text.replace(".", "").isdecimal():
            raise CellRefused(Problem.CODE_LOST_DIGITS)
        if answer.problem is Why.OTHER_LEVEL:
            raise CellRefused(RowProblem.NOT_A_VILLAGE, *_shown(answer))
        if _CODE.fullmatch(text):
            raise self._no_village(re.sub(r"\D", "", text))
        several = answer.problem is Why.AMBIGUOUS
        problem = Problem.SEVERAL_REGIONS if several else Problem.UNKNOWN_REGION
        raise CellRefused(problem, text, *_shown(answer))

    def _no_village(self, digits: str) -> CellRefused:
        """A code that was cut says so by its length, and by where it begins whose it may be."""
        around = (self.region(digits[:length]) for length in (6, 4, 2) if len(digits) >= length)
        where = next((f"{one.name} ({one.code})" for one in around if one), "")
        if len(digits) == OF_A_VILLAGE:
            return CellRefused(RowProblem.NO_SUCH_VILLAGE, where)
        return CellRefused(RowProblem.CODE_LENGTH, str(len(digits)), where)

    def _named(self, place: tuple[str, str, str, str]) -> str:
        """Code of the smallest region that is named, "" where none is: province, regency,
        district, village. Raises PlaceRefused beside each name that is unknown, and the first that
        is not the only one.
        """
        code, told = "", list[Told]()
        for (key, level), name in zip(LEVELS.items(), place, strict=True):
            found = self._within(key, level, name, code) if name else code
            if isinstance(found, str):
                code = found
            elif not told or found.problem is RowProblem.NO_SUCH_PLACE:
                told.append(found)
        if told:
            raise PlaceRefused(*told, around=code)
        return code

    def _within(self, key: str, level: int, name: str, code: str) -> str | Told:
        answer = find(name, self.regions, levels={level}, within=code)
        if answer.one:
            return answer.one.code
        if answer.problem is Why.AMBIGUOUS:
            return Told(key, Problem.SEVERAL_REGIONS, (name, *_shown(answer)))
        near = [one.region for one in self.nearby.near(name, level, code, answer.candidates)]
        around = self.region(code)
        where = f"{around.name} ({around.code})" if around else ""
        more = (where, *(self._told_from(code, one) for one in near))
        villages = tuple(one.code for one in near) if level == VILLAGE else ()
        return Told(key, RowProblem.NO_SUCH_PLACE, more, villages)

    def _told_from(self, code: str, region: RegionRow) -> str:
        """With what it lies in, where that is not the region in which it was looked for."""
        above = self.region(region.parent or "")
        within = f", {above.name}" if above and above.code != code else ""
        return f"{region.name}{within} ({region.code})"

    def agreed(self, code: str, place: tuple[str, str, str, str]) -> None:
        """Raises PlaceRefused where a name beside a code is of another place: one of the two
        columns was sorted or moved without the other.
        """
        for (key, level), name in zip(LEVELS.items(), place, strict=True):
            around = self.region(code[: {1: 2, 2: 4, 3: 6, 4: 10}[level]])
            bears = _bears if level == VILLAGE else self.bears  # a village is named once
            if name and around and not bears(around, name):
                raise PlaceRefused(Told(key, RowProblem.PLACES_DIFFER, (around.name, name)))


def _bears(region: RegionRow, name: str) -> bool:
    if name.casefold() == region.name.casefold():  # as nearly all are
        return True
    own = names.own_key(region.name, region.level)
    return any(
        reading.key == own
        or region.code in names.also_named(reading)
        or fuzz.ratio(reading.key, own) >= ALIKE
        for reading in names.readings(name)
    )


def _shown(answer: Answer) -> Sequence[str]:
    return [f"{row.name} ({row.code})" for row in answer.candidates[:MOST_NAMES]]
