"""Terms in and out as tables: the columns, and reading what was handed in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.sheets import words
from home.sheets.book import Limits, open_book
from home.sheets.headings import Column, Table
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.receipt import Receipt
from home.sheets.taking import Row as TakenRow
from home.sheets.taking import Taken, broken_cells, take
from home.sheets.values import text_of

TEXTS = (
    "name_id",
    "name_en",
    "short_id",
    "short_en",
    "others_id",
    "others_en",
    "meaning_id",
    "meaning_en",
    "source",
    "source_url",
)
COLUMNS = ("code", *TEXTS, "related_codes", "is_explained")
LIMITS = Limits(size=2 * 1024 * 1024, unpacked=40 * 1024 * 1024)
TABLE = Table("glossary", tuple(Column(name) for name in COLUMNS), most_rows=3_000)
PLACE = "#"
Row = dict[str, str]
"""Text by the name of its column; under `PLACE` the row's number, with its sheet if several were
read.
"""


class SheetUnreadable(Exception):
    """The file is no table that we can read; its text says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file holds. `notes`: what was read and what was left out, line by line."""

    rows: list[Row]
    notes: list[str]


def read(name: str, data: bytes) -> Handed:
    """Rows of all sheets. Raises `SheetUnreadable`, also for columns that no term has."""
    try:
        taken = take(open_book(data, name, LIMITS), [TABLE])
    except FileRefused as refusal:
        raise SheetUnreadable(words.file_text(refusal, str)) from None
    rows = taken.rows[TABLE.name]
    if reasons := [*_reasons(taken, rows), *_unknown(taken.receipt)]:
        raise SheetUnreadable(" ".join(reasons[:20]))
    if not rows:
        raise SheetUnreadable(words.file_text(FileRefused(FileProblem.NO_ROWS), str))
    several = sum(bool(sheet.table) for sheet in taken.receipt.sheets) > 1
    return Handed([_row(row, several) for row in rows], words.receipt_lines(taken.receipt, str))


def _row(row: TakenRow, several: bool) -> Row:
    place = f"{row.sheet}, {row.number}" if several else str(row.number)
    return {PLACE: place, **{name: text_of(value) for name, value in row.cells.items()}}


def _reasons(taken: Taken, rows: list[TakenRow]) -> list[str]:
    errors = [*taken.errors, *(error for row in rows for error in broken_cells(row))]
    return [str(words.complaint(error, str)) for error in errors]


def _unknown(receipt: Receipt) -> list[str]:
    headings = [column.heading for sheet in receipt.sheets for column in sheet.unused]
    return [_("No column is called “%(name)s”.") % {"name": heading} for heading in headings]
