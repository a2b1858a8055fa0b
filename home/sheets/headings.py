"""Which columns a table has, and where their headings stand in a sheet. Pure.

Headings are found wherever they stand, below titles too; in one row or in a few that are merged.
A heading merged over several columns belongs to each of them if its column is numbered ("Pilihan"
over three columns is Pilihan 1, 2 and 3), else to the first.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property

from home.sheets.book import Sheet
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import Value, comparable, is_empty, letter, text_of

WITHIN = 50  # rows in which the headings are looked for
FEWEST = 2  # known headings that make a row of headings
MOST_COLUMNS = 300  # of a sheet: what the widest list has, several times over
MOST_LINES = 3  # of headings that are merged downwards
LONGEST_LEARNED = 200  # letters of a heading that is remembered
NEAR = 0.75  # how alike a heading and the name of a column must be to ask
LEGEND_HEADINGS = (
    "Lembar / sheet", "Kolom", "Column", "Wajib / required", "Isi / form", "Penjelasan",
    "Explanation", "Contoh / example",
)  # fmt: skip
WORDS_HEADINGS = ("Kolom / column", "Indonesia", "English", "Kode / code")
"""Of the sheets that a template has beside its tables, see `template`."""
# Of the templates of rounds that were handed out until November 2026; one comes back filled in.
_FORMER_HELP = (
    "Lembar,Kolom (Indonesia),Kolom (Inggris),Wajib,Isi,Arti",
    "Sheet,Column (Indonesian),Column (English),Required,Holds,Meaning",
    "Provinsi,Kabupaten dan kota,Sektor,Kompetensi,Unit usaha,Cara ikut,Tahap,Akses,Bahasa",
    "Provinces,Regencies and cities,Sectors,Competencies,Business units,Ways of taking part,"
    "Stages,Access,Languages",
    "Provinsi,Kabupaten dan kota,Sektor,Kompetensi,Unit usaha,Cara ikut,Jangkauan,Tahap,Akses,"
    "Bahasa,Ya atau tidak",
    "Provinces,Regencies and cities,Sectors,Competencies,Business units,Ways of taking part,"
    "Reach,Stages,Access,Languages,Yes or no",
)


@dataclass(frozen=True, slots=True)
class Column:
    """`names`: every heading that it goes by, in both languages; its key is one, too.

    `is_numbered`: there are several of them, "Pilihan 1", "Pilihan II", "Pilihan ke-3",
    "Third choice"; each has a key of its own, see `Place.key`. `knows`: whether a text looks like
    a value of this column, so that a column under a strange heading is not passed over.
    """

    key: str
    names: tuple[str, ...] = ()
    is_required: bool = False
    is_numbered: bool = False
    knows: Callable[[str], bool] | None = None


@dataclass(frozen=True)
class Table:
    """`is_strict`: a heading that stands there twice, or that may belong to a required or numbered
    column, is an error; otherwise the receipt names it for a person to confirm. `learned`: what
    people said that other headings mean, as they are compared, to the keys of columns.
    """

    name: str
    columns: tuple[Column, ...]
    most_rows: int = 1_000_000
    is_strict: bool = False
    learned: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        named = ((name, column) for column in self.columns for name in (column.key, *column.names))
        return {comparable(name): column for name, column in named}

    def find(self, heading: str) -> tuple[Column, int] | None:
        """The column and its number: 0 if the column is not numbered or the heading has none."""
        words = comparable(heading)
        if found := self.by_name.get(words):
            return found, 0
        return next(self._numbered(words), None) or self._learned(words)

    def is_learned(self, heading: str) -> bool:
        """Whether only somebody's word says what the heading means."""
        words = comparable(heading)
        known = words in self.by_name or next(self._numbered(words), None)
        return not known and self._learned(words) is not None

    def _learned(self, words: str) -> tuple[Column, int] | None:
        key = self.learned.get(words[:LONGEST_LEARNED])
        return next(((column, 0) for column in self.columns if column.key == key), None)

    def _numbered(self, words: str) -> Iterator[tuple[Column, int]]:
        for name, column in self.by_name.items():
            if not column.is_numbered:
                continue
            for rest in (_after(words, name), _before(words, name)):
                if rest is not None and (number := number_of(rest)):
                    yield column, number

    def near(self, heading: str, absent: Sequence[str]) -> str:
        """Key of the column, of those that are absent, that a heading may mean; or ""."""
        names = {name: column.key for name, column in self.by_name.items() if column.key in absent}
        words = comparable(heading)
        if close := get_close_matches(words, names, n=1, cutoff=NEAR):
            return names[close[0]]
        begins = (key for name, key in names.items() if _after(words, name) is not None)
        return next(begins, "")


@dataclass(frozen=True, slots=True)
class Place:
    """A column where it stands in one sheet; `at` from 0, `heading` as it was typed.

    `key` is the column's, with its number if it has one: "choices 2".
    """

    key: str
    at: int
    heading: str
    column: Column
    number: int = 0
    is_learned: bool = False

    @property
    def letter(self) -> str:
        return letter(self.at)

    @property
    def label(self) -> str:
        """Letter and heading as typed: `D “Province”`."""
        return f"{self.letter} “{self.heading}”"


@dataclass(slots=True)
class Headings:
    """`row` (from 0) of the first line of headings, `below` of the first row under them.

    `places` in the order of the sheet; `twice` those whose key stood there before; `strange`
    position and heading of the columns that nobody knows; `bare` positions without a heading.
    """

    table: Table
    row: int
    below: int
    places: list[Place] = field(default_factory=list)
    twice: list[Place] = field(default_factory=list)
    strange: list[tuple[int, str]] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        """Keys of required columns that are not there."""
        return [column.key for column in self.table.columns
                if column.is_required and column.key in self.absent]  # fmt: skip

    @property
    def absent(self) -> list[str]:
        found = {place.column.key for place in self.places}
        return [column.key for column in self.table.columns if column.key not in found]


def is_help(sheet: Sheet) -> bool:
    """Whether a sheet is the legend or the list of words of one of our templates."""
    first = [comparable(value) for value in sheet.rows[0] if not is_empty(value)]
    return first in _HELP


_HELP = [
    [comparable(each) for each in heads]
    for heads in (LEGEND_HEADINGS, WORDS_HEADINGS, *(former.split(",") for former in _FORMER_HELP))
]


def find(sheet: Sheet, tables: Sequence[Table]) -> Headings | None:
    """The row with the most known headings, and the table that they belong to; else None."""
    best: Headings | None = None
    for row in range(min(WITHIN, len(sheet.rows))):
        if sum(not is_empty(value) for value in sheet.rows[row]) < FEWEST:
            continue
        for table in tables:
            found = read_row(sheet, table, row)
            if len(found.places) > (len(best.places) if best else FEWEST - 1):
                best = found
    return best


def read_row(sheet: Sheet, table: Table, row: int) -> Headings:
    """Raises FileRefused: TOO_MANY_COLUMNS, before headings are compared: each takes its time."""
    lines = _lines(sheet, row)
    found = Headings(table, row, row + lines)
    texts = list(_texts(sheet, row, lines))
    if sum(bool(parts) for parts, _is_spread in texts) > MOST_COLUMNS:
        raise FileRefused(FileProblem.TOO_MANY_COLUMNS, str(MOST_COLUMNS), sheet=sheet.name)
    for at, (parts, is_spread) in enumerate(texts):
        if not parts:
            found.bare.append(at)
            continue
        heading = " ".join(parts)
        names = [heading, *reversed(parts)] if len(parts) > 1 else [heading]
        name, (column, number) = next(
            ((name, hit) for name in names if (hit := table.find(name))), ("", (None, 0))
        )
        if is_spread and not (column and column.is_numbered):
            heading, column = "", None
        if column is not None:
            _add(found, Place(column.key, at, heading, column, number, table.is_learned(name)))
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
            text or text_of(_value(sheet, *spread.get((line, at), (line, at))))
            for line, text in enumerate(own, row)
        ]
        yield list(dict.fromkeys(" ".join(text.split()) for text in texts if text)), not any(own)


def _value(sheet: Sheet, row: int, at: int) -> Value:
    return sheet.rows[row][at]


_NUMBERS = {
    word: number
    for number, words in enumerate((
        "pertama satu first one utama i", "kedua dua second two ii", "ketiga tiga third three iii",
        "keempat empat fourth four iv", "kelima lima fifth five v", "keenam enam sixth six vi",
        "ketujuh tujuh seventh seven vii", "kedelapan delapan eighth eight viii",
        "kesembilan sembilan ninth nine ix", "kesepuluh sepuluh tenth ten x",
    ), 1)
    for word in words.split()
}  # fmt: skip
_IN_FRONT = re.compile(r"^(?:ke|no|nomor|nr|number|urutan)(?: |(?=\d))")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?")


def number_of(words: str) -> int:
    """The number in what stands beside the name of a numbered column; 0 for none.

    >>> [number_of(each) for each in ("2", "ii", "ke 3", "kedua", "1st", "no 4", "lain")]
    [2, 2, 3, 2, 1, 4, 0]
    """
    bare = _IN_FRONT.sub("", words)
    found = _ORDINAL.fullmatch(bare)
    return int(found[1]) if found else _NUMBERS.get(bare, 0)


def _after(words: str, name: str) -> str | None:
    """What stands behind a name: `pilihan ke 3` gives `ke 3`; digits may follow at once."""
    rest = words[len(name) :]
    if not words.startswith(name) or not rest or not (rest[0] == " " or rest[0].isdigit()):
        return None
    return rest.strip()


def _before(words: str, name: str) -> str | None:
    return words.removesuffix(f" {name}") if words.endswith(f" {name}") else None
