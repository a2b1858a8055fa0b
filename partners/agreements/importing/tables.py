"""Opens an uploaded list (XLSX or CSV) within limits and finds the headings of its tables."""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS, TABLES, Table
from partners.agreements.importing.problems import FileProblem, FileRefused

LARGEST = 5 * 1024 * 1024
LARGEST_UNPACKED = 80 * 1024 * 1024
MOST_ROWS = max(table.most_rows for table in TABLES)
MOST_COLUMNS = 100
HEADING_WITHIN = 10  # rows
FEWEST_HEADINGS = 2
Sheet = list[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`number` as the spreadsheet program counts; `cells` by column key."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds: either table, or both; `strange` are headings that nobody reads."""

    agreements: list[SourceRow]
    commitments: list[SourceRow]
    strange: tuple[str, ...] = ()


def read(content: bytes) -> Source:
    """The rows that are not empty. Raises FileRefused."""
    if not content:
        raise FileRefused(FileProblem.EMPTY)
    if len(content) > LARGEST:
        raise FileRefused(FileProblem.TOO_LARGE, str(LARGEST))
    is_workbook = content.startswith(b"PK\x03\x04")
    source = _source(_sheets(content) if is_workbook else [_from_csv(content)])
    if not source.agreements and not source.commitments:
        raise FileRefused(FileProblem.NO_ROWS)
    return source


def _source(sheets: Iterable[Sheet]) -> Source:
    """The first sheet of each table; sheets without headings are somebody's notes."""
    found: dict[str, list[SourceRow]] = {}
    strange: list[str] = []
    for rows in sheets:
        heading, table = _heading(rows)
        if table and table.name not in found:
            found[table.name] = list(_below_headings(rows, heading, table))
            strange += table.strange(rows[heading])
    if not found:
        raise FileRefused(FileProblem.NO_HEADINGS)
    return Source(
        found.get(AGREEMENTS.name, []),
        found.get(COMMITMENTS.name, []),
        tuple(strange[:MOST_COLUMNS]),
    )


def _heading(rows: Sheet) -> tuple[int, Table | None]:
    """The row of the headings, and the table that most of them belong to."""
    for number, row in enumerate(rows[:HEADING_WITHIN]):
        table = max(TABLES, key=lambda table: len(table.match(row)))
        if len(table.match(row)) >= FEWEST_HEADINGS:
            return number, table
    return 0, None


def _sheets(content: bytes) -> list[Sheet]:
    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return [
            list(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 50, values_only=True))
            for sheet in book.worksheets
        ]
    except Exception as error:  # whatever a broken workbook makes the reader stumble over
        raise FileRefused(FileProblem.NOT_A_TABLE) from error


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise FileRefused(FileProblem.NOT_A_TABLE) from error
    if unpacked > LARGEST_UNPACKED:
        raise FileRefused(FileProblem.TOO_LARGE, str(LARGEST_UNPACKED))


def _from_csv(content: bytes) -> Sheet:
    if b"\x00" in content:
        raise FileRefused(FileProblem.NOT_A_TABLE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # what Excel writes
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileRefused(FileProblem.NOT_A_TABLE) from error


def _below_headings(rows: Sheet, heading: int, table: Table) -> Iterator[SourceRow]:
    places = table.match(rows[heading])
    if missing := table.missing(places.values()):
        raise FileRefused(FileProblem.HEADINGS_MISSING, *missing, table=table.name)
    if len(rows) - heading - 1 > table.most_rows:
        raise FileRefused(FileProblem.TOO_MANY_ROWS, str(table.most_rows), table=table.name)
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = {key: row[place] for place, key in places.items() if place < len(row)}
        if any(value is not None and str(value).strip() for value in cells.values()):
            yield SourceRow(number, cells)
