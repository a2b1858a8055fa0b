"""Numbers to shapes, for charts drawn on the server. Pure: no templates, no database."""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil
from pathlib import Path

TILES = Path(__file__).parent / "data" / "province_tiles.csv"
CELL = 26  # units of the drawing per tile; seven of them are 46 px wide on a phone
EAST = 7  # the first column of the second half: from Bali and Sulawesi to Papua
LINE = 8  # units from one line of a tile's letters to the next
LEVELS = 4


@dataclass(frozen=True)
class Tile:
    """A province's place in the tile map: `column` and `row` count from the north-west.

    `short`: its letters, with a slash where they may be broken.
    """

    code: str
    name: str
    short: str
    column: int
    row: int

    @property
    def is_eastern(self) -> bool:
        """Whether it stands in the second half, which follows the first on phones."""
        return self.column >= EAST

    @property
    def x(self) -> int:
        """From the left of its half."""
        return (self.column - EAST * self.is_eastern) * CELL

    @property
    def y(self) -> int:
        return self.row * CELL

    @property
    def lines(self) -> list[tuple[str, float]]:
        """Its letters with the height of their baseline in the drawing."""
        parts = self.short.split("/")
        first = self.y + CELL / 2 + 3 - (len(parts) - 1) * LINE / 2
        return [(part, first + LINE * number) for number, part in enumerate(parts)]


@cache
def tiles() -> dict[str, Tile]:
    """The 38 provinces by Kemendagri code."""
    with TILES.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source)
        return {
            row["code"]: Tile(
                row["code"], row["name"], row["short"], int(row["col"]), int(row["row"])
            )
            for row in rows
        }


def share(value: float, maximum: float) -> float:
    """`value` of `maximum` in per cent, 0 to 100, one decimal; 0 when there is no maximum.

    >>> share(36, 40), share(5, 0), share(7, 3)
    (90.0, 0.0, 100.0)
    """
    if maximum <= 0:
        return 0.0
    return round(min(max(value / maximum, 0), 1) * 100, 1)


def level(value: float, maximum: float) -> int:
    """One of five steps: 0 for nothing, 1 to 4 for equal parts of `maximum`.

    >>> [level(value, 8) for value in (0, 1, 2, 3, 8)]
    [0, 1, 1, 2, 4]
    """
    return ceil(share(value, maximum) * LEVELS / 100)


def level_ranges(maximum: int) -> list[tuple[int, int, int]]:
    """What each step means: (level, from, to) in whole numbers; steps without any are left out.

    >>> level_ranges(8)
    [(0, 0, 0), (1, 1, 2), (2, 3, 4), (3, 5, 6), (4, 7, 8)]
    """
    values, ranges, first = range(maximum + 1), [], 0
    while first <= maximum:  # a handful of steps, however many thousand values
        step = level(first, maximum)
        after = bisect_right(values, step, first, key=lambda value: level(value, maximum))
        ranges.append((step, first, after - 1))
        first = after
    return ranges


def stretch(begin: date, end: date, first: date, last: date) -> tuple[float, float]:
    """Where a period lies on a scale of days: its start and width in per cent.

    >>> stretch(date(2024, 1, 1), date(2024, 7, 1), date(2023, 1, 1), date(2025, 1, 1))
    (49.9, 24.9)
    """
    days = (last - first).days
    start = share((begin - first).days, days)
    return start, round(share((end - first).days, days) - start, 1)


def fit_text(text: str, width: float, largest: float) -> float:
    """Font size at which bold capitals of `text` fit into `width`, at most `largest`."""
    return round(min(largest, width / (0.8 * max(len(text), 1))), 1)
