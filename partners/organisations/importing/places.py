"""Which region a row names: all 91,599 in memory, asked by code or by names from the top down."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

from home.models import Region
from home.regions import names
from home.regions.database import listed_regions
from home.regions.lookup import Answer, find
from home.regions.lookup import Problem as Why
from home.regions.source import DISTRICT, PROVINCE, REGENCY, VILLAGE, RegionRow
from home.sheets.problems import CellRefused, Problem
from partners.organisations.importing.problems import RowProblem

LEVELS = {"province": PROVINCE, "regency": REGENCY, "district": DISTRICT, "village": VILLAGE}
ALIKE = 60  # of 100: below it two names are not two spellings of one
MOST_NAMES = 3
OF_A_VILLAGE = 10  # digits of its code
_CODE = re.compile(r"[\d.\-/\s]*\d[\d.\-/\s]*")


class PlaceRefused(Exception):
    """The place of a row; `key` is the column that it is told beside."""

    def __init__(self, key: str, problem: StrEnum, *more: str) -> None:
        self.key, self.problem, self.more = key, problem, more
        super().__init__(problem)


class Places:
    """One for each list."""

    def __init__(self) -> None:
        self.regions = listed_regions(Region.objects.all())
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
        district, village. Raises PlaceRefused beside the name that is unknown or not the only one.
        """
        code = ""
        for (key, level), name in zip(LEVELS.items(), place, strict=True):
            if name:
                code = self._within(key, level, name, code)
        return code

    def _within(self, key: str, level: int, name: str, code: str) -> str:
        answer = find(name, self.regions, levels={level}, within=code)
        if answer.one:
            return answer.one.code
        several = answer.problem is Why.AMBIGUOUS
        problem = Problem.SEVERAL_REGIONS if several else Problem.UNKNOWN_REGION
        raise PlaceRefused(key, problem, name, *_shown(answer))

    def agreed(self, code: str, place: tuple[str, str, str, str]) -> None:
        """Raises PlaceRefused where a name beside a code is of another place: one of the two
        columns was sorted or moved without the other.
        """
        for (key, level), name in zip(LEVELS.items(), place, strict=True):
            around = self.region(code[: {1: 2, 2: 4, 3: 6, 4: 10}[level]])
            bears = _bears if level == VILLAGE else self.bears  # a village is named once
            if name and around and not bears(around, name):
                raise PlaceRefused(key, RowProblem.PLACES_DIFFER, around.name, name)


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
