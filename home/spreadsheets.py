"""Workbooks that cannot run anything in the reader's spreadsheet program."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_000  # Excel refuses more than 32,767 characters
# What spreadsheet programs take for the start of a formula (OWASP, "CSV Injection").
FORMULA = re.compile(r"^[=+\-@\t\r＝＋－＠]")
NUMBER_LIKE = re.compile(r"^[+-][\d ().,/-]+$")


@dataclass(frozen=True)
class Sheet:
    """`columns`: heading and width in characters; `note` stands above the table."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Any]] = field(default_factory=list)
    note: str = ""


def guarded(value: Any) -> Any:
    """Text that no program takes for a formula; telephone numbers, numbers and dates as they are.

    >>> guarded("=1+1"), guarded("+62 811 000"), guarded(3)
    ("'=1+1", '+62 811 000', 3)
    """
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value)
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    is_formula = FORMULA.match(text.lstrip(" \n")) and not NUMBER_LIKE.match(text)
    return f"'{text}" if is_formula else text


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An XLSX file; headings stay in sight while scrolling."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book, sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.title)[:31])
    looks = _Looks(page)
    for number, (_heading, width) in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    heading_row = 3 if sheet.note else 1
    page.freeze_panes = f"A{heading_row + 1}"
    if sheet.note:
        page.append([_cell(page, sheet.note, looks.text)])
        page.append([])
    page.append([_cell(page, heading, looks.heading) for heading, _width in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, looks.text) for value in row])


class _Looks:
    """Formats made once per sheet: one for each cell would double the time of a long table."""

    def __init__(self, page: Any) -> None:
        text, heading = WriteOnlyCell(page), WriteOnlyCell(page)
        text.alignment = Alignment(wrap_text=True, vertical="top")
        heading.alignment, heading.font = Alignment(vertical="top"), Font(bold=True)
        self.text, self.heading = text._style, heading._style


def _cell(page: Any, value: Any, look: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=guarded(value))
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula
        cell._style = look
    return cell
