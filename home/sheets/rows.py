"""One row of a table, wherever its columns stand in the sheet. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from home.sheets.headings import Place
from home.sheets.problems import CellError, Problem
from home.sheets.values import Value, broken, text_of

_SHOWN = 80  # characters of a wrong value


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One sheet of a table; `places` by their keys, `heading_row` as people count. `fixed`: what
    somebody said that every row has in columns that the sheet does not have.
    """

    sheet: str
    table: str
    heading_row: int
    places: dict[str, Place]
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Row:
    """`number` as the spreadsheet program counts; `values` of all columns of the sheet, as they
    are in the file: what `part` reads of them has a key ("choices 2" for a numbered column).
    """

    part: Part
    number: int
    values: Sequence[Value]

    @property
    def cells(self) -> dict[str, Value]:
        """What stands in each column that is read, by key."""
        found = {key: self.values[place.at] for key, place in self.part.places.items()}
        return {**self.part.fixed, **found} if self.part.fixed else found

    @property
    def sheet(self) -> str:
        return self.part.sheet

    @property
    def place(self) -> tuple[str, int]:
        """Sheet and number: what tells a row from all others of a file."""
        return self.part.sheet, self.number

    def value(self, key: str) -> Value:
        """None in a column that is not there, unless every row has one value in it."""
        place = self.part.places.get(key)
        return self.values[place.at] if place else self.part.fixed.get(key)

    def numbered(self, key: str) -> list[tuple[str, Value]]:
        """Key and value of a numbered column's cells, by their number."""
        places = [p for p in self.part.places.values() if p.column.key == key]
        return [(p.key, self.values[p.at]) for p in sorted(places, key=lambda p: p.number)]

    def error(self, key: str, problem: StrEnum, *more: str) -> CellError:
        """What is wrong with the cell of `key`; a column that is not there has position -1."""
        place = self.part.places.get(key)
        value = text_of(self.value(key))[:_SHOWN]
        at, heading = (place.at, place.heading) if place else (-1, "")
        table = self.part.table
        return CellError(self.sheet, self.number, at, key, heading, problem, value, more, table)


def broken_cells(row: Row) -> Iterator[CellError]:
    """An error for each broken cell of a row, for callers that read cells in their own way."""
    for key, value in row.cells.items():
        if found := broken(value):
            problem = Problem.ERROR_VALUE if found.error else Problem.FORMULA_WITHOUT_VALUE
            yield row.error(key, problem, *filter(None, [found.error]))
