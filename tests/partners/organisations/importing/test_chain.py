"""A list from the upload to the register and back."""

import pytest

from partners.organisations.models import Organisation, RegisterEntry, RegisterImport
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
State = RegisterImport.State


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()


def test_a_new_list_makes_cooperatives_with_all_that_it_says(moderator) -> None:
    record = lists.written(lists.book(*lists.rows(3)), moderator)
    assert (record.step, record.state, record.problem) == ("write", State.DONE, {})
    assert lists.outcomes(record) == {"new": 3}
    made = Organisation.objects.get(cooperative__registration_number="AHU-3301010002")
    assert made.slug == "koperasi-desa-merah-putih-kesugihan-k3301"
    assert made.region_id == "3301012002"
    assert (made.cooperative.is_kdkmp, made.cooperative.members) == (True, 102)
    assert made.cooperative.village == "Kesugihan"
    assert made.is_public
    assert made.register_entry.said["members"] == 102


def test_the_same_list_twice_changes_nothing(moderator) -> None:
    content = lists.book(*lists.rows(5))
    lists.written(content, moderator)
    again = lists.written(content, moderator)
    assert lists.outcomes(again) == {"same": 5}
    assert not again.rows.exists()


def test_a_list_that_is_taken_back_leaves_nothing(moderator) -> None:
    record = lists.written(lists.book(*lists.rows(4)), moderator)
    record = lists.rolled_back(record, moderator)
    assert (record.step, record.state) == ("undo", State.DONE)
    assert record.figures["stayed"] == 0
    assert not Organisation.objects.exists()
    assert not RegisterEntry.objects.exists()
