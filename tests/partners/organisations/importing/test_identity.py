"""No row is written onto another cooperative: a number alone is not enough."""

from typing import Any

import pytest

from home.access import Actor
from partners.organisations.models import FormerIdentity, Organisation, RegisterRow
from partners.organisations.services import register_imports as services
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
