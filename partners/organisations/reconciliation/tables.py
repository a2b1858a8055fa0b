"""A pasted column or a file as rows, and the file that is given back. Pure.

Every row is kept as it was handed in, in its order; what is read of it stands under headings in
either language, or, where there are none, in the order of name, district, regency.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from home.regions import codes
from home.sheets.apart import open_apart
from home.sheets.book import MEGABYTE, Book, Limits, Sheet
from home.sheets.headings import Column, Table
from home.sheets.looking import find
from home.sheets.values import comparable, text_of
from partners.organisations.reconciliation.places import Row

MOST_PASTED, MOST_IN_A_FILE = 5_000, 20_000  # rows
MOST_LINES = 10 * MOST_PASTED  # empty ones and cells of several lines among them
MOST_COLUMNS = 100
MOST_HEADINGS = 50  # rows of titles and headings, which are no rows of the list
LIMITS = Limits(unpacked=50 * MEGABYTE, cells=1_000_000)
LAYOUT = Table(
    "list",
    (
        Column("name", ("nama", "nama koperasi", "koperasi", "cooperative", "name of cooperative")),
        Column("village", (
            "desa", "kelurahan", "desa/kelurahan", "desa kelurahan", "nama desa", "nama kelurahan",
            "nama desa/kelurahan", "kampung", "nagari", "gampong", "village name",
        )),
        Column("district", ("kecamatan", "nama kecamatan", "kec", "distrik", "district name")),
        Column("regency", (
            "kabupaten", "kota", "kabupaten/kota", "kabupaten kota", "kab/kota", "kab", "regency",
            "regency or city", "nama kabupaten", "nama kabupaten/kota",
        )),
        Column("province", ("provinsi", "prov", "propinsi", "nama provinsi")),
        Column("number", (
            "nomor badan hukum", "nomor pendaftaran", "nomor induk koperasi", "nik koperasi", "nik",
            "no badan hukum", "registration number", "nomor", "badan hukum",
        )),
        Column("code", (
            "kode", "kode desa", "kode wilayah", "kode kemendagri", "kode desa/kelurahan",
            "village code", "kode koperasi",
        )),
        Column("kind", ("jenis", "status", "jenis wilayah", "type")),
    ),
)  # fmt: skip
_GUESSED = ("name", "district", "regency", "province")


class ListProblem(StrEnum):
    """Why a list is not answered; in brackets: what `more` of ListRefused holds."""

    NOTHING = "nothing"  # neither pasted nor handed in
    NO_ROWS = "no-rows"
    NO_NAMES = "no-names"  # no column that could name anything
    TOO_MANY = "too-many"  # (rows, most)
    TOO_WIDE = "too-wide"  # (columns, most)


class ListRefused(Exception):
    def __init__(self, problem: ListProblem, *more: str) -> None:
        self.problem, self.more = problem, more
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """`cells` of each row as text, under `header`; `header` is empty where the list has none.

    `read`: keys of the columns that are read, by position. `left_out`: names of sheets that are
    hidden or no table. `above`: rows that stand above the headings.
    """

    header: tuple[str, ...]
    cells: list[tuple[str, ...]]
    read: dict[int, str]
    left_out: tuple[str, ...] = ()
    above: int = 0
    sheets: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        return [
            Row(**{"name": "", **{key: row[at] for at, key in self.read.items()}})
            for row in self.cells
        ]

    @property
    def unread(self) -> list[str]:
        """Headings of columns that nothing is read of."""
        return [head for at, head in enumerate(self.header) if head and at not in self.read]


def pasted(text: str) -> HandedIn:
    """A column or several, with tabs or semicolons between. Raises ListRefused."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if (lines_pasted := text.count("\n") + 1) > MOST_LINES:
        raise ListRefused(ListProblem.TOO_MANY, str(lines_pasted), str(MOST_PASTED))
    separator = "\t" if "\t" in text else ";" if ";" in text else ""
    lines = _parted(text, separator) if separator else [[line] for line in text.split("\n")]
    sheet = Sheet("", [[*map(text_of, line)] for line in lines])
    return _handed_in([sheet], (), MOST_PASTED)


def from_file(content: bytes, name: str) -> HandedIn:
    """All sheets that are seen, one below the other. Raises FileRefused, ListRefused."""
    book: Book = open_apart(content, name, LIMITS)
    seen = [sheet for sheet in book.sheets if sheet.is_table and not sheet.is_hidden]
    left_out = tuple(sheet.name for sheet in book.sheets if sheet not in seen)
    return _handed_in(seen, left_out, MOST_IN_A_FILE)


def as_text(handed_in: HandedIn) -> str:
    """The rows for the field of pasted ones, with tabs between."""
    lines = [handed_in.header, *handed_in.cells] if any(handed_in.header) else handed_in.cells
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _parted(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text), delimiter=separator)
    except csv.Error:  # a quotation mark that nobody closed, in a field without end
        yield from (line.split(separator) for line in text.split("\n"))


def _handed_in(sheets: Sequence[Sheet], left_out: tuple[str, ...], most: int) -> HandedIn:
    _refuse_too_much(sheets, most)
    parts = [part for sheet in sheets if (part := _part(sheet))]
    if not parts or not any(part.cells for part in parts):
        raise ListRefused(ListProblem.NO_ROWS)
    first, *others = parts
    for part in others:
        first.cells.extend(_under(first, part))
    if len(first.cells) > most:
        raise ListRefused(ListProblem.TOO_MANY, str(len(first.cells)), str(most))
    if not set(first.read.values()) & {"name", "village", "number", "code"}:
        raise ListRefused(ListProblem.NO_NAMES)
    above = sum(part.above for part in parts)
    names = [part.sheets[0] for part in parts]
    return HandedIn(first.header, first.cells, first.read, left_out, above, names)


def _refuse_too_much(sheets: Sequence[Sheet], most: int) -> None:
    """Before rows are made equally long: one wide row above many short ones would fill memory."""
    width = max((len(row) for sheet in sheets for row in sheet.rows), default=0)
    if width > MOST_COLUMNS:
        raise ListRefused(ListProblem.TOO_WIDE, str(width), str(MOST_COLUMNS))
    rows = sum(any(map(text_of, row)) for sheet in sheets for row in sheet.rows)
    if rows > most + MOST_HEADINGS:
        raise ListRefused(ListProblem.TOO_MANY, str(rows), str(most))


def _under(first: HandedIn, part: HandedIn) -> Iterator[tuple[str, ...]]:
    """The rows of another sheet in the columns of the first, which may stand in another order."""
    positions = {key: at for at, key in part.read.items()}
    heads = {comparable(head): at for at, head in enumerate(part.header) if head}
    width = len(first.header) or max(map(len, first.cells), default=0)
    for row in part.cells:
        taken = []
        for at in range(width):
            head = comparable(first.header[at]) if first.header else ""
            place = positions.get(first.read.get(at, ""), heads.get(head, -1))
            taken.append(row[place] if 0 <= place < len(row) else "")
        yield tuple(taken)


def _part(sheet: Sheet) -> HandedIn | None:
    if not any(any(map(text_of, row)) for row in sheet.rows):
        return None
    width = max(map(len, sheet.rows))
    sheet.rows[:] = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    found = find(sheet, [LAYOUT])
    if found:
        header = tuple(text_of(value) for value in sheet.rows[found.below - 1])
        read = {place.at: place.key for place in found.places}
        above = sum(any(map(text_of, row)) for row in sheet.rows[: found.row])
        below = found.below
    elif single := _only_heading(sheet):
        (below, read), above = single, 0
        header = tuple(map(text_of, sheet.rows[below - 1]))
    else:
        header, read, below, above = (), _guessed(sheet), 0, 0
    cells = [tuple(map(text_of, row)) for row in sheet.rows[below:]]
    cells = [row for row in cells if any(row)]
    return HandedIn(header, cells, read, (), above, [sheet.name])


def _only_heading(sheet: Sheet) -> tuple[int, dict[int, str]] | None:
    """A list of one column has one heading, in its first row with something in it."""
    for at, row in enumerate(sheet.rows):
        filled = [(place, text_of(value)) for place, value in enumerate(row) if text_of(value)]
        if filled:
            place, text = filled[0]
            column = LAYOUT.find(text) if len(filled) == 1 else None
            return (at + 1, {place: column[0].key}) if column else None
    return None


def _guessed(sheet: Sheet) -> dict[int, str]:
    """Columns without headings: codes by what they look like, the others by their order."""
    width = len(sheet.rows[0])
    read: dict[int, str] = {}
    keys = iter(_GUESSED)
    for at in range(width):
        texts = [text for row in sheet.rows if (text := text_of(row[at]))]
        if not texts or _are_numbers_of_rows(texts):
            continue
        # One code that a spreadsheet damaged does not make names of the others.
        if 2 * sum(map(_is_code, texts)) > len(texts):
            read.setdefault(at, "code")
        elif key := next(keys, None):
            read[at] = key
    return read


def _is_code(text: str) -> bool:
    written = codes.read(text)
    return bool(written and any(len(code) == 10 for code in written.codes))


def _are_numbers_of_rows(texts: Sequence[str]) -> bool:
    return all(text.rstrip(".").isdecimal() and len(text) < 7 for text in texts)
