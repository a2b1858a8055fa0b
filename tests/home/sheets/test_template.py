"""The workbook to fill in, as the programs of other people read it."""

from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from home.sheets.book import open_book
from home.sheets.fields import Field, Fields, Form
from home.sheets.reader import read_tables
from home.sheets.receipt import LeftOut
from home.sheets.template import Blank, Choice, render
from knowledge.glossary.importing.sheets import FIELDS
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS

EVIL = "=HYPERLINK(1)"
TABLE = Fields("orders", 100, (
    Field("number", "Nomor", "Number", Form.CODE, is_required=True, example="0012"),
    Field("kind", "Jenis", "Kind", hint_id="Salah satu.", hint_en="One of these."),
    Field("on", "Tanggal", "Day", Form.DATE),
    Field("seats", "Kursi", "Seats", Form.NUMBER, 40),
    Field("open", "Terbuka", "Open", Form.YES_NO, example=EVIL),
))  # fmt: skip
CHOICES = {"kind": [Choice("beras", "rice", "rice"), Choice("=1+1", "=1+1", "evil")]}
BLANK = Blank("Orders", TABLE, CHOICES)


def written(language: str, *blanks: Blank) -> bytes:
    with translation.override(language):
        return render(blanks or (BLANK,))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("fields", [TABLE, FIELDS, AGREEMENTS, COMMITMENTS], ids=lambda f: f.name)
def test_template_that_was_not_filled_in_is_an_empty_list_without_errors(
    language: str, fields: Fields
) -> None:
    choices = CHOICES if fields is TABLE else {}
    found = read_tables(
        open_book(written(language, Blank("A", fields, choices)), "a.xlsx"), [fields.layout]
    )
    assert found.rows == {fields.name: []}
    assert list(found.errors) == []
    assert found.receipt.is_whole
    assert {sheet.left_out for sheet in found.receipt.sheets} == {None, LeftOut.HELP}
    [sheet] = [sheet for sheet in found.receipt.sheets if sheet.table]
    assert [heading for _letter, heading in sheet.used] == [
        f.name(language) for f in fields.columns
    ]


def test_choices_are_offered_in_the_readers_language_and_bounds_are_kept() -> None:
    book = load_workbook(BytesIO(written("en")))
    page, _legend, words = book.worksheets
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    name, area = rules["B2"].formula1.replace("'", "").split("!")
    assert [cell.value for [cell] in book[name][area.replace("$", "")]] == ["rice", "'=1+1"]
    assert words["B2"].value == "beras"
    assert (rules["D2"].type, rules["D2"].formula1, rules["D2"].formula2) == ("whole", "0", "40")
    assert rules["E2"].formula1 == '"yes,no"'


def test_each_cell_says_what_belongs_there_when_it_is_selected() -> None:
    for language, said in (("id", "Wajib diisi. Contoh: 0012"), ("en", "Required. Example: 0012")):
        page = load_workbook(BytesIO(written(language))).worksheets[0]
        rules = {str(r.sqref).split(":")[0]: r for r in page.data_validations.dataValidation}
        assert rules["A2"].prompt == said
        assert rules["A2"].showInputMessage
        assert not rules["A2"].type


def test_codes_keep_their_zeros_and_days_are_shown_as_days() -> None:
    page = load_workbook(BytesIO(written("id"))).worksheets[0]
    columns = page.column_dimensions
    assert columns["A"].number_format == "@"
    assert columns["C"].number_format == r"yyyy\-mm\-dd"


def test_legend_has_both_languages_and_no_formula() -> None:
    legend = load_workbook(BytesIO(written("en"))).worksheets[1]
    rows = list(legend.iter_rows(values_only=True))
    assert rows[2][1:3] == ("Jenis", "Kind")
    assert rows[2][5:7] == ("Salah satu.", "One of these.")
    assert rows[5][7] == f"'{EVIL}"
    assert {cell.data_type for row in legend.iter_rows() for cell in row} <= {"s", "n"}


def test_note_of_any_length_is_one_that_spreadsheet_programs_accept() -> None:
    field = Field("a", "A" * 50, "A" * 50, hint_id="x" * 400, hint_en='"<&' * 200)
    fields = Fields("long", 10, (field, Field("b", "Bbb", "Bbb")))
    for language in ("id", "en"):
        page = load_workbook(BytesIO(written(language, Blank("A", fields)))).worksheets[0]
        [rule, _] = page.data_validations.dataValidation
        assert (len(rule.promptTitle), len(rule.prompt)) == (32, 255)
