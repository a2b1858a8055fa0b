"""Terms in and out as tables: the columns, and reading what was handed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.sheets import words
from home.sheets.apart import open_apart
from home.sheets.book import Limits
from home.sheets.columns import Columns
from home.sheets.fields import Field, Fields, Form
from home.sheets.problems import CellError, CellRefused, FileProblem, FileRefused, Problem
from home.sheets.receipt import Receipt
from home.sheets.taking import Row as TakenRow
from home.sheets.taking import Taken, broken_cells, take
from home.sheets.values import Broken, text_of

F = Field
SEVERAL_ID, SEVERAL_EN = "Pisahkan dengan titik koma.", "Semicolons between several."
FIELDS = Fields("glossary", most_rows=3_000, columns=(
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
PLACE = "#"
Row = dict[str, str]
"""Text by the name of its column; under `PLACE` the row's number, with its sheet if several were
read.
"""


class SheetUnreadable(Exception):
    """The file is no table that we can read; its text says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file holds. `notes`: what was read and what was left out, line by line."""

    rows: list[Row]
    notes: list[str]


def read(name: str, data: bytes) -> Handed:
    """Rows of all sheets. Raises `SheetUnreadable`, also for columns that no term has."""
    try:
        taken = take(open_apart(data, name, LIMITS), [FIELDS.layout])
    except FileRefused as refusal:
        raise SheetUnreadable(words.file_text(refusal, name_of)) from None
    rows = taken.rows[FIELDS.name]
    if reasons := [*_reasons(taken, rows), *_unknown(taken.receipt)]:
        raise SheetUnreadable(" ".join(reasons[:20]))
    if not rows:
        raise SheetUnreadable(words.file_text(FileRefused(FileProblem.NO_ROWS), str))
    several = sum(bool(sheet.table) for sheet in taken.receipt.sheets) > 1
    return Handed([_row(row, several) for row in rows], words.receipt_lines(taken.receipt, name_of))


def _row(row: TakenRow, several: bool) -> Row:
    place = f"{row.sheet}, {row.number}" if several else str(row.number)
    return {PLACE: place, **{name: text_of(value) for name, value in row.cells.items()}}


def name_of(key: str) -> str:
    """What a column is called in the reader's language; `key` itself for one that no term has."""
    field = FIELDS.by_key.get(key)
    return field.name(get_language() or "") if field else key


def _reasons(taken: Taken, rows: list[TakenRow]) -> list[str]:
    # Columns that are missing are named by `rows.check`, for all rows at once.
    errors = [error for error in taken.errors if error.problem is not Problem.COLUMN_MISSING]
    errors += [error for row in rows for error in broken_cells(row)]
    return [str(words.complaint(error, name_of)) for error in [*errors, *_damaged(rows)]]


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


def _unknown(receipt: Receipt) -> list[str]:
    headings = [column.heading for sheet in receipt.sheets for column in sheet.unused]
    return [_("No column is called “%(name)s”.") % {"name": heading} for heading in headings]
