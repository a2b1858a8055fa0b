"""Reading a table by its columns: records, and every bad cell."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import Any

from partners.apprenticeships.rounds.reading.columns import Column, Sheet
from partners.apprenticeships.rounds.reading.files import Table
from partners.apprenticeships.rounds.reading.problems import BadCell, Problem, letter
from partners.apprenticeships.rounds.reading.terms import plain
from partners.matching.wording import Wording

_NUMBERED = re.compile(r"(?:pilihan|choice) ?([0-9]{1,3})")
Record = dict[str, Any]

ABOVE = 20
"""Rows in which the headings are looked for."""


@dataclass(slots=True)
class Reading:
    """What a table gave: ``records`` by field with the ``row`` of each, problems, notices."""

    name: str
    records: list[Record] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    headings: frozenset[str] = frozenset()

    def looks_like(self, sheet: Sheet) -> bool:
        """Whether the headings have every required column of ``sheet``."""
        names = _names(sheet)
        found = {names[heading] for heading in self.headings if heading in names}
        return all(column.field in found for column in sheet.columns if column.is_required)

    def label(self, name: str) -> str:
        """Letter and heading of the column of field ``name``, or nothing if it is not there."""
        return self.labels.get(name, "")

    def complain(self, row: int, name: str, value: str, reason: Wording, right: Wording) -> None:
        self.problems.append(Problem(self.name, row, self.label(name), value, reason, right))


@dataclass(slots=True)
class _Cell:
    """One column where it stands in this table, with cells that were read before."""

    column: Column
    at: int
    label: str
    is_choice: bool = False
    known: dict[str, Any] = field(default_factory=dict)

    def read(self, text: str) -> Any:
        if self.column.is_unique:
            return self._read(text)
        if text not in self.known:
            self.known[text] = self._read(text)
        return self.known[text]

    def _read(self, text: str) -> Any:
        if not text:
            return self._of_nothing()
        try:
            return self.column.read(text)
        except BadCell as error:
            return error

    def _of_nothing(self) -> Any:
        if not self.column.is_required:
            return self.column.empty
        return BadCell(Wording("kosong, padahal wajib", "is empty but required"), self.column.means)


def read_sheet(table: Table, sheet: Sheet, progress: Callable[[int], None]) -> Reading:
    """Read all rows; ``progress`` is called with the number of rows every thousand.

    The first row that is not blank holds the headings. Blank rows are passed over. O(cells).
    """
    result = Reading(table.name)
    cells = _headings(table.rows, sheet, result)
    if cells is None:
        return result
    empty = {column.field: column.empty for column in sheet.columns}
    for number, texts in table.rows:
        if any(texts):
            record = empty.copy()
            _fill(record, cells, number, texts, result)
            result.records.append(record)
            result.rows.append(number)
            if len(result.rows) % 1000 == 0:
                progress(len(result.rows))
    if not result.rows and not result.problems:
        reason = Wording("tidak berisi satu baris pun", "has no rows")
        right = Wording("satu baris untuk tiap data", "a row for each")
        result.complain(0, "", "", reason, right)
    return result


def _fill(
    record: Record, cells: list[_Cell], number: int, texts: list[str], result: Reading
) -> None:
    size = len(texts)
    for cell in cells:
        text = texts[cell.at] if cell.at < size else ""
        value = cell.read(text)
        if type(value) is BadCell:
            wrong = value.part or text
            problem = Problem(result.name, number, cell.label, wrong, value.reason, value.right)
            result.problems.append(problem)
        elif cell.is_choice:
            record["choices"] += value
        else:
            record[cell.column.field] = value


def _headings(
    rows: Iterator[tuple[int, list[str]]], sheet: Sheet, result: Reading
) -> list[_Cell] | None:
    """Where each column stands, or None if a required one is missing."""
    names = _names(sheet)
    number, texts = _heading_row(rows, names)
    result.headings = frozenset(plain(text) for text in texts)
    cells: dict[str, _Cell] = {}
    for at, text in enumerate(texts):
        label = f"{letter(at)} “{text}”"
        choice = _NUMBERED.fullmatch(plain(text)) if "choices" in names.values() else None
        found = "choices" if choice else names.get(plain(text))
        key = f"choice {int(choice[1]):03}" if choice else found
        if key is None or found is None:
            if text:
                result.notices.append(_unknown(result.name, number, label, text, sheet))
        elif key in cells:
            reason = Wording("ada dua kali", "is there twice")
            right = Wording("satu kolom saja", "one column only")
            result.problems.append(Problem(result.name, number, label, text, reason, right))
        else:
            cells[key] = _Cell(_column(sheet, found), at, label, is_choice=found == "choices")
            result.labels.setdefault(found, label)
    _missing(number, sheet, result)
    return [cells[key] for key in sorted(cells)] if not result.problems else None


def _heading_row(
    rows: Iterator[tuple[int, list[str]]], names: dict[str, str]
) -> tuple[int, list[str]]:
    """The first row with two known headings; titles may stand above it."""
    first: tuple[int, list[str]] = (1, [])
    for number, texts in islice(rows, ABOVE):
        if sum(plain(text) in names for text in texts) >= 2:
            return number, texts
        if any(texts) and not any(first[1]):
            first = number, texts
    return first


def _missing(number: int, sheet: Sheet, result: Reading) -> None:
    for column in sheet.columns:
        if column.is_required and column.field not in result.labels:
            heading = column.heading
            reason = Wording(f"kolom “{heading.id}” tidak ada", f"column “{heading.en}” is missing")
            right = Wording(
                f"judul “{heading.id}” atau “{heading.en}” di baris judul",
                f"the heading “{heading.en}” or “{heading.id}” in the row of headings",
            )
            result.problems.append(Problem(result.name, number, "", "", reason, right))


def _names(sheet: Sheet) -> dict[str, str]:
    """Every heading that is understood, in plain letters, to its field."""
    return {
        plain(name): column.field
        for column in sheet.columns
        for name in (*column.also, column.field, *column.heading)
    }


def _column(sheet: Sheet, name: str) -> Column:
    return next(column for column in sheet.columns if column.field == name)


def _unknown(name: str, row: int, label: str, text: str, sheet: Sheet) -> Problem:
    names = _names(sheet)
    close = get_close_matches(plain(text), names, n=1, cutoff=0.75)
    reason = Wording("judul tidak dikenal; kolom dilewati", "is no known heading; left out")
    if close:
        meant = _column(sheet, names[close[0]]).heading
        right = Wording(f"mungkin “{meant.id}”", f"perhaps “{meant.en}”")
    else:
        right = Wording("judul dari --template", "a heading of --template")
    return Problem(name, row, label, text, reason, right)
