"""Spreadsheets in and out: XLSX or CSV, one table with the column names in the first row."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 3_000
Row = dict[str, str]
# A cell that begins like this would be run as a formula by the reader's spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class SheetUnreadable(Exception):
    """The file is no table that we can read; its text says why, in the reader's language."""


def read(name: str, data: bytes) -> list[Row]:
    """Rows by column name, empty rows left out. Raises `SheetUnreadable`."""
    if len(data) > MOST_BYTES:
        raise SheetUnreadable(_("The file is larger than 2 MB. Send it in parts."))
    table = _read_xlsx(data) if name.lower().endswith(".xlsx") else _read_csv(data)
    return _rows(table)


def _rows(table: Iterable[Sequence[object]]) -> list[Row]:
    lines = ([_text(cell) for cell in line] for line in table)
    names = [name.lower() for name in next(lines, [])]
    if not any(names):
        raise SheetUnreadable(_("The first row must hold the names of the columns."))
    rows: list[Row] = []
    for line in lines:
        rows.append({name: text for name, text in zip(names, line, strict=False) if name})
        if len(rows) > MOST_ROWS:
            raise SheetUnreadable(_("The file has more than 3,000 rows. Send it in parts."))
    while rows and not any(rows[-1].values()):
        rows.pop()
    return rows


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).replace("\0", "").strip()


def _read_xlsx(data: bytes) -> list[Sequence[object]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > MOST_UNPACKED:
            raise SheetUnreadable(_("The file unpacks to too much. Save it anew and try again."))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return list(book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 2))
    except SheetUnreadable:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise SheetUnreadable(_("This is not an XLSX file that we can read.")) from None


def _read_csv(data: bytes) -> list[Sequence[object]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetUnreadable(_("Save the CSV file as “CSV UTF-8” and try again.")) from None
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        raise SheetUnreadable(_("This is not a CSV file that we can read.")) from None


def write_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with one sheet, its first row fixed in place."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(columns))
    for row in rows:
        sheet.append([safe(text) for text in row])
    sheet.freeze_panes = "A2"
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 28
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def safe(text: str) -> str:
    """The text, as text, in any spreadsheet."""
    return f"'{text}" if text.startswith(FORMULA) else text
