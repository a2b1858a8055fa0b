"""One cell: text, numbers, yes and no, days."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.sheets import cells
from home.sheets.problems import CellRefused, Problem
from home.sheets.values import Broken, comparable, is_empty, letter, position, text_of

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_day_is_read_however_it_is_written(day: date) -> None:
    d, m, y = day.day, day.month, day.year
    name = MONTHS[m - 1]
    serial = (day - cells.SPREADSHEET_EPOCH).days
    for typed in (
        day, datetime(y, m, d, 13, 5), day.isoformat(), f"{d}/{m}/{y}", f"{d:02}-{m:02}-{y}",
        f"{d}.{m}.{y}", f"{d} {name} {y}", f"Senin, {d} {name.upper()} {y}", f"{name} {d}, {y}",
        f"{day.isoformat()} 00:00:00", f"{day.isoformat()}T00:00", f"\u00a0{d} {name}\u00a0{y} ",
        float(serial), serial, str(serial),
    ):  # fmt: skip
        assert cells.day(typed) == day


def test_date_that_cannot_be_meant_is_called_a_date() -> None:
    for typed in ("9999-12-31", "1/1/1900", date(1900, 1, 1)):
        with pytest.raises(CellRefused) as refusal:
            cells.day(typed)
        assert refusal.value.problem is Problem.YEAR_OUT_OF_BOUNDS
        assert refusal.value.more == ("1945–2100",)


@pytest.mark.parametrize("typed", [
    "31/2/2024", "2024", "besok", "20 Febuari 2024", "01/02/03", 12, True,
    "2024-13-01", "-1/2/2024", "1 2 3 2024",
])  # fmt: skip
def test_what_is_no_day_is_refused(typed) -> None:
    with pytest.raises(CellRefused) as refusal:
        cells.day(typed)
    assert refusal.value.problem is Problem.NOT_A_DATE


def test_year_of_two_digits_is_read_only_where_one_century_is_meant() -> None:
    assert cells.day("2/3/26", range(2000, 2101)) == date(2026, 3, 2)


def test_day_and_month_are_asked_about_never_guessed() -> None:
    column = [("C2", "2/3/2024"), ("C3", "2/20/2024"), ("C4", "20/2/2024"), ("C5", "2024-02-03")]
    days = cells.Days(column)
    with pytest.raises(CellRefused) as refusal:
        days.read("2/3/2024")
    assert refusal.value.problem is Problem.DAY_OR_MONTH
    assert refusal.value.more == ("2/20/2024", "C3")
    with pytest.raises(CellRefused) as refusal:
        days.read("2/20/2024")
    assert refusal.value.problem is Problem.MONTH_FIRST
    assert days.read("2024-02-03") == date(2024, 2, 3)
    assert days.read("20/2/2024") == date(2024, 2, 20)
    assert days.read("3/3/2024") == date(2024, 3, 3)
    # What the program took for a date, it took in its own order.
    for kept in (date(2024, 3, 2), datetime(2024, 3, 2, 9), 45353.0, 45353):
        with pytest.raises(CellRefused) as refusal:
            days.read(kept)
        assert refusal.value.problem is Problem.DAY_OR_MONTH
    assert days.read(date(2024, 2, 20)) == date(2024, 2, 20)
    assert cells.Days(column[:1]).read("2/3/2024") == date(2024, 3, 2)


@given(st.integers(0, 999_999_999))
def test_whole_number_is_read_however_a_spreadsheet_keeps_it(number: int) -> None:
    for typed in (
        number,
        float(number),
        str(number),
        f" {number}\u00a0",
        f"{number}.0",
        f"{number},0",
    ):
        assert cells.whole(typed) == number


@pytest.mark.parametrize("typed", [1.5, "1.000", "dua", "1e3", "", True, "١", "1 000"])
def test_what_is_no_whole_number_is_refused(typed) -> None:
    with pytest.raises(CellRefused) as refusal:
        cells.whole(typed)
    assert refusal.value.problem is Problem.NOT_A_NUMBER


def test_number_keeps_its_bounds() -> None:
    for value, problem in ((-1, Problem.TOO_SMALL), (11, Problem.TOO_LARGE)):
        with pytest.raises(CellRefused) as refusal:
            cells.whole(value, 0, 10)
        assert refusal.value.problem is problem


@pytest.mark.parametrize("read", [
    cells.text, cells.several, cells.whole, cells.yes_or_no, cells.day, cells.Days(()).read,
])  # fmt: skip
def test_broken_cell_is_refused_whatever_is_read(read) -> None:
    for value, problem in (
        (Broken(), Problem.FORMULA_WITHOUT_VALUE), (Broken("#REF!"), Problem.ERROR_VALUE),
        # As a CSV has them, or whoever pasted values.
        ("#N/A", Problem.ERROR_VALUE), ("Err:502", Problem.ERROR_VALUE),
        ("########", Problem.ERROR_VALUE), (" #ref! ", Problem.ERROR_VALUE),
        ("=SUM(A1:A3)", Problem.FORMULA_WITHOUT_VALUE), ("=B2", Problem.FORMULA_WITHOUT_VALUE),
        ("=-$C$7*2", Problem.FORMULA_WITHOUT_VALUE),
        ("='Jawa Barat'!B2", Problem.FORMULA_WITHOUT_VALUE),
    ):  # fmt: skip
        with pytest.raises(CellRefused) as refusal:
            read(value)
        assert refusal.value.problem is problem


@pytest.mark.parametrize("text", ["#1", "# catatan", "=)", "= sama", "Erro", "'=B2", "ER-502"])
def test_text_that_only_looks_broken_is_text(text: str) -> None:
    assert cells.text(text) == text.removeprefix("'")


def test_yes_and_no() -> None:
    assert [cells.yes_or_no(v) for v in ("Ya", True, 1.0, "YES ", "✓")] == [True] * 5
    assert [cells.yes_or_no(v) for v in ("tidak", False, 0, "-", "T")] == [False] * 5
    with pytest.raises(CellRefused):
        cells.yes_or_no("mungkin")


@given(st.text())
def test_plain_text_is_plain_and_stays_so(text: str) -> None:
    found = text_of(text)
    unseen = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
    assert not [c for c in found if c not in "\n " and unicodedata.category(c) in unseen]
    assert found == found.strip()
    assert "  " not in found
    if not found.startswith("'"):
        assert text_of(found) == found
    assert is_empty(text) == (found == "")


def test_plain_text_of_what_people_paste() -> None:
    assert text_of("Kope\u00adrasi\u200b \u00a0 Maju\ufeff") == "Koperasi Maju"
    assert text_of("Cafe\u0301") == "Café"
    assert text_of(" satu \r\n dua\u2028tiga") == "satu\ndua\ntiga"
    assert [text_of(v) for v in (12.0, 0.1 + 0.2, True, datetime(2024, 2, 20))] == [
        "12", "0.3", "TRUE", "2024-02-20"
    ]  # fmt: skip
    assert cells.several("a; b|c\nb") == ["a", "b", "c"]


@given(st.integers(0, 20_000))
def test_letters_of_columns(at: int) -> None:
    assert position(letter(at)) == at
    assert comparable(letter(at)) == letter(at).casefold()


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_are_compared_like_those_of_any_script(text: str) -> None:
    assert comparable(text) == comparable(f"{text} \u00e9").removesuffix("\u00e9").strip()
    assert is_empty(text) == (text_of(text) == "")
