"""The made-up national list as a file, in the columns that a ministry would hand in.

For trying the register's import and for measuring it. Some rows can be spoiled, each in one way of
`Spoiled`; the list of them tells what an import has to find.
"""

import random
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from home.regions.source import with_dots
from home.services.vocabulary import FOLDER as VOCABULARY
from home.sheets.writer import Cell, Grid, write_csv, write_workbook
from partners.organisations.demo.nation import DemoCooperative

HEADINGS = (
    "Nomor Badan Hukum",
    "Nama Koperasi",
    "Kode Desa",
    "Desa/Kelurahan",
    "Kecamatan",
    "Kabupaten/Kota",
    "Provinsi",
    "Jenis",
    "Tahap",
    "Sektor",
    "Unit Usaha",
    "Anggota",
    "Tahun Berdiri",
)
SHEET = "Daftar koperasi"
Row = list[Cell]


class Spoiled(StrEnum):
    """What is wrong with a row; the value names it in reports."""

    UNKNOWN_VILLAGE = "a village code that nobody has"
    LOST_DIGITS = "a village code in scientific notation, its last digits lost"
    SHORT_CODE = "a village code cut off"
    OTHER_PLACE = "the code of a village in another regency than the names say"
    NUMBER_TWICE = "the number of another row"
    VILLAGE_TWICE = "village and kind of another row under a number of its own"
    NO_NAME = "no name"
    MEMBERS_IN_WORDS = "members that are no number"
    NEGATIVE_MEMBERS = "members below nought"
    ERROR_VALUE = "an error value of a spreadsheet"
    UNKNOWN_STAGE = "a stage that the vocabulary does not have"
    IMPOSSIBLE_YEAR = "founded in a year to come"


@dataclass(frozen=True, slots=True)
class SpoiledRow:
    """`row` as spreadsheets count: headings are row 1. `other` is the row it contradicts."""

    row: int
    how: Spoiled
    heading: str
    other: int | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    rows: list[Row]
    spoiled: list[SpoiledRow]

    def write_workbook(self, path: Path) -> None:
        """One sheet; village codes as text, as who knows spreadsheets would set them."""
        at = frozenset({HEADINGS.index("Kode Desa")})
        write_workbook(path, [Grid(SHEET, HEADINGS, self.rows, text_columns=at)])

    def write_csv(self, path: Path) -> None:
        write_csv(path, HEADINGS, self.rows, marked=True)


def hand_in(
    cooperatives: Iterable[DemoCooperative], *, bad: float = 0.0, seed: int = 1
) -> HandedIn:
    """The rows of a list with a share of `bad` ones (0 to 1), their kinds in equal parts.

    No row is spoiled twice, nor is one that another contradicts. O(rows) time and memory.
    """
    rows = [_row(one) for one in cooperatives]
    count = round(bad * len(rows))
    chance = random.Random(seed)
    picked = chance.sample(range(len(rows)), 2 * count)
    kinds = list(Spoiled)
    spoiled = [
        _spoil(rows, at, other, kinds[turn % len(kinds)])
        for turn, (at, other) in enumerate(zip(picked[:count], picked[count:], strict=True))
    ]
    return HandedIn(rows, sorted(spoiled, key=lambda one: one.row))


def _row(one: DemoCooperative) -> Row:
    place = one.place
    return [
        one.number,
        one.name,
        with_dots(place.code),
        place.village.name,
        place.district,
        place.regency,
        place.province,
        f"Koperasi {'Kelurahan' if place.is_kelurahan else 'Desa'} Merah Putih",
        _words("stages")[one.stage],
        "; ".join(_words("sectors")[code] for code in one.sectors),
        "; ".join(_words("business_units")[code] for code in one.units),
        one.members,
        one.founded,
    ]


@cache
def _words(terms: str) -> dict[str, str]:
    lists = tomllib.loads((VOCABULARY / "vocabulary.toml").read_text())
    return {term["code"]: term["name_id"] for term in lists[terms]}


def _spoil(rows: list[Row], at: int, other: int, how: Spoiled) -> SpoiledRow:
    heading, spoil = _WAYS[how]
    row, twin = rows[at], rows[other]
    column = HEADINGS.index(heading)
    if how is Spoiled.VILLAGE_TWICE:
        row[2:8] = twin[2:8]
    else:
        row[column] = spoil(row, twin)
    contradicted = how in {Spoiled.NUMBER_TWICE, Spoiled.VILLAGE_TWICE}
    return SpoiledRow(at + 2, how, heading, other + 2 if contradicted else None)


def _lost_digits(row: Row, _twin: Row) -> Cell:
    digits = str(row[2]).replace(".", "")
    return f"{digits[0]},{digits[1:6]}E+09"


def _elsewhere(row: Row, twin: Row) -> Cell:
    """A code of another regency: that of the other row, or one of Simeulue, or of Sabang."""
    here = str(row[2])[:5]
    far = (str(twin[2]), "11.09.01.2007", "11.72.01.2004")
    return next(code for code in far if not code.startswith(here))


_WAYS: dict[Spoiled, tuple[str, Callable[[Row, Row], Cell]]] = {
    Spoiled.UNKNOWN_VILLAGE: ("Kode Desa", lambda row, _: f"{str(row[2])[:9]}9999"),
    Spoiled.LOST_DIGITS: ("Kode Desa", _lost_digits),
    Spoiled.SHORT_CODE: ("Kode Desa", lambda row, _: str(row[2])[:11]),
    Spoiled.OTHER_PLACE: ("Kode Desa", _elsewhere),
    Spoiled.NUMBER_TWICE: ("Nomor Badan Hukum", lambda _, twin: twin[0]),
    Spoiled.VILLAGE_TWICE: ("Kode Desa", lambda _, twin: twin[2]),
    Spoiled.NO_NAME: ("Nama Koperasi", lambda _row, _twin: ""),
    Spoiled.MEMBERS_IN_WORDS: ("Anggota", lambda _row, _twin: "banyak"),
    Spoiled.NEGATIVE_MEMBERS: ("Anggota", lambda _row, _twin: -12),
    Spoiled.ERROR_VALUE: ("Nama Koperasi", lambda _row, _twin: "#REF!"),
    Spoiled.UNKNOWN_STAGE: ("Tahap", lambda _row, _twin: "Tahap sembilan"),
    Spoiled.IMPOSSIBLE_YEAR: ("Tahun Berdiri", lambda _row, _twin: 3025),
}
"""Column that is spoiled, and what stands there afterwards."""


def rows_of(spoiled: Iterable[SpoiledRow]) -> set[int]:
    """Every row that an import may not take without asking, those contradicted among them."""
    return {row for one in spoiled for row in (one.row, one.other) if row is not None}
