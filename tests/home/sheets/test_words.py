"""What is wrong, and the receipt, in both languages."""

import pytest
from django.utils import translation

from home.sheets import words
from home.sheets.book import open_book
from home.sheets.problems import CellError, FileProblem, FileRefused, Problem
from home.sheets.reader import read_tables
from home.sheets.receipt import LeftOut
from knowledge.glossary.admin.forms import SheetForm
from partners.agreements.admin.importing import ListForm
from tests.home.sheets.files import xlsx
from tests.home.sheets.test_reader import HEADS, ROW, TABLE

MORE = {
    Problem.DAY_OR_MONTH: ("2/20/2024", "C3"),
    Problem.CODE_LOST_ZEROS: ("0123", "A2"),
    Problem.UNKNOWN_REGION: ("Cilacapp", "Kabupaten Cilacap"),
}


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_words(problem: Problem) -> None:
    error = CellError("A", 2, 3, "choices 1", "Pilihan 1", problem, "x", MORE.get(problem, ("5",)))
    found = words.complaint(error, str)
    assert found.text
    assert "%" not in found.text
    assert str(found).startswith("A, ")


@pytest.mark.parametrize("problem", FileProblem)
def test_every_refusal_of_a_file_has_words(problem: FileProblem) -> None:
    assert words.file_text(FileRefused(problem, "5000000", sheet="A"), str)


@pytest.mark.parametrize("why", LeftOut)
def test_every_reason_has_words(why: LeftOut) -> None:
    assert str(words.WHY[why])


def test_receipt_names_sheets_rows_and_columns_that_were_left_out() -> None:
    content = xlsx(
        {
            "Arsip": [HEADS],
            "A": [["Judul"], [*HEADS, "Telepon"], [*ROW, "1"], ["Jumlah", None, None, 3]],
        },
        hidden=("Arsip",),
    )
    receipt = read_tables(open_book(content, "a"), [TABLE]).receipt
    with translation.override("en"):
        assert words.receipt_lines(receipt, str) == [
            "Arsip: left out: the sheet is hidden",
            "A: 1 row read, headings in row 2",
            "  rows left out (a total): 4",
            "  column not used: F “Telepon”, 1 cell filled",
        ]
    with translation.override("id"):
        assert words.receipt_lines(receipt, str)[1] == "A: 1 baris dibaca, judul kolom di baris 2"


@pytest.mark.parametrize("language", ["id", "en"])
def test_forms_name_every_format_that_is_read(language: str) -> None:
    with translation.override(language):
        helps = (SheetForm.base_fields["sheet"].help_text, ListForm.list_help)
        refusal = words.FILES[FileProblem.NOT_A_TABLE]
        for said in (*map(str, helps), str(refusal)):
            for known in ("XLSX", "XLS,", "ODS", "XLSB", "CSV"):
                assert known in said, said
