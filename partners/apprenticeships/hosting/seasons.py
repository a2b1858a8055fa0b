"""A season is half a year: hosts say for each how they stand. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile("[0-9]{4}-[12]")
SECOND_HALF = 7  # the month in which it begins


@dataclass(frozen=True, slots=True, order=True)
class Season:
    """`half` is 1 from January to June, 2 from July to December."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, 1 if day.month < SECOND_HALF else 2)

    @classmethod
    def read(cls, text: str) -> Self:
        """From how it is written. Raises ValueError."""
        if not _WRITTEN.fullmatch(text):
            raise ValueError(text)
        year, _dash, half = text.partition("-")
        return cls(int(year), int(half))

    @property
    def following(self) -> Self:
        return type(self)(self.year, 2) if self.half == 1 else type(self)(self.year + 1, 1)

    @property
    def begins_on(self) -> date:
        return date(self.year, 1 if self.half == 1 else SECOND_HALF, 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.half}"


def asked_about(today: date) -> tuple[Season, Season]:
    """The season that is, and the next."""
    now = Season.of(today)
    return now, now.following
