"""Writing XLSX row by row: fast, small, and always the same bytes for the same content.

A workbook here is a few sheets of text, numbers and days with a bold row of headings.
Text is written as text, so nothing in it is ever a formula; cells that look like one are marked
(``quotePrefix``), so that they stay text when somebody edits them.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from partners.apprenticeships.rounds.guard import looks_like_formula
from partners.apprenticeships.rounds.reading.problems import letter

Cell = str | int | float | date | None
_FIRST_DAY = date(1899, 12, 30).toordinal()
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LAST_ROW = 1_048_576
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD, _DAY, _QUOTED, _TEXT = 1, 2, 3, 4
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
    """One sheet; ``widths`` in characters per column; ``text_columns`` keep leading zeros."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    validations: Sequence[Validation] = ()
    text_columns: frozenset[int] = field(default_factory=frozenset)


def write_workbook(path: Path, grids: Sequence[Grid]) -> None:
    """Write ``grids`` as sheets of ``path``. O(cells) time, O(1) memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in _frame([grid.title for grid in grids]).items():
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


def _sheet(grid: Grid) -> Iterator[str]:
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield f"</sheetView></sheetViews>{_columns(grid)}<sheetData>"
    head = "".join(_cell(at, 1, text, _HEAD) for at, text in enumerate(grid.header))
    yield f'<row r="1">{head}</row>'
    letters = [letter(at) for at in range(len(grid.header))]
    last, texts = 1, []
    for last, row in enumerate(grid.rows, 2):
        texts.append(_row(letters, last, row))
        if len(texts) == _ROWS_AT_ONCE:
            yield "".join(texts)
            texts = []
    yield "".join(texts)
    yield f'</sheetData><autoFilter ref="A1:{letters[-1]}{last}"/>'
    yield f"{_validations(grid.validations)}</worksheet>"


def _columns(grid: Grid) -> str:
    cols = [
        f'<col min="{at + 1}" max="{at + 1}" width="{width}" customWidth="1"'
        + (f' style="{_TEXT}"/>' if at in grid.text_columns else "/>")
        for at, width in enumerate(grid.widths)
    ]
    return f"<cols>{''.join(cols)}</cols>" if cols else ""


def _row(letters: Sequence[str], number: int, row: Sequence[Cell]) -> str:
    """The hot place: national results have a million cells."""
    cells = []
    for column, value in zip(letters, row, strict=False):
        if value is None or value == "":
            continue
        if isinstance(value, (int, float)):
            cells.append(f'<c r="{column}{number}"><v>{value}</v></c>')
        elif isinstance(value, date):
            days = value.toordinal() - _FIRST_DAY
            cells.append(f'<c r="{column}{number}" s="{_DAY}"><v>{days}</v></c>')
        else:
            cells.append(f'<c r="{column}{number}"{_text(str(value))}')
    return f'<row r="{number}">{"".join(cells)}</row>'


@lru_cache(maxsize=50_000)
def _text(value: str) -> str:
    """The end of a cell with text; titles and names come again and again."""
    style = f' s="{_QUOTED}"' if looks_like_formula(value) else ""
    return f'{style} t="inlineStr"><is><t xml:space="preserve">{_escaped(value)}</t></is></c>'


def _cell(at: int, row: int, text: str, style: int) -> str:
    place = f"{letter(at)}{row}"
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{_escaped(text)}</t></is></c>'


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))


def _validations(rules: Sequence[Validation]) -> str:
    if not rules:
        return ""
    return (
        f'<dataValidations count="{len(rules)}">'
        + "".join(_validation(rule) for rule in rules)
        + "</dataValidations>"
    )


def _validation(rule: Validation) -> str:
    column = letter(rule.at)
    error = "" if rule.is_strict else ' errorStyle="warning"'
    second = f"<formula2>{escape(rule.last)}</formula2>" if rule.last else ""
    return (
        f'<dataValidation type="{rule.kind}" allowBlank="1" showErrorMessage="1"{error} '
        f'sqref="{column}2:{column}{_LAST_ROW}">'
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
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFE4EEEA"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
