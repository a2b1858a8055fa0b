"""What the list says, what it said, and what stands here."""

import pytest

from home.access import Actor
from partners.organisations.models import FormerIdentity, Organisation, RegisterEntry
from partners.organisations.services import organisations
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()


def test_a_list_that_says_something_new_changes_it(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    record = lists.written(lists.book(lists.row(1, members=500)), moderator, scope="part")
    row = record.rows.get()
    assert (row.before, row.after) == ({"members": 101}, {"members": 500})
    assert Organisation.objects.get().cooperative.members == 500


def test_what_the_cooperative_corrected_stays_and_is_shown(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    profile = Organisation.objects.get().cooperative
    organisations.update_profile(profile, by=Actor(moderator), members=250)
    same = lists.written(lists.book(lists.row(1)), moderator, scope="part")
    assert lists.outcomes(same) == {"same": 1}
    record = lists.written(lists.book(lists.row(1, members=500)), moderator, scope="part")
    assert record.rows.get().kept == [{"key": "members", "here": 250, "list": 500}]
    profile.refresh_from_db()
    assert profile.members == 250
    assert RegisterEntry.objects.get().said["members"] == 500


def test_what_stood_here_before_any_list_stays_when_the_list_moves_again(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    RegisterEntry.objects.all().delete()
    for members in (301, 305):
        content = lists.book(lists.row(1, members=members))
        record = lists.written(content, moderator, scope="part")
        assert record.rows.get().kept == [{"key": "members", "here": 101, "list": members}]


def test_what_is_changed_between_comparing_and_writing_stays(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    record = lists.checked(lists.book(lists.row(1, members=500)), moderator, scope="part")
    profile = Organisation.objects.get().cooperative
    organisations.update_profile(profile, by=Actor(moderator), members=250)
    lists.carried_out(record, moderator)
    profile.refresh_from_db()
    assert profile.members == 250


def test_a_former_name_and_number_go_on_leading_to_it(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    new = lists.row(1, name="Koperasi Desa Merah Putih Sidomulyo Jaya", number="AHU-BARU-1")
    lists.written(lists.book(new), moderator, scope="part")
    former = FormerIdentity.objects.order_by("kind").values_list("kind", "value")
    assert list(former) == [
        ("name", "Koperasi Desa Merah Putih Sidomulyo"),
        ("number", "AHU-3301010001"),
    ]
    again = lists.checked(lists.book(lists.row(1)), moderator, scope="part")
    assert again.rows.get().organisation == Organisation.objects.get()


def test_who_is_missing_is_marked_and_comes_back(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    lists.written(lists.book(*lists.rows(2)), moderator, because="benar")
    gone = RegisterEntry.objects.get(missing_since=lists.AS_OF)
    assert gone.said["number"] == "AHU-3301010003"
    back = lists.written(lists.book(*lists.rows(3)), moderator)
    assert lists.outcomes(back) == {"changed": 1, "same": 2}
    assert not RegisterEntry.objects.exclude(missing_since=None).exists()


def test_taking_back_restores_what_stood_before(moderator) -> None:
    lists.written(lists.book(*lists.rows(2)), moderator)
    before = state()
    changed = lists.row(1, members=9, name="Koperasi Desa Merah Putih Baru")
    record = lists.written(lists.book(changed, lists.row(3)), moderator, because="benar")
    assert state() != before
    lists.rolled_back(record, moderator)
    assert state() == before


def test_a_new_one_that_somebody_relies_on_stays_and_is_told(moderator) -> None:
    record = lists.written(lists.book(*lists.rows(2)), moderator)
    relied = Organisation.objects.order_by("pk").first()
    organisations.update(relied, by=Actor(moderator), summary_id="Susu")
    record = lists.rolled_back(record, moderator)
    assert list(Organisation.objects.all()) == [relied]
    assert record.figures["stayed"] == 1


def state() -> list[tuple[object, ...]]:
    """All that a list can change."""
    rows = Organisation.objects.order_by("code").values_list(
        "code", "name", "region", "cooperative__members", "cooperative__registration_key",
        "register_entry__said", "register_entry__missing_since",
        "register_entry__register_import",
    )  # fmt: skip
    return [*rows, *FormerIdentity.objects.values_list("value")]
