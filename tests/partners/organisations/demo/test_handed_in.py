"""The made-up list as a file of the ministry, with rows that are spoiled."""

from pathlib import Path

import pytest

from home.regions.lookup import Problem, find, official_regions
from home.regions.source import VILLAGE
from home.sheets.book import open_path
from partners.organisations.demo import nation
from partners.organisations.demo.handed_in import (
    HEADINGS,
    HandedIn,
    Spoiled,
    hand_in,
    rows_of,
)
from partners.organisations.demo.nation import DemoCooperative

CODE = HEADINGS.index("Kode Desa")


@pytest.fixture(scope="module")
def some() -> list[DemoCooperative]:
    return list(nation.cooperatives(inside={"3301", "3372", "1101"}))


@pytest.fixture(scope="module")
def spoiled(some: list[DemoCooperative]) -> HandedIn:
    return hand_in(some, bad=0.1)


def test_a_row_stands_for_each_cooperative(some: list[DemoCooperative]) -> None:
    handed_in = hand_in(some)
    assert not handed_in.spoiled
    assert [row[0] for row in handed_in.rows] == [one.number for one in some]
    assert all(len(row) == len(HEADINGS) for row in handed_in.rows)


def test_villages_and_terms_stand_in_words(some: list[DemoCooperative]) -> None:
    one = next(one for one in some if one.stage == "outlets-ready")
    row = dict(zip(HEADINGS, hand_in([one]).rows[0], strict=True))
    assert row["Kode Desa"] == ".".join(
        [one.place.code[:2], one.place.code[2:4], one.place.code[4:6], one.place.code[6:]]
    )
    assert row["Tahap"] == "Gerai jadi"
    assert str(row["Unit Usaha"]).startswith("Kantor koperasi")
    assert row["Anggota"] == one.members


def test_so_many_rows_are_spoiled_in_every_way(
    some: list[DemoCooperative], spoiled: HandedIn
) -> None:
    assert len(spoiled.spoiled) == round(0.1 * len(some))
    assert {one.how for one in spoiled.spoiled} == set(Spoiled)


def test_what_is_not_named_as_spoiled_is_as_it_was(
    some: list[DemoCooperative], spoiled: HandedIn
) -> None:
    whole = hand_in(some).rows
    changed = {
        at + 2
        for at, (before, after) in enumerate(zip(whole, spoiled.rows, strict=True))
        if before != after
    }
    assert changed == {one.row for one in spoiled.spoiled}


def test_a_doubled_number_or_village_names_the_other_row(spoiled: HandedIn) -> None:
    doubled = [one for one in spoiled.spoiled if one.other]
    assert {one.how for one in doubled} == {Spoiled.NUMBER_TWICE, Spoiled.VILLAGE_TWICE}
    for one in doubled:
        at = HEADINGS.index(one.heading)
        assert spoiled.rows[one.row - 2][at] == spoiled.rows[one.other - 2][at]
        assert {one.row, one.other} <= rows_of(spoiled.spoiled)


@pytest.mark.parametrize(
    ("how", "problem"),
    [
        (Spoiled.UNKNOWN_VILLAGE, Problem.UNKNOWN),
        (Spoiled.LOST_DIGITS, Problem.DAMAGED),
        (Spoiled.SHORT_CODE, Problem.UNKNOWN),
    ],
)
def test_a_spoiled_code_names_no_village(spoiled: HandedIn, how: Spoiled, problem: Problem) -> None:
    rows = [spoiled.rows[one.row - 2] for one in spoiled.spoiled if one.how is how]
    answers = [find(str(row[CODE]), official_regions(VILLAGE), levels={VILLAGE}) for row in rows]
    assert {answer.problem for answer in answers} == {problem}


def test_a_workbook_and_a_csv_say_the_same(tmp_path: Path, some: list[DemoCooperative]) -> None:
    handed_in = hand_in(some[:20])
    handed_in.write_workbook(tmp_path / "list.xlsx")
    handed_in.write_csv(tmp_path / "list.csv")
    for name in ("list.xlsx", "list.csv"):
        rows = open_path(tmp_path / name).sheets[0].rows
        assert [str(cell) for cell in rows[0]] == list(HEADINGS)
        assert len(rows) == 21
