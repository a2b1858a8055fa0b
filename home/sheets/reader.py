"""The rows of tables from all sheets of a file, and the receipt. Pure.

    book = open_path(path, Limits(size=…))
    found = read_tables(book, [Table("applications", columns, is_strict=True)])
    found.errors     what stops the whole: columns missing, unclear, or without a heading
    found.rows["applications"]     Row by Row; read each cell with `cells`
    found.receipt    to print, to show and to confirm (`words.receipt_lines`)

Whoever reads a cell that is `Broken` through `cells` gets CellRefused for it, and
`row.error(key, refusal.problem, *refusal.more)` names the right cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from home.sheets import headings, mapping
from home.sheets.book import Book, Sheet
from home.sheets.headings import Headings, Table
from home.sheets.looking import Looking
from home.sheets.marked import unmarked
from home.sheets.problems import CellError, FileProblem, FileRefused, Problem
from home.sheets.receipt import LeftOut, Receipt, SheetReceipt, UnusedColumn
from home.sheets.rows import Part as Part
from home.sheets.rows import Row as Row
from home.sheets.rows import broken_cells as broken_cells
from home.sheets.values import Value, comparable, is_empty, letter, text_of

_LOOKED_AT = 200  # values of a column that is asked whether it knows them
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,  ]*%?")
TOTALS = ("jumlah", "total", "subtotal", "sub total", "grand total")


@dataclass(slots=True)
class Contents:
    """`rows` by the name of their table, sheet after sheet; tables without a sheet have none."""

    rows: dict[str, list[Row]]
    errors: list[CellError]
    receipt: Receipt

    def refuse_unusable(self) -> None:
        """For lists whose every row needs every required column.

        Raises FileRefused: HEADINGS_MISSING with the columns of the first sheet that lacks any,
        NO_ROWS if there is none in any table.
        """
        missing = [error for error in self.errors if error.problem is Problem.COLUMN_MISSING]
        if missing:
            first = missing[0]
            keys = [error.more[0] for error in missing if error.sheet == first.sheet]
            refused = FileProblem.HEADINGS_MISSING
            found = self.receipt.headings_of(first.sheet)
            raise FileRefused(refused, *keys, table=first.table, sheet=first.sheet, found=found)
        if not any(self.rows.values()):
            raise FileRefused(FileProblem.NO_ROWS)


def read_tables(book: Book, tables: Sequence[Table]) -> Contents:
    """Read every visible sheet that has the headings of one of the tables.

    Raises FileRefused: NO_HEADINGS or ONLY_HIDDEN if no sheet has any, TOO_MANY_ROWS. O(cells).
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in tables}
    errors: list[CellError] = []
    receipts, looking = [], Looking(tables)
    for sheet in map(unmarked, book.sheets):
        why, found = _look(sheet, looking)
        if found is None:
            receipts.append(SheetReceipt(sheet.name, left_out=why))
            continue
        reading = _SheetReader(sheet, found, looking)
        rows[found.table.name] += reading.rows
        errors += reading.errors()
        receipts.append(reading.receipt())
        if len(rows[found.table.name]) > found.table.most_rows:
            most, table = str(found.table.most_rows), found.table.name
            raise FileRefused(FileProblem.TOO_MANY_ROWS, most, table=table, sheet=sheet.name)
    if not any(receipt.table for receipt in receipts):
        hidden = [s.name for s in book.sheets if s.is_hidden and looking.find(s)]
        if hidden:
            raise FileRefused(FileProblem.ONLY_HIDDEN, *hidden)
        there = [column.heading for column in mapping.columns_of(book, tables)]
        raise FileRefused(FileProblem.NO_HEADINGS, found=there)
    return Contents(rows, errors, Receipt(book.name, book.sha256, tuple(receipts)))


def _look(sheet: Sheet, looking: Looking) -> tuple[LeftOut | None, Headings | None]:
    if sheet.is_hidden:
        return LeftOut.HIDDEN, None
    if not sheet.is_table:
        return LeftOut.NOT_A_TABLE, None
    if all(is_empty(value) for row in sheet.rows for value in row):
        return LeftOut.EMPTY, None
    if headings.is_help(sheet):
        return LeftOut.HELP, None
    found = looking.find(sheet)
    return (None, found) if found else (LeftOut.NO_HEADINGS, None)


class _SheetReader:
    """One sheet whose headings were found."""

    def __init__(self, sheet: Sheet, found: Headings, looking: Looking) -> None:
        self.sheet, self.found, self.table, self.looking = sheet, found, found.table, looking
        self.part = Part(
            sheet.name,
            found.table.name,
            found.row + 1,
            {place.key: place for place in found.places},
            found.fixed,
        )
        self.ats = [place.at for place in found.places]
        self.required = [place.at for place in found.places if place.column.is_required]
        heads = ((comparable(place.heading), place.at) for place in found.places)
        self.heads = sorted(heads, key=lambda head: -len(head[0]))
        self.left_out: list[tuple[int, LeftOut]] = []
        self.rows = list(self._rows())

    def _rows(self) -> Iterator[Row]:
        for number, values in enumerate(self.sheet.rows[self.found.below :], self.found.below + 1):
            if why := self._why_left_out(number, values):
                if why is not LeftOut.EMPTY:
                    self.left_out.append((number, why))
                continue
            yield Row(self.part, number, values)

    def _why_left_out(self, number: int, values: Sequence[Value]) -> LeftOut | None:
        is_filled = not any(is_empty(values[at]) for at in self.required)
        if not (is_filled and self.required) and all(is_empty(values[at]) for at in self.ats):
            blank = all(is_empty(value) for value in values)
            return LeftOut.EMPTY if blank else LeftOut.UNUSED_COLUMNS_ONLY
        if (not is_filled and _is_total(values)) or _is_total_alone(values):
            return LeftOut.TOTAL
        if number == self.found.below + 1 and _are_numbers(values):
            return LeftOut.NUMBERS_OF_COLUMNS
        return LeftOut.HEADINGS_AGAIN if self._are_headings(values) else None

    def _are_headings(self, values: Sequence[Value]) -> bool:
        """Asked of every row: the longest heading first, which hardly a value is as long as."""
        return all(
            _is_as_long(values[at], head) and comparable(values[at]) == head
            for head, at in self.heads
        )

    def errors(self) -> Iterator[CellError]:
        for key in self.found.missing:
            yield self._error(-1, "", Problem.COLUMN_MISSING, key)
        for at in self.found.bare:
            if filled := self._filled(at):
                yield self._error(at, "", Problem.NO_HEADING, str(filled))
        yield from self._merged()
        if self.table.is_strict:
            yield from self._unclear()

    def _merged(self) -> Iterator[CellError]:
        """One value for several rows: nobody knows whether each has it, or all of them together."""
        read = {row.number: row for row in self.rows}
        places = {place.at: place for place in self.found.places}
        for (top, left), (bottom, _right) in self.sheet.merged:
            row, place = read.get(top + 1), places.get(left)
            if row and place and any(number in read for number in range(top + 2, bottom + 2)):
                yield row.error(place.key, Problem.MERGED_ROWS, str(bottom + 1))

    def _unclear(self) -> Iterator[CellError]:
        for place in self.found.twice:
            first = self.part.places[place.key].letter
            yield self._error(place.at, place.heading, Problem.COLUMN_TWICE, first, key=place.key)
        for at, heading in self.found.strange:
            if key := self._may_be(at, heading):
                yield self._error(at, heading, Problem.COLUMN_UNCLEAR, key)

    def _may_be(self, at: int, heading: str) -> str:
        """Key of the column that a strange one may be, by its heading or by its values."""
        weighty = [c for c in self.table.columns if c.is_required or c.is_numbered]
        absent = [c.key for c in weighty if c.is_numbered or c.key in self.found.absent]
        if self._filled(at) and (near := self.table.near(heading, absent)):
            return near
        texts = list(dict.fromkeys(filter(None, map(text_of, self._column(at)))))[:_LOOKED_AT]
        for column in weighty:
            if column.knows and texts and sum(map(column.knows, texts)) * 2 > len(texts):
                return column.key
        return ""

    def receipt(self) -> SheetReceipt:
        return SheetReceipt(
            sheet=self.sheet.name,
            table=self.table.name,
            heading_row=self.found.row + 1,
            rows=len(self.rows),
            used=tuple((place.letter, place.heading) for place in self.found.places),
            unused=tuple(self._unused()),
            rows_left_out=tuple(self.left_out),
            learned=tuple((p.letter, p.heading, p.key) for p in self.found.places if p.is_learned),
            fixed=tuple(self.found.fixed.items()),
        )

    def _unused(self) -> Iterator[UnusedColumn]:
        twice = [(place.at, place.heading) for place in self.found.twice]
        for at, heading in sorted(self.found.strange + twice):
            near = self.looking.near(self.table, heading, self.found.absent)
            yield UnusedColumn(letter(at), heading, self._filled(at), near)

    def _column(self, at: int) -> Iterator[Value]:
        skipped = {row for row, why in self.left_out if why is not LeftOut.UNUSED_COLUMNS_ONLY}
        below = enumerate(self.sheet.rows[self.found.below :], self.found.below + 1)
        return (values[at] for number, values in below if number not in skipped)

    def _filled(self, at: int) -> int:
        return sum(not is_empty(value) for value in self._column(at))

    def _error(
        self, at: int, heading: str, problem: Problem, *more: str, key: str = ""
    ) -> CellError:
        row = self.found.row + 1
        sheet, table = self.sheet.name, self.table.name
        return CellError(sheet, row, at, key, heading, problem, more=more, table=table)


def _is_as_long(value: Value, head: str) -> bool:
    """Whether a value has the letters for a heading; beyond ASCII one may stand for several."""
    return isinstance(value, str) and (len(value) >= len(head) or not value.isascii())


def _is_total(values: Sequence[Value]) -> bool:
    first = next((value for value in values if not is_empty(value)), None)
    if not isinstance(first, str):
        return False
    words = comparable(first)
    return any(words == total or words.startswith(f"{total} ") for total in TOTALS)


def _is_total_alone(values: Sequence[Value]) -> bool:
    """The word and nothing but figures, in whatever column it stands."""
    texts = [text_of(value) for value in values if not is_empty(value)]
    words = [text for text in texts if not _FIGURE.fullmatch(text)]
    return len(words) == 1 < len(texts) and comparable(words[0]) in TOTALS


def _are_numbers(values: Sequence[Value]) -> bool:
    """(1) (2) (3) …: the row under the headings by which official forms number their columns."""
    texts = [text_of(value).strip("()[]. ") for value in values if not is_empty(value)]
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]
