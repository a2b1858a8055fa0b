"""No row is written onto another cooperative: a number alone is not enough."""

from typing import Any

import pytest

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.importing.refusals import InTheListAlready
from partners.organisations.models import FormerIdentity, Organisation, RegisterRow
from partners.organisations.services import register_imports as services
from tests.home.sheets import files
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
FULL = "full"


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()


def facts() -> dict[str, tuple[str, str]]:
    """Number to name and region."""
    rows = Organisation.objects.values_list("cooperative__registration_number", "name", "region_id")
    return {number: (name, region) for number, name, region in rows}


def unsure(record: Any) -> RegisterRow:
    return record.rows.get(outcome="unsure")


def test_number_of_a_cooperative_elsewhere_is_asked_about(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    before = facts()
    slip = lists.row(9, number=lists.row(1)[0])
    record = lists.written(lists.book(slip), moderator, scope="part")
    assert lists.outcomes(record) == {"unsure": 1}
    assert unsure(record).errors[0]["problem"] == "number-elsewhere"
    assert facts() == before


def test_same_name_in_another_district_is_no_identity_either(moderator) -> None:
    lists.written(lists.book(*lists.rows(1)), moderator)
    namesake = lists.row(1, "330201", number=lists.row(1)[0])
    record = lists.checked(lists.book(namesake), moderator, scope="part")
    assert lists.outcomes(record) == {"unsure": 1}


def test_cooperative_that_is_renamed_keeps_its_number_and_place(moderator) -> None:
    lists.written(lists.book(*lists.rows(1)), moderator)
    renamed = lists.row(1, name="Koperasi Desa Merah Putih Sidomulyo Jaya")
    record = lists.checked(lists.book(renamed), moderator, scope="part")
    assert lists.outcomes(record) == {"changed": 1}


def test_village_that_is_counted_anew_in_its_district_is_followed(moderator) -> None:
    lists.written(lists.book(*lists.rows(1)), moderator)
    moved = lists.row(1, code="33.01.01.2030")
    record = lists.checked(lists.book(moved), moderator, scope="part")
    assert lists.outcomes(record) == {"changed": 1}


def test_place_that_people_corrected_here_does_not_part_it_from_its_row(moderator) -> None:
    lists.written(lists.book(*lists.rows(1)), moderator)
    Organisation.objects.update(region="3302012005")
    record = lists.checked(lists.book(*lists.rows(1)), moderator, scope="part")
    assert lists.outcomes(record) == {"same": 1}


def test_owner_of_a_number_that_another_one_had_by_mistake_is_a_cooperative_of_its_own(
    moderator,
) -> None:
    """The list gave the first the second's number, and mended it; now comes the second."""
    first, second = lists.row(1), lists.row(2)
    lists.written(lists.book([second[0], *first[1:]]), moderator, scope="part")
    lists.written(lists.book(first), moderator, scope="part")
    assert FormerIdentity.objects.filter(kind="number", value=second[0]).exists()
    record = lists.checked(lists.book(second), moderator, scope="part")
    assert unsure(record).errors[0]["problem"] == "number-elsewhere"
    row = unsure(record)
    services.decide(row, seen=row.version, by=Actor(moderator), organisation=None)
    lists.carried_out(lists.fresh(record), moderator)
    assert {number: name for number, (name, _) in facts().items()} == {
        first[0]: first[1],
        second[0]: second[1],
    }


def test_former_number_in_the_same_village_needs_the_name_as_well(moderator) -> None:
    first = lists.row(1)
    lists.written(lists.book(lists.row(1, number="BH-1")), moderator, scope="part")
    lists.written(lists.book(first), moderator, scope="part")
    again = lists.checked(lists.book(lists.row(1, number="BH-1")), moderator, scope="part")
    assert "unsure" not in lists.outcomes(again)
    other = lists.row(1, number="BH-1", name="KUD Sidomulyo", kind="lainnya")
    record = lists.checked(lists.book(other), moderator, scope="part")
    assert unsure(record).errors[0]["problem"] == "former-number"


def test_numbers_of_digits_alone_are_texts(moderator) -> None:
    """A number of the register of cooperatives (NIK) has digits only."""
    lists.written(lists.book(lists.row(1, number="3301010010001")), moderator)
    record = lists.checked(lists.book(lists.row(1, number="3301010010001")), moderator)
    assert lists.outcomes(record) == {"same": 1}


@pytest.mark.parametrize(
    "place", [{}, {"Provinsi": "Provinsi 33"}], ids=["no place", "its province only"]
)
def test_number_without_place_and_with_another_name_is_asked_about(moderator, place) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    before = facts()
    headings = ["Nomor badan hukum", "Nama koperasi", "Jumlah anggota", *place]
    row = [lists.row(1)[0], "KUD Mina Samudra Jaya", 5, *place.values()]
    record = lists.written(files.xlsx({"D": [headings, row]}), moderator, scope="part")
    assert unsure(record).errors[0]["problem"] == "number-alone"
    assert facts() == before


def test_number_and_name_are_enough_without_a_place(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    number, name, *_others = lists.row(1)
    headings = ["Nomor badan hukum", "Nama koperasi", "Jumlah anggota"]
    content = files.xlsx({"D": [headings, [number, name.upper(), 5]]})
    record = lists.written(content, moderator, scope="part")
    assert lists.outcomes(record) == {"changed": 1}


def test_number_of_another_kind_with_another_name_in_the_village_is_asked_about(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    before = facts()
    number, _name, code, *_others = lists.row(1)
    slip = [number, "KUD Mina Samudra Jaya", code, "lainnya", 5]
    record = lists.written(lists.book(slip), moderator, scope="part")
    assert unsure(record).errors[0]["problem"] == "number-alone"
    assert facts() == before


def test_village_that_was_corrected_here_makes_no_second_cooperative(moderator) -> None:
    content = lists.book(lists.row(1, number=""), lists.row(2))
    lists.written(content, moderator)
    moved = Organisation.objects.get(name=lists.row(1)[1])
    Organisation.objects.filter(pk=moved.pk).update(region=f"{moved.region_id[:6]}2012")
    record = lists.checked(content, moderator)
    assert lists.outcomes(record) == {"same": 2}
    other = lists.row(1, number="", name="Koperasi Desa Merah Putih Lain")
    record = lists.checked(lists.book(other, lists.row(2)), moderator)
    assert lists.outcomes(record) == {"unsure": 1, "same": 1}
    assert unsure(record).errors[0]["problem"] == "village-corrected"


def test_cooperative_that_a_row_as_before_names_is_no_answer_for_another_row(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    slip = lists.row(9, number=lists.row(2)[0])
    content = lists.book(lists.row(2, number=""), slip)
    record = lists.checked(content, moderator, scope="part")
    row = unsure(record)
    one = Organisation.objects.get(code=row.candidates[0]["code"])
    with pytest.raises(InTheListAlready):
        services.decide(row, seen=version_of(row), by=Actor(moderator), organisation=one)
