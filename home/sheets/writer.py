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

from home.sheets.guard import guarded
from home.sheets.values import letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | date | None
"""A datetime with a time zone is written as it is there, without the zone; False and True too."""

_FIRST_DAY = date(1899, 12, 30).toordinal()
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LAST_ROW = 1_048_576
_LONGEST = 32_000  # characters; Excel refuses more than 32,767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD, _DAY, _TEXT, _WRAPPED, _MOMENT = 1, 2, 3, 4, 5
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Validation:
    """What a spreadsheet program offers or refuses in column ``at`` below the headings.

    ``kind`` is "list" (``first`` is a range or a quoted list), "whole" or "date" (between
    ``first`` and ``last``). ``is_strict`` refuses other values; otherwise they are let through.
    """

    at: int
    kind: str
    first: str
    last: str = ""
    is_strict: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``widths`` in characters per column; ``text_columns`` keep leading zeros.

    ``note`` stands above the headings; ``wraps`` breaks long texts into lines.
    """

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    validations: Sequence[Validation] = ()
    text_columns: frozenset[int] = field(default_factory=frozenset)
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
    writer.writerow([guarded(heading) for heading in header])
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
        yield row


def _plain(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else guarded(cell)


def write_workbook(file: Path | IO[bytes], grids: Sequence[Grid]) -> None:
    """Write ``grids`` as sheets. O(cells) time, O(1) memory."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in _frame([_title(grid.title) for grid in grids]).items():
            with archive.open(_member(name), "w") as file:
                file.write(text.encode())
        for number, grid in enumerate(grids, 1):
            name = f"xl/worksheets/sheet{number}.xml"
            with archive.open(_member(name), "w", force_zip64=True) as file:
                for text in _sheet(grid):
                    file.write(text.encode())


def _member(name: str) -> zipfile.ZipInfo:
    """The same date for every file, so that the bytes depend on the content only."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _title(text: str) -> str:
    """Without what spreadsheet programs refuse in the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", _ILLEGAL.sub("", text))[:31]


def _sheet(grid: Grid) -> Iterator[str]:
    top, letters = grid.heading_row, [letter(at) for at in range(len(grid.header))]
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    yield f"</sheetView></sheetViews>{_columns(grid)}<sheetData>"
    if grid.note:
        yield f'<row r="1">{_cell(0, 1, grid.note, 0)}</row>'
    head = "".join(_cell(at, top, text, _HEAD) for at, text in enumerate(grid.header))
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
    cols = [
        f'<col min="{at + 1}" max="{at + 1}" width="{width}" customWidth="1"'
        + (f' style="{_TEXT}"/>' if at in grid.text_columns else "/>")
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
            cells.append(f'<c r="{column}{number}" s="{_MOMENT}"><v>{_serial(value)}</v></c>')
        elif isinstance(value, date):
            days = value.toordinal() - _FIRST_DAY
            cells.append(f'<c r="{column}{number}" s="{_DAY}"><v>{days}</v></c>')
        else:
            cells.append(f'<c r="{column}{number}"{_text(str(value), wraps)}')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _serial(moment: datetime) -> float:
    """Days since the first day of spreadsheets, by the clock of the moment's own zone."""
    start = datetime.combine(date.fromordinal(_FIRST_DAY), datetime.min.time(), UTC)
    return (moment.replace(tzinfo=UTC) - start).total_seconds() / 86_400


@lru_cache(maxsize=50_000)
def _text(value: str, wraps: bool) -> str:
    """The end of a cell with text; titles and names come again and again."""
    style = f' s="{_WRAPPED}"' if wraps else ""
    return f'{style} t="inlineStr"><is><t xml:space="preserve">{_escaped(value)}</t></is></c>'


def _cell(at: int, row: int, text: str, style: int) -> str:
    place = f"{letter(at)}{row}"
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{_escaped(text)}</t></is></c>'


def _escaped(text: str) -> str:
    return escape(guarded(_ILLEGAL.sub("", text)[:_LONGEST]))


def _validations(rules: Sequence[Validation], top: int) -> str:
    if not rules:
        return ""
    return (
        f'<dataValidations count="{len(rules)}">'
        + "".join(_validation(rule, top + 1) for rule in rules)
        + "</dataValidations>"
    )


def _validation(rule: Validation, first: int) -> str:
    column = letter(rule.at)
    error = "" if rule.is_strict else ' errorStyle="warning"'
    second = f"<formula2>{escape(rule.last)}</formula2>" if rule.last else ""
    return (
        f'<dataValidation type="{rule.kind}" allowBlank="1" showErrorMessage="1"{error} '
        f'sqref="{column}{first}:{column}{_LAST_ROW}">'
        f"<formula1>{escape(rule.first)}</formula1>{second}</dataValidation>"
    )


def _frame(titles: Sequence[str]) -> dict[str, str]:
    """The small parts around the sheets."""
    numbers = range(1, len(titles) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>'
        for n, title in zip(numbers, titles, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    styles_link = f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{types}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_LINKS}">'
        f"{links}{styles_link}</Relationships>",
        "xl/styles.xml": _STYLES,
    }


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
_LINKS = f"{_SCHEMAS}/package/2006/relationships"
_TYPES = f"{_SCHEMAS}/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFE4EEEA"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
