"""What stands in a cell, and what it means."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.sheets.book import Sheet
from home.sheets.fields import read
from home.sheets.looking import find
from home.sheets.problems import CellRefused, Problem
from home.sheets.values import text_of
from partners.agreements.importing.columns import AGREEMENTS, TABLES

DAY = date(2024, 2, 20)


@pytest.mark.parametrize(
    "value",
    [
        DAY, datetime(2024, 2, 20, 9), "2024-02-20", "2024-02-20 00:00:00", "20/02/2024",
        "20.2.2024", "20-02-2024", "20 Februari 2024", "20 february 2024", "20 Feb 2024",
        "45342", 45342, 45342.0,
    ],
)  # fmt: skip
def test_date_may_be_written_in_many_ways(value: object) -> None:
    assert read(AGREEMENTS.by_key["signed_on"], value) == DAY


@pytest.mark.parametrize(
    "value",
    ["31/02/2024", "2024", "besok", "20 Foo 2024", "٢٠/٠٢/٢٠٢٤", 1e30, "x" * 10_000],
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(CellRefused) as refusal:
        read(AGREEMENTS.by_key["signed_on"], value)
    assert refusal.value.problem is Problem.NOT_A_DATE


@pytest.mark.parametrize(("value", "meaning"), [("ya", True), ("Yes", True), (True, True),
                                                ("tidak", False), (0, False)])  # fmt: skip
def test_yes_and_no_in_both_languages(value: object, meaning: bool) -> None:
    assert read(AGREEMENTS.by_key["renews_automatically"], value) is meaning


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("notice_days", "90 hari", Problem.NOT_A_NUMBER),
        ("notice_days", "-1", Problem.TOO_SMALL),
        ("notice_days", 99999, Problem.TOO_LARGE),
        ("notice_days", "9" * 20, Problem.NOT_A_NUMBER),
        ("renews_automatically", "mungkin", Problem.NOT_YES_OR_NO),
        ("title_id", "x" * 201, Problem.TOO_LONG),
    ],
)
def test_wrong_cells_say_what_is_wrong(key: str, value: object, problem: Problem) -> None:
    with pytest.raises(CellRefused) as refusal:
        read(AGREEMENTS.by_key[key], value)
    assert refusal.value.problem is problem


def test_several_names_are_divided_and_named_once() -> None:
    assert read(AGREEMENTS.by_key["partners"], "ICA; SECoop;;ICA") == ["ICA", "SECoop"]


def test_our_own_guard_against_formulas_is_taken_off() -> None:
    assert text_of("'=1+1") == "=1+1"
    assert text_of("d'Alembert") == "d'Alembert"


def test_headings_are_known_in_both_languages_whatever_their_case() -> None:
    row = [" JUDUL* ", "Kind", None, "signed_on", "Foo", "judul"]
    found = find(Sheet("A", [row]), [table.layout for table in TABLES])
    assert {place.at: place.key for place in found.places} == {
        0: "title_id",
        1: "kind",
        3: "signed_on",
    }


def test_headings_of_templates_handed_out_before_are_known() -> None:
    row = ["Pihak kita", "Penanda tangan kita", "Unit kita"]
    found = find(Sheet("A", [row]), [table.layout for table in TABLES])
    assert [place.key for place in found.places] == ["our_party", "our_signatory", "unit"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_columns_share_a_heading(table) -> None:
    names = {(c.key, n) for c in table.columns for n in (c.name_id, c.name_en, *c.also)}
    for key, name in names:
        assert table.layout.find(name)[0].key == key


COLUMNS = [column for table in TABLES for column in table.columns]


@given(st.sampled_from(COLUMNS), st.one_of(st.text(), st.integers(), st.floats(), st.booleans(),
                                           st.dates(), st.datetimes()))  # fmt: skip
def test_any_cell_is_read_or_refused(column, value: object) -> None:
    with suppress(CellRefused):
        read(column, value)
