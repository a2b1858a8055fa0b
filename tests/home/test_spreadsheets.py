"""Workbooks that cannot run anything."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from home.spreadsheets import Sheet, guarded, workbook


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1)", "\t=1", "＝1"]
)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["+62 811-000 111", "-5", "Biasa", 3, None])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert guarded(value) == value


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    content = workbook([Sheet("a/b", [("Kolom", 10)], [["x\x00\x0by"]], note="Catatan")])
    sheet = load_workbook(BytesIO(content)).active
    assert (sheet.title, sheet["A1"].value, sheet["A4"].value) == ("a b", "Catatan", "xy")
