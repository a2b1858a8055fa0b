"""Codes and telephone numbers come whole, or are refused at their cell."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.sheets.book import open_book
from home.sheets.identifiers import Codes, telephone, whole_code
from home.sheets.problems import CellRefused, Problem
from home.sheets.values import Broken
from tests.home.sheets.files import xlsx

REFUSED = [
    (1.10101e18, Problem.CODE_LOST_DIGITS),
    (10**15, Problem.CODE_LOST_DIGITS),
    ("1.10101E+12", Problem.CODE_LOST_DIGITS),
    ("1,10101e+12", Problem.CODE_LOST_DIGITS),
    ("3E+07", Problem.CODE_LOST_DIGITS),
    (33.1, Problem.CODE_IS_A_FRACTION),
    (date(2026, 4, 3), Problem.CODE_IS_A_DAY),
    (datetime(2026, 4, 3), Problem.CODE_IS_A_DAY),
    (time(1, 2), Problem.CODE_IS_A_DAY),
    (Broken("#REF!"), Problem.ERROR_VALUE),
]


@pytest.mark.parametrize(("value", "problem"), REFUSED)
def test_damaged_code_is_refused(value, problem: Problem) -> None:
    for read in (Codes().read, telephone):
        with pytest.raises(CellRefused) as refusal:
            read(value)
        assert refusal.value.problem is problem


@given(st.from_regex(r"[A-Z0-9][A-Z0-9/. -]{0,20}[A-Z0-9]", fullmatch=True))
def test_code_that_was_written_as_text_comes_as_it_was_written(code: str) -> None:
    rows = open_book(xlsx({"A": [[code]]}), "a").sheets[0].rows
    assert Codes().read(rows[0][0]) == " ".join(code.split())


@pytest.mark.parametrize("value", ["0012", "12/NK/2024", "1E5", "E+12", "1101010000001", "33.10"])
def test_whole_code_stays(value: str) -> None:
    assert Codes().read(value) == whole_code(value) == value


def test_number_beside_a_code_with_zeros_in_front_is_asked_about() -> None:
    column = [("A2", 12.0), ("A3", "0013"), ("A4", "A-1")]
    with pytest.raises(CellRefused) as refusal:
        Codes(column).read(12.0)
    assert refusal.value.problem is Problem.CODE_LOST_ZEROS
    assert refusal.value.more == ("0013", "A3")
    assert Codes(column).read("0013") == "0013"
    assert Codes(column[:1]).read(12.0) == "12"


@pytest.mark.parametrize(
    "value",
    ["0812 3456 7890", "+62 812-3456-7890", "(021) 520 1234", "+670 331 0000", "14045", 14045.0,
     "021-5201234 ext. 12", "5201234"],
)  # fmt: skip
def test_whole_telephone_number_stays(value) -> None:
    assert telephone(value) == (value if isinstance(value, str) else "14045")


@pytest.mark.parametrize(
    "value",
    [81234567890.0, 6281234567890.0, "81234567890", "812 3456 7890", "6281234567890", 215201234],
)  # fmt: skip
def test_telephone_number_without_its_zero_or_plus_is_refused(value) -> None:
    with pytest.raises(CellRefused) as refusal:
        telephone(value)
    assert refusal.value.problem is Problem.TELEPHONE_INCOMPLETE
