"""A list given back with its errors marked is the same list."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from home.sheets import marked
from home.sheets.book import open_book
from home.sheets.fields import Field, Fields, Form
from home.sheets.headings import Table
from home.sheets.reader import read_tables
from home.sheets.words import Complaint
from tests.home.sheets import files

FIELDS = Fields("people", 100, (
    Field("name", "Nama", "Name", is_required=True),
    Field("born_on", "Lahir", "Born on", Form.DATE),
    Field("code", "Kode", "Code", Form.CODE),
))  # fmt: skip
TABLES: list[Table] = [FIELDS.layout]
ROWS = [["Daftar anggota", None, None], ["Nama", "Lahir", "Kode"],
        ["Ani", date(2000, 1, 2), "007"], ["Budi", "kemarin", 12.5], ["=1+1", "", "8"]]  # fmt: skip
WRONG = Complaint("A", 4, "B “Lahir”", "kemarin", "Not a date.")


def given_back(data: bytes, *errors: Complaint, name: str = "a.xlsx") -> bytes:
    return marked.workbook_of(open_book(data, name), errors, TABLES)


def read(data: bytes):
    found = read_tables(open_book(data, "a.xlsx"), TABLES)
    return [row.cells for row in found.rows["people"]], found


def test_every_cell_stands_where_it_stood() -> None:
    data = files.xlsx({"A": ROWS})
    [first, second] = read(data)[0][:2]
    assert read(given_back(data, WRONG))[0][:2] == [first, second]


def test_wrong_cell_is_coloured_and_its_row_says_what_to_do() -> None:
    sheet = openpyxl.load_workbook(BytesIO(given_back(files.xlsx({"A": ROWS}), WRONG)))["A"]
    assert sheet["D2"].value == marked.MARK
    assert sheet["D4"].value == "B “Lahir”: Not a date."
    assert sheet["D3"].value is None
    assert sheet["B4"].fill.fgColor.rgb == "FFFBDDD5"
    assert sheet["B3"].fill.fgColor.rgb != "FFFBDDD5"


def test_column_that_says_what_to_mend_is_passed_over_when_the_list_comes_back() -> None:
    data = given_back(files.xlsx({"A": ROWS[:4]}), WRONG)
    _rows, found = read(data)
    assert found.receipt.is_whole
    assert not found.errors


def test_list_marked_twice_has_one_such_column() -> None:
    once = given_back(files.xlsx({"A": ROWS[:4]}), WRONG)
    assert given_back(once, WRONG) == once


def test_value_that_could_not_be_read_is_asked_for_again() -> None:
    """A formula that nobody computed must not come back as an empty cell, which would pass."""
    data = given_back(files.xlsx({"A": [*ROWS[:2], ["Ani", "=TODAY()", None]]}), WRONG)
    [row] = read(data)[0]
    assert row["born_on"] != ""
    assert str(row["born_on"]) == "#VALUE!"


def test_hidden_sheets_stay_hidden_and_merged_headings_merged() -> None:
    data = files.xlsx({"A": ROWS[:4], "B": ROWS[:4]}, hidden=("B",))
    book = open_book(given_back(data, WRONG), "a.xlsx")
    assert [(sheet.name, sheet.is_hidden) for sheet in book.sheets] == [("A", False), ("B", True)]


@pytest.mark.parametrize("write", [files.ods, files.xls])
def test_other_kinds_come_back_as_xlsx(write) -> None:
    data = write({"A": [["Nama", "Kode"], ["Ani", "007"]]})
    [row] = read(given_back(data, WRONG, name="a"))[0]
    assert row == {"name": "Ani", "code": "007"}


def test_text_that_a_program_might_run_is_guarded() -> None:
    data = given_back(b"Nama;Kode\n'=HYPERLINK(1);2\n", WRONG, name="a.csv")
    assert openpyxl.load_workbook(BytesIO(data)).worksheets[0]["A2"].value == "'=HYPERLINK(1)"
    assert read(data)[0][0]["name"] != ""


def test_errors_of_the_sheet_stand_in_its_first_row() -> None:
    whole = Complaint("A", 2, "", "", "The column “Nama” is missing.")
    sheet = openpyxl.load_workbook(BytesIO(given_back(files.xlsx({"A": ROWS[:4]}), whole)))["A"]
    assert sheet["D3"].value == "The column “Nama” is missing."
