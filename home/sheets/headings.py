"""Which columns a table has, and where their headings stand in a sheet. Pure.

Headings are found wherever they stand, below titles too; in one row or in a few that are merged.
A heading merged over several columns belongs to each of them if its column is numbered ("Pilihan"
over three columns is Pilihan 1, 2 and 3), else to the first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from home.sheets.book import Sheet
from home.sheets.ordinals import number_of
from home.sheets.values import comparable, is_empty, letter

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
    people said that other headings mean, as they are compared, to the keys of columns. `fixed`:
    what somebody said that all rows have in a column, on sheets that do not have it.
    """

    name: str
    columns: tuple[Column, ...]
    most_rows: int = 1_000_000
    is_strict: bool = False
    learned: Mapping[str, str] = field(default_factory=dict, hash=False)
    fixed: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        named = ((name, column) for column in self.columns for name in (column.key, *column.names))
        return {comparable(name): column for name, column in named}

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def _with_numbers(self) -> list[tuple[str, Column]]:
        return [(name, column) for name, column in self.by_name.items() if column.is_numbered]

    def find(self, heading: str) -> tuple[Column, int] | None:
        """The column and its number: 0 if the column is not numbered or the heading has none."""
        return self.find_words(comparable(heading))

    def find_words(self, words: str) -> tuple[Column, int] | None:
        """The same, of a heading as it is compared."""
        if found := self.by_name.get(words):
            return found, 0
        return next(self._numbered(words), None) or self._learned(words)

    def is_learned(self, heading: str) -> bool:
        """Whether only somebody's word says what the heading means."""
        words = comparable(heading)
        known = words in self.by_name or next(self._numbered(words), None)
        return not known and self._learned(words) is not None

    def _learned(self, words: str) -> tuple[Column, int] | None:
        column = self.by_key.get(self.learned.get(words[:LONGEST_LEARNED], ""))
        return (column, 0) if column else None

    def _numbered(self, words: str) -> Iterator[tuple[Column, int]]:
        for name, column in self._with_numbers:
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
        """Keys of required columns that are not there, and of which nobody said anything."""
        return [key for key in self.lacking if key not in self.fixed]

    @property
    def lacking(self) -> list[str]:
        """Keys of required columns that are not there."""
        required = {column.key for column in self.table.columns if column.is_required}
        return [key for key in self.absent if key in required]

    @property
    def fixed(self) -> dict[str, str]:
        absent = self.absent if self.table.fixed else ()
        return {key: self.table.fixed[key] for key in absent if key in self.table.fixed}

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


def _after(words: str, name: str) -> str | None:
    """What stands behind a name: `pilihan ke 3` gives `ke 3`; digits may follow at once."""
    rest = words[len(name) :]
    if not words.startswith(name) or not rest or not (rest[0] == " " or rest[0].isdigit()):
        return None
    return rest.strip()


def _before(words: str, name: str) -> str | None:
    return words.removesuffix(f" {name}") if words.endswith(f" {name}") else None
