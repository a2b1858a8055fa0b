"""A list given back with what is wrong in it: all its rows, to mend and to hand in again. Pure.

Every cell stands where it stood. Wrong ones are coloured, and behind the last column each wrong row
says what to do. That column is known again when the list comes back (`unmarked`), so that nobody
has to delete it. What a cell held that could not be read is given back as an error value, so that
it is asked for again and never passes as an empty cell.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from home.sheets import headings
from home.sheets.book import Book, Sheet
from home.sheets.headings import Table
from home.sheets.looking import find
from home.sheets.values import Broken, Value, comparable, is_empty, letter, position
from home.sheets.writer import escaped, member, serial, sheet_title
from home.sheets.xlsx_parts import (
    DAY,
    HEAD,
    MAIN,
    MOMENT,
    TEXT,
    WRAPPED,
    WRONG,
    WRONG_DAY,
    WRONG_MOMENT,
    XML,
    frame,
)

if TYPE_CHECKING:
    from home.sheets.words import Complaint

MARK = "Yang perlu dibetulkan / What to mend"
_MARKS = {comparable(MARK)}
_WIDTH, _WIDTH_OF_MARK, _LONGEST_WORDS = 18, 60, 2_000
_LETTERS = re.compile(r"([A-Z]{1,3})(?: “|$)")
_IN_RED = {0: WRONG, TEXT: WRONG, DAY: WRONG_DAY, MOMENT: WRONG_MOMENT}


def unmarked(sheet: Sheet) -> Sheet:
    """A sheet without the column of a marked list, which stays as an empty one."""
    ats = {
        at
        for row in sheet.rows[: headings.WITHIN]
        for at, value in enumerate(row)
        if isinstance(value, str) and value.startswith(MARK[:4]) and comparable(value) in _MARKS
    }
    if not ats:
        return sheet
    rows = [["" if at in ats else value for at, value in enumerate(row)] for row in sheet.rows]
    return replace(sheet, rows=rows)


def workbook_of(book: Book, errors: "Sequence[Complaint]", tables: Sequence[Table]) -> bytes:
    """An XLSX file of all sheets of `book` that hold cells. O(cells)."""
    sheets = [unmarked(sheet) for sheet in book.sheets if sheet.is_table]
    hidden = {at for at, sheet in enumerate(sheets) if sheet.is_hidden}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in frame([sheet_title(sheet.name) for sheet in sheets], hidden).items():
            archive.writestr(member(name), text)
        for number, sheet in enumerate(sheets, 1):
            wrong = [error for error in errors if error.sheet == sheet.name]
            text = "".join(_sheet(sheet, wrong, tables))
            archive.writestr(member(f"xl/worksheets/sheet{number}.xml"), text)
    return stream.getvalue()


def _sheet(sheet: Sheet, errors: "list[Complaint]", tables: Sequence[Table]) -> Iterator[str]:
    found = None if sheet.is_hidden else find(sheet, tables)
    top = found.row + 1 if found else 1
    told = _told(errors, found.below + 1 if found else 2) if errors else {}
    cells = {(error.row, at) for error in errors if (at := _at(error)) is not None}
    width = _width(sheet)
    yield f'{XML}<worksheet xmlns="{MAIN}">'
    yield f'<cols><col min="1" max="{width + 1}" width="{_WIDTH}" customWidth="1"/>'
    yield f'<col min="{width + 2}" max="{width + 2}" width="{_WIDTH_OF_MARK}" customWidth="1"/>'
    yield "</cols><sheetData>"
    for number in range(1, max([len(sheet.rows), *told]) + 1):
        values = sheet.rows[number - 1][:width] if number <= len(sheet.rows) else ()
        row = [_cell(at, number, value, (number, at) in cells) for at, value in enumerate(values)]
        if errors and number == top:
            row.append(_text(width, number, MARK, HEAD))
        elif number in told:
            row.append(_text(width, number, told[number], WRAPPED))
        yield f'<row r="{number}">{"".join(row)}</row>'
    yield f"</sheetData>{''.join(_merged(sheet))}</worksheet>"


def _told(errors: "Iterable[Complaint]", first: int) -> dict[int, str]:
    """What each row is told; of the sheet and its headings, the first row below them is."""
    lines: dict[int, list[str]] = {}
    for error in errors:
        where = f"{error.column}: " if error.column else ""
        lines.setdefault(max(error.row, first), []).append(f"{where}{error.text}")
    return {row: "\n".join(dict.fromkeys(said))[:_LONGEST_WORDS] for row, said in lines.items()}


def _at(error: "Complaint") -> int | None:
    found = _LETTERS.match(error.column)
    return position(found[1]) if found else None


def _width(sheet: Sheet) -> int:
    """Columns up to the last one with something in it."""
    return max((at + 1 for row in sheet.rows for at, v in enumerate(row) if not is_empty(v)),
               default=0)  # fmt: skip


def _cell(at: int, row: int, value: Value, is_wrong: bool) -> str:
    style, place = 0, f"{letter(at)}{row}"
    if isinstance(value, Broken):
        return _text(at, row, value.error or "#VALUE!", WRONG)
    if value is None or value == "":
        return f'<c r="{place}" s="{WRONG}"/>' if is_wrong else ""
    if isinstance(value, bool):
        return f'<c r="{place}" s="{WRONG if is_wrong else 0}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        number = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
        return f'<c r="{place}" s="{WRONG if is_wrong else 0}"><v>{number}</v></c>'
    if isinstance(value, datetime):
        style = DAY if value.time() == time.min else MOMENT
        return _number(place, serial(value), style, is_wrong)
    if isinstance(value, date):
        at_midnight = datetime.combine(value, time.min)
        return _number(place, serial(at_midnight), DAY, is_wrong)
    return _text(at, row, str(value), WRONG if is_wrong else TEXT)


def _number(place: str, number: float, style: int, is_wrong: bool) -> str:
    return f'<c r="{place}" s="{_IN_RED[style] if is_wrong else style}"><v>{number:.12g}</v></c>'


def _text(at: int, row: int, text: str, style: int) -> str:
    place = f"{letter(at)}{row}"
    held = f'<is><t xml:space="preserve">{escaped(text)}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{held}</c>'


def _merged(sheet: Sheet) -> Iterator[str]:
    """As they were: a heading over several columns is only read so, and a wrong merge stays one."""
    spans = [
        f'<mergeCell ref="{letter(left)}{top + 1}:{letter(right)}{bottom + 1}"/>'
        for (top, left), (bottom, right) in sheet.merged
    ]
    if spans:
        yield f'<mergeCells count="{len(spans)}">{"".join(spans)}</mergeCells>'
