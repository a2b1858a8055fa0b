"""Cells that are read with the rest of their column in sight: days and codes. Pure."""

from collections.abc import Iterator, Sequence
from functools import cache

from home.sheets.cells import Days
from home.sheets.identifiers import Codes
from home.sheets.reader import Part, Row
from home.sheets.values import Value


class Columns:
    """The columns of some rows, each of one sheet looked through once when first asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.days = cache(self._days)
        self.codes = cache(self._codes)

    def _days(self, part: Part, key: str) -> Days:
        return Days(self._cells(part, key))

    def _codes(self, part: Part, key: str) -> Codes:
        return Codes(self._cells(part, key))

    def _cells(self, part: Part, key: str) -> Iterator[tuple[str, Value]]:
        """Place ("C7") and value of each; none where the sheet does not have the column."""
        if place := part.places.get(key):
            for row in self._rows:
                if row.part is part:
                    yield f"{place.letter}{row.number}", row.value(key)
