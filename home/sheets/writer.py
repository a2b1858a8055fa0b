"""Every list that is taken away: CSV and XLSX, with one guard against formulas. Pure.

XLSX is written row by row: fast, small, and always the same bytes for the same content. A workbook
here is a few sheets of text, numbers and days with a bold row of headings that stays in sight. Text
is written as text, so nothing in it is ever a formula.
"""

import csv
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from home.sheets.guard import guarded, guarded_within
from home.sheets.values import letter
from home.sheets.xlsx_parts import DAY, HEAD, MAIN, MOMENT, TEXT, WRAPPED, XML, frame

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | date | None
"""A datetime with a time zone is written as it is there, without the zone; False and True too."""

_FIRST_DAY = date(1899, 12, 30).toordinal()
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LAST_ROW = 1_048_576
_LONGEST = 32_000  # characters; Excel refuses more than 32,767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Validation:
    """What a spreadsheet program offers or refuses in column ``at`` below the headings.

    ``kind`` is "list" (``first`` is a range or a quoted list), "whole" or "date" (between
    ``first`` and ``last``), or "" for anything. ``is_strict`` refuses other values; otherwise they
    are let through. ``title`` and ``note`` are shown when a cell is selected.
    """

    at: int
    kind: str = ""
    first: str = ""
    last: str = ""
    is_strict: bool = True
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``widths`` in characters per column; ``text_columns`` keep leading zeros, and
    ``day_columns`` show a day as 2026-03-02 whatever order it is typed in.

    ``note`` stands above the headings; ``wraps`` breaks long texts into lines.
    """

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    validations: Sequence[Validation] = ()
    text_columns: frozenset[int] = field(default_factory=frozenset)
    day_columns: frozenset[int] = field(default_factory=frozenset)
    note: str = ""
    wraps: bool = False

    @property
    def heading_row(self) -> int:
        return 3 if self.note else 1


def grid(
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]] = (),
    note: str = "",
) -> Grid:
    """A sheet for reading: ``columns`` are heading and width in characters, long texts wrap."""
    header, widths = [heading for heading, _ in columns], [width for _, width in columns]
    return Grid(title, header, rows, widths, note=note, wraps=True)


def workbook(grids: Sequence[Grid]) -> bytes:
    """An XLSX file in memory."""
    stream = io.BytesIO()
    write_workbook(stream, grids)
    return stream.getvalue()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    stream = io.StringIO()
    deque(written_too(stream, header, rows, lineterminator="\r\n"), maxlen=0)
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def write_csv(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, marked: bool = False
) -> None:
    """UTF-8 with commas; ``marked`` puts the mark in front by which Excel knows UTF-8.

    O(cells) time, O(1) memory.
    """
    with path.open("w", encoding="utf-8-sig" if marked else "utf-8", newline="") as file:
        deque(written_too(file, header, rows), maxlen=0)


def written_too(
    file: IO[str],
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    lineterminator: str = "\n",
) -> Iterator[Sequence[Cell]]:
    """The rows, each once it has been written to ``file`` as CSV: for writing both kinds in one
    pass. Days are written 2026-03-02, text is guarded.
    """
    writer = csv.writer(file, lineterminator=lineterminator)
    writer.writerow([_plain(heading) for heading in header])
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
        yield row


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded_within(guarded(cell)) if isinstance(cell, str) else cell


def write_workbook(file: Path | IO[bytes], grids: Sequence[Grid]) -> None:
    """Write ``grids`` as sheets. O(cells) time, O(1) memory."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in frame([sheet_title(grid.title) for grid in grids]).items():
            with archive.open(member(name), "w") as file:
                file.write(text.encode())
        for number, grid in enumerate(grids, 1):
            name = f"xl/worksheets/sheet{number}.xml"
            with archive.open(member(name), "w", force_zip64=True) as file:
                for text in _sheet(grid):
                    file.write(text.encode())


def member(name: str) -> zipfile.ZipInfo:
    """The same date for every file, so that the bytes depend on the content only."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def sheet_title(text: str) -> str:
    """Without what spreadsheet programs refuse in the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", _ILLEGAL.sub("", text))[:31]


def _sheet(grid: Grid) -> Iterator[str]:
    top, letters = grid.heading_row, [letter(at) for at in range(len(grid.header))]
    yield f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    yield f"</sheetView></sheetViews>{_columns(grid)}<sheetData>"
    if grid.note:
        yield f'<row r="1">{_cell(0, 1, grid.note, 0)}</row>'
    head = "".join(_cell(at, top, text, HEAD) for at, text in enumerate(grid.header))
    yield f'<row r="{top}">{head}</row>'
    last, texts, wraps = top, [], grid.wraps
    for last, row in enumerate(grid.rows, top + 1):
        texts.append(_row(letters, last, row, wraps))
        if len(texts) == _ROWS_AT_ONCE:
            yield "".join(texts)
            texts = []
    yield "".join(texts)
    yield f'</sheetData><autoFilter ref="A{top}:{letters[-1]}{last}"/>'
    yield f"{_validations(grid.validations, top)}</worksheet>"


def _columns(grid: Grid) -> str:
    styles = dict.fromkeys(grid.text_columns, TEXT) | dict.fromkeys(grid.day_columns, DAY)
    cols = [
        f'<col min="{at + 1}" max="{at + 1}" width="{width}" customWidth="1"'
        + (f' style="{styles[at]}"/>' if at in styles else "/>")
        for at, width in enumerate(grid.widths)
    ]
    return f"<cols>{''.join(cols)}</cols>" if cols else ""


def _row(letters: Sequence[str], number: int, row: Sequence[Cell], wraps: bool) -> str:
    """The hot place: national results have a million cells."""
    cells = []
    for column, value in zip(letters, row, strict=False):
        if value is None or value == "":
            continue
        if isinstance(value, bool):
            cells.append(f'<c r="{column}{number}" t="b"><v>{value:d}</v></c>')
        elif isinstance(value, (int, float)):
            cells.append(f'<c r="{column}{number}"><v>{value}</v></c>')
        elif isinstance(value, datetime):
            cells.append(f'<c r="{column}{number}" s="{MOMENT}"><v>{serial(value)}</v></c>')
        elif isinstance(value, date):
            days = value.toordinal() - _FIRST_DAY
            cells.append(f'<c r="{column}{number}" s="{DAY}"><v>{days}</v></c>')
        else:
            cells.append(f'<c r="{column}{number}"{_text(str(value), wraps)}')
    return f'<row r="{number}">{"".join(cells)}</row>'


def serial(moment: datetime) -> float:
    """Days since the first day of spreadsheets, by the clock of the moment's own zone."""
    start = datetime.combine(date.fromordinal(_FIRST_DAY), datetime.min.time(), UTC)
    return (moment.replace(tzinfo=UTC) - start).total_seconds() / 86_400


@lru_cache(maxsize=50_000)
def _text(value: str, wraps: bool) -> str:
    """The end of a cell with text; titles and names come again and again."""
    style = f' s="{WRAPPED}"' if wraps else ""
    return f'{style} t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'


def _cell(at: int, row: int, text: str, style: int) -> str:
    place = f"{letter(at)}{row}"
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escaped(text)}</t></is></c>'


def escaped(text: str) -> str:
    """As it stands in a part of the package, with the guard against formulas."""
    return escape(guarded(_ILLEGAL.sub("", text)[:_LONGEST]))


def _validations(rules: Sequence[Validation], top: int) -> str:
    if not rules:
        return ""
    return (
        f'<dataValidations count="{len(rules)}">'
        + "".join(_validation(rule, top + 1) for rule in rules)
        + "</dataValidations>"
    )


_LONGEST_TITLE, _LONGEST_NOTE = 32, 255  # characters that spreadsheet programs accept


def _validation(rule: Validation, first: int) -> str:
    column = letter(rule.at)
    attributes = {
        "type": rule.kind,
        "errorStyle": "" if rule.is_strict else "warning",
        "promptTitle": _cut(rule.title, _LONGEST_TITLE) if rule.note else "",
        "prompt": _cut(rule.note, _LONGEST_NOTE),
    }
    given = " ".join(f"{name}={quoteattr(text)}" for name, text in attributes.items() if text)
    shown = 'allowBlank="1" showInputMessage="1" showErrorMessage="1"'
    formulas = "".join(
        f"<formula{number}>{escape(text)}</formula{number}>"
        for number, text in enumerate(filter(None, [rule.first, rule.last]), 1)
    )
    where = f"{column}{first}:{column}{_LAST_ROW}"
    return f'<dataValidation {given} {shown} sqref="{where}">{formulas}</dataValidation>'


def _cut(text: str, longest: int) -> str:
    text = _ILLEGAL.sub("", text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
