"""Where the headings of a table stand in the sheets of a file. Pure.

Looking takes time for each cell, in the process that answers: a file has as many cells of headings
as `MOST_CELLS`, and is refused where it would take more. Sheets whose headings are all known stop
at them, so that a list of many sheets is far below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from home.sheets.book import Sheet
from home.sheets.headings import FEWEST, MOST_COLUMNS, MOST_LINES, WITHIN, Headings, Place, Table
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import comparable, is_empty, text_of

MOST_CELLS = 150_000  # of a file in which headings are looked for
MOST_NEAR = 500  # headings of a file that are compared with each name of a table, letter by letter
CERTAIN = 4  # known headings, and none strange: no row below has more


class Looking:
    """For one file. Raises FileRefused: TOO_HEAVY."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.cells, self.nears = MOST_CELLS, MOST_NEAR

    def find(self, sheet: Sheet) -> Headings | None:
        """The row with the most known headings, and the table that they belong to; else None."""
        best: Headings | None = None
        for row in range(min(WITHIN, len(sheet.rows))):
            self._spend(len(sheet.rows[row]) + len(sheet.merged), sheet)
            if sum(not is_empty(value) for value in sheet.rows[row]) < FEWEST:
                continue
            line = _Line(sheet, row)
            for table in self.tables:
                found = line.read(table)
                if len(found.places) > (len(best.places) if best else FEWEST - 1):
                    best = found
            if best and best.row == row and _is_certain(best):
                break
        return best

    def near(self, table: Table, heading: str, absent: Sequence[str]) -> str:
        """Key of a column that a strange heading may mean, or ""; of the first that are asked."""
        self.nears -= 1
        return table.near(heading, absent) if self.nears >= 0 else ""

    def _spend(self, cells: int, sheet: Sheet) -> None:
        self.cells -= cells
        if self.cells < 0:
            raise FileRefused(FileProblem.TOO_HEAVY, sheet=sheet.name)


def find(sheet: Sheet, tables: Sequence[Table]) -> Headings | None:
    """In one sheet alone."""
    return Looking(tables).find(sheet)


def read_row(sheet: Sheet, table: Table, row: int) -> Headings:
    """A row as headings. Raises FileRefused: TOO_MANY_COLUMNS."""
    return _Line(sheet, row).read(table)


def _is_certain(found: Headings) -> bool:
    is_whole = len(found.places) >= CERTAIN and not (found.strange or found.twice)
    return is_whole and any(c.is_required for c in found.table.columns) and not found.lacking


class _Line:
    """A row, and those merged with it, with the words of each cell as they are compared.

    Raises FileRefused: TOO_MANY_COLUMNS, before headings are compared: each takes its time.
    """

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.row, self.lines = row, _lines(sheet, row)
        self.cells: list[tuple[str, list[str], bool]] = []
        texts = list(_texts(sheet, row, self.lines))
        if sum(bool(parts) for parts, _is_spread in texts) > MOST_COLUMNS:
            raise FileRefused(FileProblem.TOO_MANY_COLUMNS, str(MOST_COLUMNS), sheet=sheet.name)
        for parts, is_spread in texts:
            heading = " ".join(parts)
            names = [heading, *reversed(parts)] if len(parts) > 1 else [heading]
            self.cells.append((heading, list(map(comparable, names)), is_spread))

    def read(self, table: Table) -> Headings:
        found = Headings(table, self.row, self.row + self.lines)
        for at, (heading, names, is_spread) in enumerate(self.cells):
            if not heading:
                found.bare.append(at)
                continue
            words, (column, number) = next(
                ((name, hit) for name in names if (hit := table.find_words(name))), ("", (None, 0))
            )
            if is_spread and not (column and column.is_numbered):
                heading, column = "", None
            if column is not None:
                is_learned = table.is_learned(words)
                _add(found, Place(column.key, at, heading, column, number, is_learned))
            elif heading:
                found.strange.append((at, heading))
            else:
                found.bare.append(at)
        return found


def _add(found: Headings, place: Place) -> None:
    column, taken = place.column, {each.key for each in found.places}
    if column.is_numbered:
        free = (n for n in range(1, 1000) if f"{column.key} {n}" not in taken)
        number = place.number or next(free)
        place = replace(place, key=f"{column.key} {number}", number=number)
    (found.twice if place.key in taken else found.places).append(place)


def _lines(sheet: Sheet, row: int) -> int:
    """How many rows the headings take: as far down as one is merged, or one line more if all of it
    stands under headings that are merged across.
    """
    deepest, across = row, set()
    for (top, left), (bottom, right) in sheet.merged:
        if top == row and bottom < row + MOST_LINES:
            deepest = max(deepest, bottom)
            across |= set(range(left, right + 1)) if right > left else set()
    if deepest == row and across and row + 1 < len(sheet.rows):
        filled = {at for at, value in enumerate(sheet.rows[row + 1]) if not is_empty(value)}
        deepest += bool(filled) and filled <= across
    return deepest - row + 1


def _texts(sheet: Sheet, row: int, lines: int) -> Iterator[tuple[list[str], bool]]:
    """For each column its texts from top to bottom, and whether it has only what was merged over
    it from a column to the left.
    """
    spread: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if top < row + lines and bottom >= row:
            for at in range(left + 1, right + 1):
                spread[top, at] = top, left
    for at in range(len(sheet.rows[row])):
        own = [text_of(sheet.rows[line][at]) for line in range(row, row + lines)]
        texts = [
            text or _merged_text(sheet, spread.get((line, at)))
            for line, text in enumerate(own, row)
        ]
        yield list(dict.fromkeys(" ".join(text.split()) for text in texts if text)), not any(own)


def _merged_text(sheet: Sheet, first: tuple[int, int] | None) -> str:
    return text_of(sheet.rows[first[0]][first[1]]) if first else ""
