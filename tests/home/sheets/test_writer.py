"""What is taken away runs nothing, and comes back as it was."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from home.sheets.book import open_book
from home.sheets.guard import guarded
from home.sheets.values import text_of
from home.sheets.writer import Grid, csv_bytes, grid, workbook

RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("text", [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1)", "\t=1", "\r=1", "＝1", "  =1", "\n=1",
    "\u00a0=1", "\u200b=1", "=", "-",
])  # fmt: skip
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", ["+62 811-000 111", "-5", "Biasa", "", " ", 3, -3, -1.5, None, True]
)
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert guarded(value) is value


@given(st.text(), st.sampled_from(["", " ", "\u00a0", "\ufeff "]), st.sampled_from(RUNS))
def test_guard_holds_whatever_stands_around(text: str, before: str, start: str) -> None:
    found = guarded(f"{before}{start}{text}")
    bare = found.lstrip(" \n\u00a0\ufeff\u200b")
    assert not bare.startswith(RUNS) or not any(each.isalpha() for each in bare)


@given(st.sampled_from("=@＝"), st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_guard_is_taken_off_again_by_the_reader(start: str, text: str) -> None:
    typed = text_of(start + text)
    for content in (
        csv_bytes(["x", "y"], [[typed, "z"]]),
        workbook([Grid("A", ["x", "y"], [[typed, "z"]])]),
    ):
        assert text_of(open_book(content, "a").sheets[0].rows[1][0]) == typed


@pytest.mark.parametrize("between", [";", "\t", "|", ",", "\n", '; "', ";\u200b "])
@pytest.mark.parametrize("start", ["=HYPERLINK(1)", "@SUM(1)", "-1-1", "+A1", "＝1"])
def test_csv_split_at_another_separator_shows_no_formula_and_is_read_back(
    between: str, start: str
) -> None:
    text = f"susu{between}{start}"
    content = csv_bytes(["x", "y"], [[text, "z"]])
    assert f"{between}{start}".encode() not in content.replace(b'""', b'"')
    rows = open_book(content, "a.csv").sheets[0].rows
    assert rows[1] == [text, "z"]


@pytest.mark.parametrize("text", ["susu; -5", "telp.; +62 811-000", "a@b; c@d", "a - b; c-d"])
def test_numbers_within_a_text_stay(text: str) -> None:
    assert f"{text},z" in csv_bytes(["x", "y"], [[text, "z"]]).decode("utf-8-sig")


def test_csv_guards_headings_and_cells_and_writes_days_as_days() -> None:
    content = csv_bytes(["=x", "y"], [["=HYPERLINK(1)", date(2024, 2, 20)], [-5, None]])
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["'=x", "y"], ["'=HYPERLINK(1)", "2024-02-20"], ["-5", ""]
    ]  # fmt: skip


def test_workbook_holds_values_of_every_kind() -> None:
    moment = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
    row = ["=1", 3, -1.5, date(2024, 2, 20), moment, True, None, "a\nb"]
    page = load_workbook(
        io.BytesIO(workbook([grid("A", [(str(n), 10) for n in range(8)], [row])]))
    ).active
    cells = [cell.value for cell in page[2]]
    assert cells == [
        "'=1", 3, -1.5, datetime(2024, 2, 20), datetime(2026, 3, 2, 13, 30), True, None, "a\nb"
    ]  # fmt: skip
    assert page["A2"].data_type == "s"
    assert page.freeze_panes == "A2"


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    content = workbook([grid("a/b", [("Kolom", 10)], [["x\x00\x0by\ud800"]], note="Catatan")])
    sheet = load_workbook(io.BytesIO(content)).active
    assert (sheet.title, sheet["A1"].value, sheet["A4"].value) == ("a b", "Catatan", "xy")
    assert sheet.freeze_panes == "A4"
