"""Terms in and out as tables: the columns, and reading what was handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language, gettext

from home.intake import learning
from home.sheets import words
from home.sheets.apart import open_apart
from home.sheets.book import Book, Limits
from home.sheets.columns import Columns
from home.sheets.fields import Field, Fields, Form
from home.sheets.problems import CellError, CellRefused
from home.sheets.reader import Row as TakenRow
from home.sheets.reader import broken_cells, read_tables
from home.sheets.template import Blank
from home.sheets.values import Broken, text_of
from home.sheets.words import Complaint

F = Field
SEVERAL_ID, SEVERAL_EN = "Pisahkan dengan titik koma.", "Semicolons between several."
ALSO = {
    "name_id": ("Kata", "Istilah Indonesia", "Nama istilah"),
    "name_en": (
        "Istilah bahasa Inggris",
        "Istilah Inggris",
        "English",
        "English term",
        "Bahasa Inggris",
    ),
    "short_id": ("Akronim",),
    "others_id": ("Sinonim", "Padanan"),
    "meaning_id": ("Definisi", "Pengertian", "Penjelasan"),
    "meaning_en": ("Definisi (Inggris)", "Pengertian (Inggris)"),
    "source": ("Dasar hukum", "Rujukan", "Referensi"),
}
FIELDS = Fields("glossary", most_rows=3_000, also=ALSO, columns=(
    F("code", "Alamat", "Address", Form.CODE, example="sisa-hasil-usaha",
      hint_id="Mengenali istilah yang sudah ada; bila kosong, dibuat dari istilah Indonesianya.",
      hint_en="Tells which term is meant; if empty, it follows from the Indonesian term."),
    F("name_id", "Istilah", "Term (Indonesian)", is_required=True, example="Sisa hasil usaha"),
    F("name_en", "Istilah (Inggris)", "Term (English)", is_required=True, example="Surplus"),
    F("short_id", "Singkatan", "Abbreviations (Indonesian)", Form.LIST, example="SHU",
      hint_id=SEVERAL_ID, hint_en=SEVERAL_EN),
    F("short_en", "Singkatan (Inggris)", "Abbreviations (English)", Form.LIST,
      hint_id=SEVERAL_ID, hint_en=SEVERAL_EN),
    F("others_id", "Sebutan lain", "Other words (Indonesian)", Form.LIST,
      hint_id=SEVERAL_ID, hint_en=SEVERAL_EN),
    F("others_en", "Sebutan lain (Inggris)", "Other words (English)", Form.LIST,
      example="net surplus", hint_id=SEVERAL_ID, hint_en=SEVERAL_EN),
    F("meaning_id", "Arti", "Meaning (Indonesian)", is_required=True,
      example="Pendapatan satu tahun buku dikurangi biaya.",
      hint_id="Satu atau dua kalimat yang dipahami pengurus baru.",
      hint_en="One or two sentences that a new board member understands."),
    F("meaning_en", "Arti (Inggris)", "Meaning (English)", is_required=True,
      example="Income of a year less its costs."),
    F("source", "Sumber", "Source", example="UU 25/1992 pasal 45"),
    F("source_url", "Tautan sumber", "Link to the source"),
    F("related_codes", "Istilah terkait", "Related terms", Form.LIST, example="rapat-anggota",
      hint_id=f"Alamat istilah lain. {SEVERAL_ID}",
      hint_en=f"Addresses of other terms. {SEVERAL_EN}"),
    F("is_explained", "Dijelaskan di halaman alat", "Explained on pages of tools", Form.YES_NO,
      example="1", hint_id="ya atau tidak; bila kosong: ya", hint_en="yes or no; if empty: yes"),
))  # fmt: skip
COLUMNS = tuple(FIELDS.by_key)
TEXTS = COLUMNS[1:-2]
LIMITS = Limits(size=2 * 1024 * 1024, unpacked=40 * 1024 * 1024, cells=1_000_000)
_SHOWN = 80  # characters of a wrong value


class Row(NamedTuple):
    """What stands in a row: texts by the keys of their columns; `number` as a spreadsheet counts.

    `columns`: letter and heading of each as typed, by key, for saying where something is wrong.
    """

    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, str] = {}

    def get(self, key: str) -> str:
        return self.cells.get(key, "")

    def complaint(self, key: str, text: str) -> Complaint:
        column = self.columns.get(key) or name_of(key)
        return Complaint(self.sheet, self.number, column, self.get(key)[:_SHOWN], text)


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file holds. `errors` of its cells; `receipt`: what was read and what was left out."""

    rows: list[Row]
    errors: tuple[Complaint, ...] = ()
    receipt: tuple[str, ...] = ()
    is_whole: bool = True


def blanks() -> list[Blank]:
    return [Blank(gettext("Glossary"), FIELDS)]


def open_file(name: str, data: bytes) -> Book:
    """All sheets. Raises FileRefused."""
    return open_apart(data, name, LIMITS)


def read(name: str, data: bytes) -> Handed:
    """Rows of all sheets. Raises FileRefused; `words.file_text(refusal, name_of)` says why."""
    return read_book(open_file(name, data))


def read_book(book: Book, fixed: learning.Fixed | None = None) -> Handed:
    """The same, of an open file."""
    found = read_tables(book, learning.layouts([FIELDS], fixed))
    found.refuse_unusable()
    rows = found.rows[FIELDS.name]
    errors = [*found.errors, *(error for row in rows for error in broken_cells(row))]
    return Handed(
        list(map(_row, rows)),
        tuple(words.complaint(error, name_of) for error in [*errors, *_damaged(rows)]),
        tuple(words.receipt_lines(found.receipt, name_of)),
        found.receipt.is_whole,
    )


def _row(row: TakenRow) -> Row:
    columns = {key: place.label for key, place in row.part.places.items()}
    cells = {key: text_of(value) for key, value in row.cells.items()}
    return Row(row.sheet, row.number, cells, columns)


def name_of(key: str) -> str:
    """What a column is called in the reader's language; `key` itself for one that no term has."""
    field = FIELDS.by_key.get(key)
    return field.name(get_language() or "") if field else key


def _damaged(rows: list[TakenRow]) -> Iterator[CellError]:
    """Addresses that a spreadsheet program took for something else."""
    columns = Columns(rows)
    for row in rows:
        value = row.value("code")
        if value is not None and not isinstance(value, Broken):
            try:
                columns.codes(row.part, "code").read(value)
            except CellRefused as refusal:
                yield row.error("code", refusal.problem, *refusal.more)
