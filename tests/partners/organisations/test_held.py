"""The directory in memory is what the database holds, after every change and in every process."""

import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from home.cache import generations
from home.models import Stage
from partners.organisations import held
from partners.organisations.bits import Bits
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryChange,
    DirectoryRow,
    Organisation,
)
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]


def told(bits: Bits) -> list[tuple[int, set[tuple[str, str]]]]:
    """Each row in order with what it is found by, its block among it."""
    words = {word for block in bits.blocks.values() for word in block.bits}
    having = {word: set(bits.keys(bits.having(word[0], [word[1]]))) for word in words}
    having |= {("block", name): set(block.keys) for name, block in bits.blocks.items()}
    return [
        (key, {word for word, keys in having.items() if key in keys})
        for key in bits.keys(bits.everything)
    ]


def read() -> Bits:
    return Bits(held._read())


@pytest.fixture
def java() -> Organisation:
    region = RegencyFactory(code="3301", parent__code="33")
    sector = SectorFactory(code="milk")
    return CooperativeFactory(region=region, profile__sectors=[sector], host=True)


@pytest.fixture
def sumatra() -> Organisation:
    return CooperativeFactory(region=RegencyFactory(code="1201", parent__code="12"))


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE_SECONDS = 10**6
    held._held = None
    generations.renew()
    yield
    held._held = None
    generations.renew()


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test runs in a transaction, in which nothing would be kept."""
    monkeypatch.setattr(held, "connection", SimpleNamespace(in_atomic_block=False))


def _hide(one: Organisation) -> None:
    one.is_public = False
    one.save()


def _archive(one: Organisation) -> None:
    one.is_public = False
    one.archived_at = "2026-01-01T00:00Z"
    one.save()


def _merge(one: Organisation) -> None:
    one.merged_into = CooperativeFactory(region=one.region)
    _archive(one)


def _make_no_cooperative(one: Organisation) -> None:
    one.kind = Organisation.Kind.APEX
    one.save()


def _delete(one: Organisation) -> None:
    one.cooperative.delete()
    one.delete()


def _delete_in_bulk(one: Organisation) -> None:
    one.cooperative.sectors.clear()
    DirectoryRow.objects.take_out([one.pk])
    CooperativeProfile.objects.filter(organisation=one).delete()
    Organisation.objects.filter(pk=one.pk).delete()


def _hide_in_bulk(one: Organisation) -> None:
    Organisation.objects.filter(pk=one.pk).update(is_public=False)
    DirectoryRow.objects.renew([one.pk])


def _move(one: Organisation) -> None:
    one.region = RegencyFactory(code="3302", parent=one.region.parent)
    one.save()


def _move_to_the_province(one: Organisation) -> None:
    one.region = one.region.parent
    one.save()


def _lose_the_place(one: Organisation) -> None:
    one.region = None
    one.save()


def _set_stage(one: Organisation) -> None:
    one.cooperative.stage = Stage.objects.create(code="rat", name_id="R", name_en="R", order=1)
    one.cooperative.save()


def _leave_sector(one: Organisation) -> None:
    one.cooperative.sectors.clear()


def _add_another(one: Organisation) -> None:
    CooperativeFactory(region=one.region)


CHANGES = (_hide, _archive, _merge, _make_no_cooperative, _delete, _delete_in_bulk, _hide_in_bulk,
           _move, _move_to_the_province, _lose_the_place, _set_stage, _leave_sector,
           _add_another)  # fmt: skip


@pytest.mark.usefixtures("outside", "sumatra")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_by_every_process_at_once(
    java: Organisation,
    change: Callable[[Organisation], None],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    before = told(held.rows())
    other_process = held._held
    with django_capture_on_commit_callbacks(execute=True):
        change(java)
    assert told(held.rows()) == told(read()) != before
    held._held = other_process
    assert told(held.rows()) == told(read())


@pytest.mark.usefixtures("outside", "sumatra")
def test_only_blocks_with_changes_are_read_again(
    java: Organisation, django_capture_on_commit_callbacks: OnCommit
) -> None:
    untouched = held.rows().blocks["1201"]
    with django_capture_on_commit_callbacks(execute=True):
        _set_stage(java)
    with CaptureQueriesContext(connection) as asked:
        assert held.rows().blocks["1201"] is untouched
    tables = [DirectoryChange._meta.db_table, DirectoryRow._meta.db_table]
    for one, table in zip(asked, tables, strict=True):
        assert table in one["sql"]
    assert "3301" in asked[1]["sql"]
    assert "1201" not in asked[1]["sql"]


@pytest.mark.usefixtures("outside")
def test_what_stays_is_asked_for_nothing(java: Organisation) -> None:
    made = held.rows()
    with CaptureQueriesContext(connection) as asked:
        assert held.rows() is made
    assert len(asked) == 0


@pytest.mark.usefixtures("outside")
def test_other_words_of_a_cooperative_change_no_row(
    java: Organisation, django_capture_on_commit_callbacks: OnCommit
) -> None:
    made, states = held.rows(), DirectoryChange.objects.states()
    with django_capture_on_commit_callbacks(execute=True):
        java.description_id = "Susu segar"
        java.save()
    assert DirectoryChange.objects.states() == states
    assert held.rows() is made


@pytest.mark.usefixtures("outside", "sumatra")
def test_of_many_changes_all_rows_are_read_at_once(
    java: Organisation,
    django_capture_on_commit_callbacks: OnCommit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(held, "MOST_APART", 1)
    held.rows()
    with django_capture_on_commit_callbacks(execute=True):
        _move(java)
    with CaptureQueriesContext(connection) as asked:
        assert told(held.rows()) == told(read())
    assert "WHERE" not in asked[1]["sql"]


@pytest.mark.usefixtures("outside")
def test_after_a_restored_backup_nothing_of_before_is_believed(java: Organisation) -> None:
    """Changes may have the same keys as others had before."""
    held.rows()
    DirectoryRow.objects.filter(pk=java.pk).update(stage="rat")
    generations.renew()
    assert held.rows().having("stage", ["rat"])


@pytest.mark.usefixtures("java")
def test_each_block_has_one_change_however_often_it_is_written(java: Organisation) -> None:
    for hosts in (True, False, True, False):
        java.cooperative.hosts_magang = hosts
        java.cooperative.save()
    assert {name: len(keys) for name, keys in DirectoryChange.objects.states().items()} == {
        "3301": 1
    }


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_was_never_kept(java: Organisation) -> None:
    before = told(held.rows())

    with transaction.atomic():
        _hide(java)
        assert told(held.rows()) == []
        transaction.set_rollback(True)
    assert told(held.rows()) == before
    _hide(java)
    assert told(held.rows()) == []


@pytest.mark.django_db(transaction=True)
def test_who_changes_the_same_regency_waits_for_nobody(java: Organisation) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    other = CooperativeFactory(region=java.region)
    held.rows()
    seen = []

    def elsewhere() -> None:
        try:
            _hide(Organisation.objects.get(pk=other.pk))
            seen.append(told(held.rows()))
        finally:
            connection.close()

    with transaction.atomic():
        java.cooperative.hosts_magang = False
        java.cooperative.save()
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(20)
        assert [key for rows in seen for key, _words in rows] == [java.pk]
        assert ("magang", "yes") in seen[0][0][1]
    assert told(held.rows()) == told(read())
    assert not held.rows().having("magang", ["yes"])


def test_nothing_is_kept_where_the_page_cache_is_switched_off(
    java: Organisation, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    assert told(held.rows()) == told(read())
    assert held._held is None
