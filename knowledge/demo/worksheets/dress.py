"""How cells look and a sheet prints: ours on screen and on A4."""

from collections.abc import Sequence
from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet as Sheet

from knowledge.demo.worksheets.formulas import Value
from knowledge.demo.worksheets.model import NUMBERS, Worksheet, words

FORMATS = {
    "rupiah": '"Rp"#,##0;[Red]\\-"Rp"#,##0',
    "number": "#,##0",
    "decimal": "#,##0.0#",
    "percent": "0.0%",
}
DATES = {"id": "[$-421]d mmm yyyy", "en": "[$-809]d mmm yyyy"}
INK, MUTED, PRIMARY, RED = "1B232D", "4B5563", "1D3F72", "9B2F23"
TO_FILL, COMPUTED, EXAMPLE, BAND = "FFF6D6", "E9EDF2", "F3F0E8", "DCE4F0"
GROUNDS = {"own": TO_FILL, "computed": COMPUTED, "example": EXAMPLE, "given": ""}
FACE = "Calibri"
A4 = 9
LINE = 15.0  # points from one line of text to the next
_THIN = Side(style="thin", color="C9C4B8")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def put(sheet: Sheet, row: int, at: int, value: Value, unit: str, look: str, language: str) -> None:
    """`look` is one of GROUNDS; what is text wraps, what is a number stands to the right."""
    cell = sheet.cell(row, at)
    cell.value = value
    is_example, is_number = look == "example", unit in NUMBERS
    cell.font = Font(FACE, 11, italic=is_example, color=MUTED if is_example else INK)
    cell.border = GRID
    cell.alignment = Alignment(
        horizontal="right" if is_number else "left", vertical="top", wrap_text=True
    )
    cell.number_format = DATES[language] if unit == "date" else FORMATS.get(unit, "General")
    if ground := GROUNDS[look]:
        cell.fill = PatternFill("solid", ground)


def heading(sheet: Sheet, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    for at, text in enumerate(texts, 1):
        cell = sheet.cell(row, at, text)
        cell.font = Font(FACE, 11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", PRIMARY)
        cell.border = GRID
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[row].height = 6 + LINE * max(map(lines_of, texts, widths))


def band(sheet: Sheet, row: int, columns: int, text: str) -> None:
    """A line across that says what the rows below are."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    cell = sheet.cell(row, 1, text)
    cell.font = Font(FACE, 11, bold=True, color=PRIMARY)
    cell.fill = PatternFill("solid", BAND)
    sheet.row_dimensions[row].height = 18


def head(sheet: Sheet, it: Worksheet, widths: Sequence[int]) -> int:
    """What it is, whose it is, how it is filled in; the next free row."""
    said, total = words(it.language), sum(widths)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    texts = [
        (it.title, Font(FACE, 16, bold=True, color=PRIMARY), 1.6),
        (it.about, Font(FACE, 11, color=INK), 1),
        (said["licence"], Font(FACE, 10, color=MUTED), 1),
        *[
            (f"{number}. {text}", Font(FACE, 11, color=INK), 1)
            for number, text in enumerate(it.how, 1)
        ],
        (said["legend"], Font(FACE, 10, italic=True, color=MUTED), 1),
    ]
    for row, (text, font, size) in enumerate(texts, 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
        cell = sheet.cell(row, 1, text)
        cell.font = font
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = 3 + LINE * size * lines_of(text, total, size)
    row = len(texts) + 1
    for text in it.fields:
        row = _field(sheet, row, text, widths)
    return row + 1


def _field(sheet: Sheet, row: int, text: str, widths: Sequence[int]) -> int:
    """A label with room beside it."""
    split = next((at for at in range(1, len(widths)) if sum(widths[:at]) >= len(text) * 1.1), 1)
    last = next(
        (at for at in range(split + 1, len(widths)) if sum(widths[split:at]) >= 30), len(widths)
    )
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=split)
    label = sheet.cell(row, 1, text)
    label.font = Font(FACE, 11, bold=True, color=INK)
    for at in range(split + 1, last + 1):
        sheet.cell(row, at).border = GRID
        sheet.cell(row, at).fill = PatternFill("solid", TO_FILL)
    sheet.merge_cells(start_row=row, end_row=row, start_column=split + 1, end_column=last)
    sheet.cell(row, split + 1).alignment = Alignment(horizontal="left")
    sheet.row_dimensions[row].height = 18
    return row + 1


def lines_of(text: str, width: float, size: float = 1) -> int:
    """Into how many lines a text breaks in so many characters."""
    return max(1, ceil(len(text) * 1.12 * size / width))


def explain(
    sheet: Sheet,
    cells: str,
    unit: str,
    title: str,
    note: str,
    choices: Sequence[Value],
    language: str,
) -> None:
    """What a spreadsheet program says when a cell is chosen, and what it does not take."""
    said = words(language)
    rule = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=True)
    if choices:
        rule.type, rule.formula1 = "list", f'"{",".join(map(str, choices))}"'
    elif unit == "date":
        rule.type, rule.operator, rule.formula1 = "date", "greaterThan", "36526"
    elif unit in NUMBERS:
        rule.type, rule.operator = "decimal", "between"
        rule.formula1, rule.formula2 = "-1E+15", "1E+15"
    rule.promptTitle = title[:32]
    hint = said.get(f"type_{unit}", "")
    rule.prompt = " ".join(filter(None, [note, hint]))[:255]
    rule.errorTitle, rule.error = said["refused"], (hint or note or said["refused"])[:255]
    sheet.add_data_validation(rule)
    rule.add(cells)


def print_on_a4(sheet: Sheet, it: Worksheet, header: int, *, is_wide: bool) -> None:
    """As wide as the paper, the headings on each page."""
    said = words(it.language)
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{header}:{header}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5  # inches
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.3
    sheet.oddFooter.left.text = f"{it.title} · {said['footer']}".replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.left.size = sheet.oddFooter.right.size = 8
    sheet.sheet_view.showGridLines = False
