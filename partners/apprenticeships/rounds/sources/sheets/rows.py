"""Rows of a spreadsheet read by their columns: values by field, and every bad cell."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat
from operator import add, attrgetter
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.sheets import reader, words
from home.sheets.cells import Days
from home.sheets.fields import Form
from home.sheets.headings import Column as Named
from home.sheets.headings import Place, Table
from home.sheets.identifiers import Codes
from home.sheets.problems import CellError, CellRefused
from home.sheets.reader import Part
from home.sheets.values import Value, is_empty, text_of
from partners.apprenticeships.rounds.languages import in_both, read_in_time
from partners.apprenticeships.rounds.sources.problems import BadCell, Problem, Text, short, told
from partners.apprenticeships.rounds.sources.sheets.cells import (
    YEARS,
    Read,
    identifier,
    identifiers,
    parts,
)
from partners.apprenticeships.rounds.sources.sheets.columns import Column, Sheet

NUMBERED = "choices"
AT_ONCE = 1000
"""Rows whose columns are read together."""

_ERRORS = frozenset([BadCell, CellRefused])
Values = dict[str, Any]


def table_of(sheet: Sheet, name: str, codes: Collection[str] = ()) -> Table:
    """The table for ``home.sheets``; a column that holds ``codes`` is one of choices."""
    known = {code.casefold() for code in codes}

    def knows(text: str) -> bool:
        return all(part.casefold() in known for part in parts(text))

    columns = (
        Named(
            column.field,
            (*in_both(column.heading), *column.also),
            is_required=column.is_required,
            is_numbered=column.field == NUMBERED,
            knows=knows if column.field == NUMBERED and known else None,
        )
        for column in sheet.columns
    )
    return Table(name, tuple(columns), is_strict=True)


@dataclass(slots=True)
class SheetOrigin:
    """One row of a spreadsheet; ``unread`` are fields whose cells were bad."""

    source: str
    row: reader.Row
    unread: frozenset[str]

    @property
    def name(self) -> Text:
        return row_of(self.source, self.row.number)

    def has(self, name: str) -> bool:
        return name not in self.unread

    def problem(self, name: str, value: str, reason: Text, right: Text) -> Problem:
        place = self._place(name, value)
        at, column = (place.at, place.label) if place else (-1, "")
        return Problem(self.source, self.row.number, at, column, value, told(value, reason, right))

    def _place(self, name: str, value: str) -> Place | None:
        """Where the field stands; of numbered columns the one that holds the value."""
        if name != NUMBERED:
            return self.row.part.places.get(name)
        wanted, cells = value.casefold(), self.row.numbered(name)
        holding = [k for k, cell in cells if wanted in map(str.casefold, parts(text_of(cell)))]
        return self.row.part.places[(holding or [k for k, _cell in cells])[0]]


def _row_of(source: str, row: int) -> str:
    return _("{source}, row {row}").format(source=source, row=row)


row_of = lazy(_row_of, str)


def problem_of(source: str, error: CellError, sheet: Sheet) -> Problem:
    """A problem that ``home.sheets`` found, in its own words."""

    def heading(key: str) -> str:
        name = key.rpartition(" ")[0] if key.startswith(f"{NUMBERED} ") else key
        return str(next((read_in_time(c.heading) for c in sheet.columns if c.field == name), key))

    def words_of() -> str:
        value = f"“{short(error.value)}”: " if error.value else ""
        return f"{value}{words.cell_text(error, heading)}"

    column = lazy(lambda: words.column(error, heading) if error.at >= 0 else "", str)()
    return Problem(source, error.row, error.at, column, error.value, lazy(words_of, str)())


@dataclass(slots=True)
class _Cells:
    """The cells of one column in one sheet; ``known`` is what texts mean that were read before."""

    column: Column
    place: Place
    read_value: Callable[[Value], Any]
    known: dict[Value, Any] = field(default_factory=dict)

    def read(self, typed: Sequence[Value]) -> list[Any]:
        """What each cell means, or the error that it is; of equal texts one is read."""
        # Hardly two cells with the same choices: remembered, they are a country's texts twice.
        is_rare = self.column.is_unique or self.column.field == NUMBERED
        if is_rare or set(map(type, typed)) != {str}:
            return list(map(self._read, typed))
        for text in dict.fromkeys(typed):
            if text not in self.known:
                self.known[text] = self._read(text)
        return list(map(self.known.__getitem__, typed))

    def _read(self, value: Value) -> Any:
        try:
            return self._of_nothing() if is_empty(value) else self.read_value(value)
        except (BadCell, CellRefused) as error:
            return error

    def _of_nothing(self) -> Any:
        if not self.column.is_required:
            return self.column.empty
        raise BadCell(gettext_lazy("is empty but required"), self.column.meaning)


class RowReader:
    """Reads the rows of one table, which may stand in several sheets."""

    def __init__(self, sheet: Sheet, source_of: Callable[[str], str]) -> None:
        """`source_of`: how a sheet of this name is called where something is wrong in it."""
        self.sheet, self.source_of = sheet, source_of
        self.by_field = {column.field: column for column in sheet.columns}
        self.problems: list[Problem] = []

    def read(self, rows: Sequence[reader.Row]) -> Iterator[tuple[Values, SheetOrigin]]:
        """Values by field and origin of each row, while bad cells become ``problems``. O(cells)."""
        for part, group in groupby(rows, attrgetter("part")):
            of_part = list(group)
            source, cells = self.source_of(part.sheet), self._cells(part, of_part)
            for start in range(0, len(of_part), AT_ONCE):
                yield from self._read(of_part[start : start + AT_ONCE], cells, source)

    def _cells(self, part: Part, rows: Sequence[reader.Row]) -> list[_Cells]:
        places = sorted(part.places.values(), key=lambda place: place.number)
        cells = []
        for place in places:
            column = self.by_field[place.column.key]
            cells.append(_Cells(column, place, _reader(column, _typed(place, rows))))
        return cells

    def _read(
        self, rows: Sequence[reader.Row], cells: Sequence[_Cells], source: str
    ) -> Iterator[tuple[Values, SheetOrigin]]:
        """Column by column, which is twice as fast as row by row."""
        unread: dict[int, set[str]] = {}
        columns = list(zip(*(row.values for row in rows), strict=True))
        values: dict[str, Iterable[Any]] = {n: repeat(c.empty) for n, c in self.by_field.items()}
        for each in cells:
            name, place = each.column.field, each.place
            found = each.read(columns[place.at])
            for at in _wrong(found):
                unread.setdefault(at, set()).add(name)
                self.problems.append(self._problem(rows[at], place, found[at], source))
                found[at] = each.column.empty
            values[name] = map(add, values[name], found) if name == NUMBERED else found
        by_row = zip(*values.values(), strict=False)  # a column that is not there repeats for ever
        for at, (row, of_row) in enumerate(zip(rows, by_row, strict=False)):
            origin = SheetOrigin(source, row, frozenset(unread.get(at, ())))
            yield dict(zip(values, of_row, strict=True)), origin

    def _problem(
        self, row: reader.Row, place: Place, error: BadCell | CellRefused, source: str
    ) -> Problem:
        if isinstance(error, CellRefused):
            return problem_of(source, row.error(place.key, error.problem, *error.more), self.sheet)
        wrong = error.part or text_of(row.values[place.at])
        text = told(wrong, error.reason, error.right)
        return Problem(source, row.number, place.at, place.label, wrong, text)


def _wrong(found: Sequence[Any]) -> list[int]:
    """Positions of errors."""
    if _ERRORS.isdisjoint(map(type, found)):
        return []
    return [at for at, value in enumerate(found) if type(value) in _ERRORS]


def _typed(place: Place, rows: Sequence[reader.Row]) -> Iterator[tuple[str, Value]]:
    """Place and value of each cell, equal ones once."""
    first: dict[Value, int] = {}
    for row in rows:
        first.setdefault(row.values[place.at], row.number)
    for value, number in first.items():
        yield f"{place.letter}{number}", value


def _reader(column: Column, typed: Iterable[tuple[str, Value]]) -> Read:
    """How a column is read; for days and codes, with the rest of the column in sight."""
    if column.form is Form.DATE:
        return Days(typed, YEARS).read
    codes = Codes(typed)
    if column.read is identifier:
        return lambda value: identifier(value, codes)
    if column.read is identifiers:
        return lambda value: identifiers(value, codes)
    return column.read
