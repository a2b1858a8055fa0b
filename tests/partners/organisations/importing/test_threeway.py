"""What the list says, what it said, and what stands here."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.access import Actor
from partners.organisations.importing.threeway import merged
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


def test_a_row_that_changes_nothing_here_is_only_noted(moderator) -> None:
    lists.written(lists.book(*lists.rows(2)), moderator)
    corrected_here(moderator, members=250)
    moved = lists.book(lists.row(1, members=500), lists.row(2, members=600))
    record = lists.written(moved, moderator, scope="part")
    assert lists.outcomes(record) == {"changed": 1, "noted": 1}
    assert record.figures["kept"] == 1
    assert record.rows.get(outcome="noted").kept == [{"key": "members", "here": 250, "list": 500}]


def test_a_value_that_is_noted_is_as_before_in_the_next_list(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    corrected_here(moderator, members=250)
    moved = lists.book(lists.row(1, members=500))
    assert lists.outcomes(lists.written(moved, moderator, scope="part")) == {"noted": 1}
    assert lists.outcomes(lists.written(moved, moderator, scope="part")) == {"same": 1}


def test_a_cooperative_that_a_list_names_for_the_first_time_as_it_stands_is_noted(moderator):
    lists.written(lists.book(lists.row(1)), moderator)
    RegisterEntry.objects.all().delete()
    record = lists.written(lists.book(lists.row(1)), moderator, scope="part")
    assert lists.outcomes(record) == {"noted": 1}
    assert record.rows.get().kept == []
    assert RegisterEntry.objects.get().said["members"] == 101


def test_a_row_that_would_have_changed_what_people_corrected_meanwhile_is_noted(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    record = lists.checked(lists.book(lists.row(1, members=500)), moderator, scope="part")
    assert lists.outcomes(record) == {"changed": 1}
    corrected_here(moderator, members=250)
    assert lists.outcomes(lists.carried_out(record, moderator)) == {"noted": 1}


def test_names_that_stay_as_they_were_corrected_here_speak_against_no_list(moderator) -> None:
    lists.written(lists.book(*lists.rows(20)), moderator)
    for one in Organisation.objects.all():
        organisations.update(one, by=Actor(moderator), name=f"{one.name} Jaya")
    other = [lists.row(n, name=f"Koperasi {n}") for n in range(1, 21)]
    record = lists.checked(lists.book(*other), moderator)
    assert lists.outcomes(record) == {"noted": 20}
    assert record.guards == []


def test_taking_back_what_was_noted_leaves_nothing_behind(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    corrected_here(moderator, members=250)
    before = state()
    record = lists.written(lists.book(lists.row(1, members=500)), moderator, scope="part")
    record = lists.rolled_back(record, moderator)
    assert state() == before
    assert record.figures["stayed"] == 0


def corrected_here(moderator: Any, **values: Any) -> None:
    profile = Organisation.objects.order_by("pk")[0].cooperative
    organisations.update_profile(profile, by=Actor(moderator), **values)


TEXT = st.sampled_from(["", "a", "A ", "desa", "other"])
NUMBER = st.sampled_from([None, 0, 7, 8])
FACTS = st.fixed_dictionaries(
    {}, optional={"name": TEXT, "number": TEXT, "kind": TEXT, "region": TEXT, "members": NUMBER}
)


@given(said=st.none() | FACTS, here=FACTS, now=FACTS)
def test_what_was_followed_once_changes_and_notes_nothing_the_second_time(said, here, now) -> None:
    first = merged(said, here, now)
    second = merged(first.said, {**here, **first.after}, now)
    assert not second.changes(first.said)
    assert (second.after, second.kept) == ({}, [])
