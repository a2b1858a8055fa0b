"""One answer for each row: what is taken, what is shown, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.deciding import EXACT_MARGIN, Reason, Verdict, decide
from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.names import read
from partners.organisations.reconciliation.places import Row
from partners.organisations.reconciliation.scoring import Block, Village
from tests.partners.organisations.reconciliation.listed import ListedRegister

KESUGIHAN = "3301022003"
ONE = Cooperative("kdmp-kesugihan", "KDMP Kesugihan", "AHU-1.AH.2025", KESUGIHAN, True)
KUD = Cooperative("kud-mino-saroyo", "KUD Mino Saroyo", "", "3301", False)


def answer(row: Row, within: str = "", *known: Cooperative) -> Answer:
    return answers([row], ListedRegister(known), within)[0]


def test_the_village_is_there() -> None:
    found = ListedRegister().villages(["3301"])
    assert next(each.code for each in found if each.name == "Kesugihan") == KESUGIHAN


def test_name_district_and_regency_are_a_village_and_its_cooperative() -> None:
    row = Row("KDMP KESUGIHAN", district="Kec. Kesugihan", regency="KAB. CILACAP")
    found = answer(row, "", ONE)
    assert (found.verdict, found.finding.village, found.cooperative) == (
        Verdict.AUTOMATIC,
        KESUGIHAN,
        ONE,
    )


def test_one_cell_says_as_much_as_three_columns() -> None:
    found = answer(Row("Desa Kesugihan, Kec. Kesugihan, Kab. Cilacap"))
    assert found.finding.village == KESUGIHAN


@pytest.mark.parametrize("code", ["3301022003", "33.01.02.2003"])
def test_a_code_is_a_village_with_dots_or_without(code: str) -> None:
    found = answer(Row("Kesugihan", code=code), "", ONE)
    assert (found.finding.reason, found.cooperative) == (Reason.CODE, ONE)


def test_a_code_beside_another_name_is_asked_about() -> None:
    found = answer(Row("Sidomulyo", code=KESUGIHAN))
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.CONTRADICTION)


@pytest.mark.parametrize(
    "row",
    [
        Row(""),
        Row("Kesugihan"),
        Row("KDMP Kesugihn", district="Kec. Kesugihan", regency="Kab. Cilacap"),
        Row("Koperasi Desa Merah Putih KESUGIHAN", province="Jawa Tengah"),
    ],
)
def test_a_number_is_taken_where_nothing_speaks_against_it(row: Row) -> None:
    for known in (row._replace(number="no. ahu-1.ah.2025"), row._replace(code=ONE.code)):
        found = answer(known, "", ONE)
        assert (found.verdict, found.cooperative) == (Verdict.AUTOMATIC, ONE)


@pytest.mark.parametrize(
    "row",
    [
        Row("Sidomulyo"),
        Row("KDMP Kalisabuk", district="Kesugihan"),
        Row("Kesugihan 2"),
        Row("Kesugihan", district="Adipala"),
        Row("Kesugihan", regency="Kab. Malang"),
        Row("Kesugihan", province="Jawa Timur"),
        Row("Kel. Kesugihan"),
        Row("KUD Mino Saroyo"),
    ],
    ids=lambda row: " ".join(filter(None, row)),
)
def test_a_number_or_code_beside_another_name_or_place_is_asked_about(row: Row) -> None:
    for known in (row._replace(number=ONE.number), row._replace(code=ONE.code)):
        found = answer(known, "", ONE)
        assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.CONTRADICTION)
        assert (found.cooperative, found.others) == (None, ((ONE, 100.0),))


def test_a_number_outside_the_place_that_holds_for_all_is_asked_about() -> None:
    found = answer(Row("Kesugihan", number=ONE.number), "3507", ONE)
    assert (found.verdict, found.cooperative) == (Verdict.UNSURE, None)


def test_a_number_of_another_kind_of_cooperative_of_the_village_is_asked_about() -> None:
    kud = KUD._replace(number="BH-7", region=KESUGIHAN)
    asked = answer(Row("KDMP Kesugihan", number="BH-7"), "", kud)
    assert (asked.verdict, asked.cooperative) == (Verdict.UNSURE, None)
    taken = answer(Row("KUD MINO SAROYO", number="BH-7"), "", kud)
    assert (taken.verdict, taken.cooperative) == (Verdict.AUTOMATIC, kud)


@pytest.mark.parametrize("row", [Row("Kesugihan", district="Adipala"), Row("", regency="Malang")])
def test_a_village_code_beside_another_place_is_asked_about(row: Row) -> None:
    found = answer(row._replace(code=KESUGIHAN))
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.CONTRADICTION)


def test_a_number_and_a_code_of_two_are_asked_about() -> None:
    found = answer(Row("", number="AHU-1.AH.2025", code="3301022004"), "", ONE)
    assert (found.verdict, found.cooperative) == (Verdict.UNSURE, None)


@pytest.mark.parametrize(
    "row",
    [
        Row("KDMP Kesugihan", district="Kesugihan", regency="3301", number="AHU-9.AH.2025"),
        Row("Kesugihan", code=KESUGIHAN, number="AHU-9.AH.2025"),
        Row("Kesugihan", code="kdmp-kesugihan", number="AHU-9.AH.2025"),
    ],
    ids=["name", "village code", "code here"],
)
def test_a_cooperative_with_another_number_is_asked_about(row: Row) -> None:
    found = answer(row, "", ONE)
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.CONTRADICTION)
    assert (found.cooperative, found.others[0][0]) == (None, ONE)


def test_a_regency_that_is_not_known_is_said() -> None:
    found = answer(Row("Kesugihan", regency="Kab. Cilacp"))
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.REGENCY_UNKNOWN)


def test_a_name_alone_is_never_taken() -> None:
    found = answer(Row("Kesugihan"), "", ONE)
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.NO_REGENCY)
    assert found.cooperative is None


def test_a_province_is_too_wide_for_a_name_alone() -> None:
    found = answer(Row("Kesugihan"), "33")
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.REGENCY_UNCLEAR)


def test_in_a_province_name_and_district_are_enough() -> None:
    assert answer(Row("Kesugihan", district="Kesugihan"), "33").finding.village == KESUGIHAN


def test_a_regency_outside_the_one_that_holds_for_all_is_not_searched() -> None:
    found = answer(Row("Kesugihan", district="Kesugihan", regency="Cilacap"), "3302")
    assert found.verdict is not Verdict.AUTOMATIC


def test_another_kind_is_asked_about() -> None:
    found = answer(Row("Kel. Kesugihan", district="Kesugihan"), "3301")
    assert (found.verdict, found.finding.reason) == (Verdict.UNSURE, Reason.OTHER_KIND)


def test_of_two_cooperatives_in_one_village_none_is_chosen() -> None:
    two = ONE._replace(code="kdmp-kesugihan-2", number="")
    found = answer(Row("Kesugihan", district="Kesugihan"), "3301", ONE, two)
    assert (found.finding.village, found.cooperative) == (KESUGIHAN, None)
    assert [one.code for one, _ in found.others] == [ONE.code, two.code]


def test_another_cooperative_is_only_suggested() -> None:
    found = answer(Row("KUD MINO SAROYO"), "3301", ONE, KUD)
    assert (found.verdict, found.cooperative) == (Verdict.UNSURE, None)
    assert found.others[0] == (KUD, 100.0)


def test_only_the_regencies_that_are_named_are_searched() -> None:
    register = ListedRegister()
    rows = [Row("Kesugihan", regency="3301"), Row("Tanjung", regency="3302")] * 50
    answers(rows, register)
    assert sorted(register.asked) == ["3301", "3302"]


def test_every_row_has_its_answer_in_its_place() -> None:
    rows = [Row("Kesugihan", district="Kesugihan"), Row(""), Row("", code=KESUGIHAN)]
    found = answers(rows, ListedRegister(), "3301")
    assert [each.verdict for each in found] == [
        Verdict.AUTOMATIC,
        Verdict.NOTHING,
        Verdict.AUTOMATIC,
    ]


LETTERS = st.text(st.sampled_from("aeiou kmnst12I"), max_size=12)


@settings(max_examples=60)
@given(st.lists(LETTERS.filter(str.strip), min_size=1, max_size=8), LETTERS)
def test_an_automatic_link_leaves_the_next_one_behind(listed: list[str], text: str) -> None:

    villages = [
        Village(f"33010720{at:02}", name, "desa", "Satu") for at, name in enumerate(listed, 1)
    ]
    found = decide(read(text), "Satu", Block(villages))
    if found.verdict is Verdict.AUTOMATIC:
        assert found.margin >= EXACT_MARGIN
        assert found.candidates[0].has_marks


@given(st.lists(st.builds(Row, *[st.text(max_size=30)] * 8), max_size=5))
def test_whatever_is_handed_in_is_answered(rows: list[Row]) -> None:
    assert len(answers(rows, ListedRegister())) == len(rows)


def test_nothing_found_says_so_and_not_that_a_person_can_tell() -> None:
    found = answer(Row("KUD Hantu"), "3301", ONE)
    assert (found.verdict, found.finding.reason) == (Verdict.NOTHING, Reason.UNKNOWN)
