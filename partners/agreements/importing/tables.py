"""Opens an uploaded list (XLSX or CSV) within limits and finds its headings."""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from partners.agreements.importing.columns import BY_KEY, REQUIRED, match
from partners.agreements.importing.problems import FileProblem, FileRefused

LARGEST = 5 * 1024 * 1024
LARGEST_UNPACKED = 80 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 100
HEADING_WITHIN = 10  # rows
FEWEST_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`number` as the spreadsheet program counts; `cells` by column key."""

    number: int
    cells: dict[str, Any]


def read(content: bytes) -> list[SourceRow]:
    """The rows of a list that are not empty. Raises FileRefused."""
    if not content:
        raise FileRefused(FileProblem.EMPTY)
    if len(content) > LARGEST:
        raise FileRefused(FileProblem.TOO_LARGE, str(LARGEST))
    is_workbook = content.startswith(b"PK\x03\x04")
    rows = list(_from_sheets(content) if is_workbook else _from_csv(content))
    if not rows:
        raise FileRefused(FileProblem.NO_ROWS)
    return rows


def _from_sheets(content: bytes) -> Iterator[SourceRow]:
    """The first sheet that has headings."""
    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheets = [
            list(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 50, values_only=True))
            for sheet in book.worksheets
        ]
    except Exception as error:  # whatever a broken workbook makes the reader stumble over
        raise FileRefused(FileProblem.NOT_A_TABLE) from error
    for rows in sheets:
        if any(len(match(row)) >= FEWEST_HEADINGS for row in rows[:HEADING_WITHIN]):
            return _below_headings(rows)
    raise FileRefused(FileProblem.NO_HEADINGS)


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise FileRefused(FileProblem.NOT_A_TABLE) from error
    if unpacked > LARGEST_UNPACKED:
        raise FileRefused(FileProblem.TOO_LARGE, str(LARGEST_UNPACKED))


def _from_csv(content: bytes) -> Iterator[SourceRow]:
    if b"\x00" in content:
        raise FileRefused(FileProblem.NOT_A_TABLE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # what Excel writes
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileRefused(FileProblem.NOT_A_TABLE) from error
    return _below_headings(rows)


def _below_headings(rows: list[Iterable[Any]]) -> Iterator[SourceRow]:
    heading = next(
        (n for n, row in enumerate(rows[:HEADING_WITHIN]) if len(match(row)) >= FEWEST_HEADINGS),
        None,
    )
    if heading is None:
        raise FileRefused(FileProblem.NO_HEADINGS)
    places = match(rows[heading])
    missing = [key for key in BY_KEY if key in REQUIRED - set(places.values())]
    if missing:
        raise FileRefused(FileProblem.HEADINGS_MISSING, *missing)
    if len(rows) - heading - 1 > MOST_ROWS:
        raise FileRefused(FileProblem.TOO_MANY_ROWS, str(MOST_ROWS))
    return _filled(rows, heading, places)


def _filled(rows: list[Iterable[Any]], heading: int, places: dict[int, str]) -> Iterator[SourceRow]:
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        values = list(row)
        cells = {key: values[place] for place, key in places.items() if place < len(values)}
        if any(value is not None and str(value).strip() for value in cells.values()):
            yield SourceRow(number, cells)
