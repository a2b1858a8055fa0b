"""A worksheet as XLSX: yellow cells to fill in, grey ones that compute, ready to print on A4."""

from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet as Sheet

from knowledge.demo.worksheets import dress
from knowledge.demo.worksheets.formulas import OPENING, Scope, Value, in_spreadsheet
from knowledge.demo.worksheets.model import Column, Row, Worksheet, words
from knowledge.demo.worksheets.packing import packed

LINE_WIDTHS = (7, 44, 42, 20, 20)
EXAMPLE_AT, OWN_AT = 4, 5
Worths = dict[str, Value]


@dataclass(frozen=True)
class Block:
    """Where rows of one kind stand on the sheet of rows, and what they hold."""

    first: int
    opening_row: int
    rows: list[Row]
    opening: Row

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def workbook(it: Worksheet) -> bytes:
    """An XLSX file; the same bytes each time."""
    book, said = Workbook(), words(it.language)
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.title = said["maker"], it.title
    worths: dict[str, Worths] = {}
    blocks: dict[str, Block] = {}
    if it.columns:
        rows = Rows(book.create_sheet(said["rows"]), it)
        blocks, worths[said["rows"]] = rows.blocks, rows.worths
    if it.lines:
        sheet = book.create_sheet(said["figures"])
        worths[said["figures"]] = _figures(sheet, it, blocks)
    return packed(book, worths)


class Rows:
    """The sheet with rows: the example's first, then those to fill in."""

    def __init__(self, sheet: Sheet, it: Worksheet) -> None:
        self.sheet, self.it = sheet, it
        self.letters = {one.key: get_column_letter(at) for at, one in enumerate(it.columns, 1)}
        self.worths: Worths = {}
        widths = [one.width for one in it.columns]
        header = dress.head(sheet, it, widths)
        dress.heading(sheet, header, [one.heading for one in it.columns], widths)
        dress.print_on_a4(sheet, it, header, is_wide=it.is_wide)
        sheet.freeze_panes = f"A{header + 1}"
        self.row = header + 1
        self.blocks: dict[str, Block] = {}
        if it.examples:
            self._block("example", it.examples, it.example_opening)
        self._block("own", it.own, it.opening)
        self._explain(self.blocks["own"])

    def _block(self, kind: str, rows: tuple[Row, ...], opening: Row) -> None:
        said, it = words(self.it.language), self.it
        if it.examples:
            dress.band(self.sheet, self.row, len(it.columns), said[kind])
            self.row += 1
        opening_row = self.row
        first = opening_row + (1 if opening else 0)
        block = Block(first, opening_row, it.filled(rows, opening), opening)
        self.blocks[kind] = block
        if opening:
            self._row(kind, opening, opening, None)
        for given, done in zip(rows, block.rows, strict=True):
            self._row(kind, given, done, block)

    def _row(self, kind: str, given: Row, done: Row, block: Block | None) -> None:
        """One row; without a block it is the opening one, which holds no sums."""
        lines = 1
        for at, column in enumerate(self.it.columns, 1):
            value = done.get(column.key)
            formula = self.it.formula(column, given) if block else ""
            if formula and block:
                self.worths[f"{self.letters[column.key]}{self.row}"] = value
                value = in_spreadsheet(formula, self._scope(block, column))
            elif isinstance(value, str):
                lines = max(lines, dress.lines_of(value, column.width))
            look = "computed" if formula and kind == "own" else _look(kind, column, given)
            unit = column.unit
            dress.put(self.sheet, self.row, at, value, unit, look, self.it.language)
        self.sheet.row_dimensions[self.row].height = max(20.0, dress.LINE * lines + 3)
        self.row += 1

    def _scope(self, block: Block, column: Column) -> Scope:
        cells = {key: f"{letter}{self.row}" for key, letter in self.letters.items()}
        cells[OPENING] = f"{self.letters[column.key]}${block.opening_row}"
        ranges = {
            key: f"{letter}${block.first}:{letter}{self.row}"
            for key, letter in self.letters.items()
        }
        return Scope(cells, {}, ranges, words=self.it.words)

    def _explain(self, block: Block) -> None:
        first = block.opening_row if block.opening else block.first
        for column in self.it.columns:
            letter = self.letters[column.key]
            given = [row for row in self.it.given if row.get(column.key) is not None]
            if not column.formula and not given:
                cells = f"{letter}{first}:{letter}{block.last}"
                dress.explain(
                    self.sheet,
                    cells,
                    column.unit,
                    column.heading,
                    column.note,
                    column.choices,
                    self.it.language,
                )


def _look(kind: str, column: Column, given: Row) -> str:
    if kind == "example":
        return "example"
    return "given" if given.get(column.key) is not None else "own"


def _figures(sheet: Sheet, it: Worksheet, blocks: dict[str, Block]) -> Worths:
    """Figures below each other: how, the example's and one's own."""
    said, worths = words(it.language), Worths()
    widths = LINE_WIDTHS if it.lines_have_example else (*LINE_WIDTHS[:3], OWN_AT * 4)
    header = dress.head(sheet, it, widths)
    texts = [said[name] for name in ("letter", "item", "how", "example_of_line", "yours")]
    if not it.lines_have_example:
        texts.remove(said["example_of_line"])
    dress.heading(sheet, header, texts, widths)
    dress.print_on_a4(sheet, it, header, is_wide=False)
    sheet.freeze_panes = f"A{header + 1}"
    first = header + 1
    kinds = [("example", EXAMPLE_AT), ("own", OWN_AT)]
    if not it.lines_have_example:
        kinds = [("own", EXAMPLE_AT)]
    for row, line in enumerate(it.lines, first):
        for at, text in enumerate((line.key, line.item, line.how), 1):
            dress.put(sheet, row, at, text, "text", "given", it.language)
        lines = max(dress.lines_of(line.item, widths[1]), dress.lines_of(line.how, widths[2]))
        sheet.row_dimensions[row].height = max(22.0, dress.LINE * lines + 5)
    for kind, at in kinds:
        given = {one.key: one.example for one in it.lines} if kind == "example" else {}
        block = blocks.get(kind)
        sums = it.sums(block.rows if block else [], block.opening if block else {}, given)
        scope = _line_scope(it, block, first, get_column_letter(at))
        for row, line in enumerate(it.lines, first):
            value, look = sums.get(line.key), "example" if kind == "example" else "own"
            if line.formula:
                worths[f"{get_column_letter(at)}{row}"] = value
                value, look = (
                    in_spreadsheet(line.formula, scope),
                    "computed" if look == "own" else look,
                )
            dress.put(sheet, row, at, value, line.unit, look, it.language)
            if kind == "own" and not line.formula:
                cell = f"{get_column_letter(at)}{row}"
                dress.explain(sheet, cell, line.unit, line.item, line.how, (), it.language)
    return worths


def _line_scope(it: Worksheet, block: Block | None, first: int, letter: str) -> Scope:
    cells = {line.key: f"{letter}{row}" for row, line in enumerate(it.lines, first)}
    ranges: dict[str, Any] = {}
    if block:
        name = words(it.language)["rows"]
        for at, column in enumerate(it.columns, 1):
            where = get_column_letter(at)
            ranges[column.key] = f"{name}!{where}${block.first}:{where}${block.last}"
            if column.key == it.balance:
                cells[OPENING] = f"{name}!{where}${block.opening_row}"
    return Scope(cells, {}, ranges, words=it.words)
