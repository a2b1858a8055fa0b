"""Lists after one another: half-written ones, older ones, what happens between two steps."""

import datetime
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.desk.locking import version_of
from home.desk.refusals import HasChangedSince
from partners.organisations.importing import chunks, job, writing
from partners.organisations.importing.refusals import AnotherIsHalfWritten, NewerIsWritten
from partners.organisations.models import (
    CooperativeProfile,
    FormerIdentity,
    Organisation,
    RegisterEntry,
    RegisterImport,
)
from partners.organisations.services import register_imports as services
from tests.factories.organisations import CooperativeFactory
from tests.factories.people import stranger
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _country(monkeypatch) -> None:
    lists.country()
    monkeypatch.setattr(chunks, "SIZE", 3)


def half_written(moderator: Any, monkeypatch: Any, *, chunks_done: int = 1, **how: Any) -> Any:
    """Of nine rows the first three for each chunk; then the disk is full."""
    record = lists.checked(lists.book(*lists.rows(9)), moderator, **how)
    services.carry_out(record, seen=version_of(record), by=Actor(moderator))
    done, chunk = iter(range(chunks_done)), writing._chunk

    def fails(*args: Any) -> None:
        if next(done, None) is None:
            raise OSError(28, "No space left on device")
        chunk(*args)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_chunk", fails)
        job.run(record.key)
    record = lists.fresh(record)
    assert (record.step, record.state) == ("write", "stopped")
    return record


@pytest.mark.parametrize("chunks_done", [0, 1, 2])
def test_half_written_list_is_taken_back(moderator, monkeypatch, chunks_done) -> None:
    record = half_written(moderator, monkeypatch, chunks_done=chunks_done)
    assert Organisation.objects.count() == 3 * chunks_done
    record = lists.rolled_back(record, moderator)
    assert (record.step, record.state) == ("undo", "done")
    assert not Organisation.objects.exists()


def test_half_written_list_goes_on(moderator, monkeypatch) -> None:
    record = half_written(moderator, monkeypatch)
    record = lists.carried_out(record, moderator)
    assert (record.state, record.figures["written"]) == ("done", 9)


def test_no_list_is_written_or_taken_back_beside_a_half_written_one(moderator, monkeypatch) -> None:
    first = lists.written(lists.book(lists.row(20)), moderator, scope="part")
    half = half_written(moderator, monkeypatch, scope="part")
    other = lists.checked(lists.book(lists.row(1, members=600)), moderator, scope="part")
    with pytest.raises(AnotherIsHalfWritten) as refused:
        services.carry_out(other, seen=version_of(other), by=Actor(moderator))
    assert refused.value.facts["other"] == half
    with pytest.raises(AnotherIsHalfWritten):
        services.roll_back(first, seen=version_of(first), by=Actor(moderator), because="salah")


def test_list_that_began_earlier_is_not_taken_back_before_a_newer_one(moderator) -> None:
    older = lists.written(lists.book(*lists.rows(2)), moderator, scope="part")
    lists.written(lists.book(lists.row(1, members=600)), moderator, scope="part")
    with pytest.raises(NewerIsWritten):
        services.roll_back(older, seen=version_of(older), by=Actor(moderator), because="salah")


def test_list_of_an_earlier_day_is_written_with_a_reason_only(moderator) -> None:
    lists.written(lists.book(*lists.rows(2)), moderator, scope="part")
    record = lists.handed_in(lists.book(lists.row(1, members=7)), moderator, scope="part")
    RegisterImport.objects.filter(pk=record.pk).update(as_of=datetime.date(2024, 1, 1))
    record = lists.fresh(record)
    services.choose_columns(record, seen=version_of(record), by=Actor(moderator), keys={})
    job.run(record.key)
    guards = lists.fresh(record).guards
    assert [(one["code"], one["may_be_passed"]) for one in guards] == [("older-list", True)]


def test_number_that_was_taken_is_said_again_by_the_next_list(moderator) -> None:
    """What the register said is not noted as written while another one has the number."""
    one = lists.row(1)
    lists.written(lists.book(one), moderator, scope="part")
    record = lists.checked(lists.book([*("NOMOR-2", *one[1:])]), moderator, scope="part")
    other = CooperativeFactory(profile__registration_number="NOMOR-2")
    lists.carried_out(record, moderator)
    entry = RegisterEntry.objects.get()
    assert entry.said["number"] == one[0]
    CooperativeProfile.objects.filter(organisation=other).delete()
    lists.written(lists.book([*("NOMOR-2", *one[1:])]), moderator, scope="part")
    assert entry.organisation.cooperative.registration_number == "NOMOR-2"


def test_one_that_was_merged_since_the_comparison_is_not_written_onto(moderator) -> None:
    lists.written(lists.book(*lists.rows(1)), moderator, scope="part")
    record = lists.checked(lists.book(lists.row(1, members=900)), moderator, scope="part")
    one = Organisation.objects.get()
    one.merged_into, one.archived_at, one.is_public = CooperativeFactory(), one.created_at, False
    one.save()
    record = lists.carried_out(record, moderator)
    row = record.rows.get()
    assert (row.outcome, row.errors[0]["problem"]) == ("wrong", "gone-since")
    assert one.cooperative.members == 101


def test_former_name_stays_where_a_later_change_stays(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator, scope="part")
    old = lists.row(1)[1]
    renamed = lists.row(1, name="Koperasi Desa Merah Putih Sidomulyo Satu")
    record = lists.written(lists.book(renamed), moderator, scope="part")
    one = Organisation.objects.get()
    one.name = "Koperasi Desa Merah Putih Sidomulyo Makmur"
    one.save()
    lists.rolled_back(record, moderator)
    assert FormerIdentity.objects.filter(organisation=one, kind="name", value=old).exists()


def test_decision_for_one_that_is_gone_is_not_one_for_a_new_one(moderator) -> None:
    known = CooperativeFactory(
        name="KUD Sidomulyo", region_id="3301012001", profile__registration_number=""
    )
    content = lists.book(["", "KUD Sidomulyo", "33.01.01.2001", "lainnya", 5])
    record = lists.checked(content, moderator, scope="part")
    row = record.rows.get(outcome="unsure")
    services.decide(row, seen=row.version, by=Actor(moderator), organisation=known)
    known.delete()
    record = lists.fresh(record)
    services.check_again(record, seen=version_of(record), by=Actor(moderator))
    job.run(record.key)
    assert not lists.fresh(record).rows.exclude(decided_at=None).exists()


def test_moderator_writes_what_they_saw(moderator, editor) -> None:
    CooperativeFactory(
        name="KUD Sidomulyo", region_id="3301012001", profile__registration_number=""
    )
    content = lists.book(["", "KUD Sidomulyo", "33.01.01.2001", "lainnya", 5])
    record = lists.checked(content, moderator, scope="part")
    seen, row = version_of(record), record.rows.get(outcome="unsure")
    services.decide(row, seen=row.version, by=Actor(editor), organisation=None)
    with pytest.raises(HasChangedSince):
        services.carry_out(lists.fresh(record), seen=seen, by=Actor(moderator))


def test_history_names_who_wrote_it(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator, scope="part")
    writer = stranger("penulis")
    writer.groups.set(moderator.groups.all())
    record = lists.checked(lists.book(lists.row(1, members=900)), moderator, scope="part")
    lists.carried_out(record, writer)
    one = Organisation.objects.get()
    last = ModelLogEntry.objects.for_instance(one).latest("pk")
    assert last.user == writer


def test_list_that_another_one_overtook_says_so_before_it_is_written(moderator) -> None:
    record = lists.checked(lists.book(*lists.rows(2)), moderator, scope="part")
    assert not services.has_moved(record)
    lists.written(lists.book(lists.row(3)), moderator, scope="part")
    assert services.has_moved(record)


def test_village_in_the_cooperatives_own_words_comes_back(moderator) -> None:
    """A list moves it within its district; taken back, it lies where and as people wrote."""
    lists.written(lists.book(lists.row(1)), moderator, scope="part")
    profile = Organisation.objects.get().cooperative
    profile.village = "Dusun Sidomulyo Kidul"
    profile.save()
    record = lists.written(lists.book(lists.row(1, code="33.01.01.2005")), moderator, scope="part")
    profile.refresh_from_db()
    assert (profile.organisation.region_id, profile.village) == ("3301012005", "Tambakboyo")
    lists.rolled_back(record, moderator)
    profile = Organisation.objects.get().cooperative
    assert (profile.organisation.region_id, profile.village) == (
        "3301012001",
        "Dusun Sidomulyo Kidul",
    )


def test_number_that_another_got_since_stays_there_when_a_list_is_taken_back(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    first, freed = lists.row(1)[1], lists.row(1)[0]
    record = lists.written(lists.book(lists.row(1, number="AHU-NEW1")), moderator, scope="part")
    profile = CooperativeProfile.objects.get(organisation__name=lists.row(2)[1])
    profile.registration_number = freed
    profile.full_clean()
    profile.save()
    record = lists.rolled_back(record, moderator)
    assert (record.step, record.state, record.figures["stayed"]) == ("undo", "done", 1)
    renamed = CooperativeProfile.objects.get(organisation__name=first)
    assert renamed.registration_number == "AHU-NEW1"
    profile.refresh_from_db()
    assert profile.registration_number == freed


def test_numbers_that_moved_on_come_back_in_one_chunk(moderator, monkeypatch) -> None:
    """What one gave up the next took, in two chunks; taken back, both stand in one."""
    lists.written(lists.book(*lists.rows(3)), moderator)
    before = numbers()
    content = lists.book(lists.row(1, number="AHU-NEW1"), lists.row(2, number=lists.row(1)[0]))
    record = lists.checked(content, moderator, scope="part")
    second = Organisation.objects.get(name=lists.row(2)[1])
    row = record.rows.get(outcome="unsure")
    services.decide(row, seen=version_of(row), by=Actor(moderator), organisation=second)
    monkeypatch.setattr(chunks, "SIZE", 1)
    record = lists.carried_out(lists.fresh(record), moderator)
    assert numbers()[second.name] == lists.row(1)[0]
    monkeypatch.setattr(chunks, "SIZE", 3)
    lists.rolled_back(record, moderator)
    assert numbers() == before


def numbers() -> dict[str, str]:
    """By the name of the cooperative."""
    rows = CooperativeProfile.objects.values_list("organisation__name", "registration_number")
    return dict(rows)
