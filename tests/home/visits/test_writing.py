"""What was counted is added to what is stored, within bounds; a busy database loses nothing."""

import datetime

import pytest
from django.db import DatabaseError
from django.utils import timezone

from home.models import StandardPage
from home.visits import counting, remembering, weeks, writing
from home.visits.models import Missed, Viewed, type_key
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.factories.organisations import OrganisationFactory
from tests.home.visits.acts import a_missed

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return StandardPageFactory(parent=HomePageFactory(), slug="tentang")


def test_views_are_added_to_those_of_the_week(page):
    for times in (2, 3):
        counting.viewed("/id/tentang/", times)
        writing.write()
    row = Viewed.objects.get()
    assert (row.object_id, row.times, row.week) == (page.pk, 5, weeks.monday())
    assert row.content_type_id == type_key(StandardPage)


def test_both_languages_of_a_record_are_one_number():
    agreement = TwoPartyAgreementFactory(slug="satu")
    counting.viewed("/id/kesepakatan/satu/")
    counting.viewed("/en/agreements/satu/")
    writing.write()
    assert list(Viewed.objects.values_list("object_id", "times")) == [(agreement.pk, 2)]


def test_only_records_count(page):
    OrganisationFactory(slug="mitra-satu")
    for path in ("/id/mitra/mitra-satu/", "/id/mitra/", "/id/cari/", "/id/tidak-ada/", "/xx/a/"):
        counting.viewed(path)
    writing.write()
    assert Viewed.objects.count() == 1


def test_many_addresses_take_a_query_for_each_kind(page, django_assert_max_num_queries):
    for number in range(50):
        OrganisationFactory(slug=f"mitra-{number}")
        counting.viewed(f"/id/mitra/mitra-{number}/")
    with django_assert_max_num_queries(8):
        writing.write()
    assert Viewed.objects.count() == 50


def fails(*args):
    raise LookupError("a kind that knows no such field")


def test_whatever_goes_wrong_is_logged_and_loses_only_what_fails_again_and_again(
    page, monkeypatch, caplog
):
    counting.viewed("/id/tentang/")
    counting.missed("/id/lama/", "")
    monkeypatch.setattr(writing, "records_of", fails)
    for _time in range(writing.MOST_TRIES - 1):
        writing.write()
    assert Missed.objects.get().times == 1
    assert counting._viewed == {"/id/tentang/": 1}
    writing.write()
    assert counting._viewed == {}
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [
        LookupError
    ] * writing.MOST_TRIES
    monkeypatch.undo()
    counting.viewed("/id/tentang/")
    writing.write()
    assert Viewed.objects.get().times == 1


def test_thread_goes_on_after_an_error(monkeypatch, caplog):
    ends = iter([False, False, True])
    monkeypatch.setattr(writing._ends, "wait", lambda seconds: next(ends))
    monkeypatch.setattr(writing.connections, "close_all", lambda: None)
    monkeypatch.setattr(writing, "write", fails)
    writing._write_on()
    assert [record.exc_info[0] for record in caplog.records] == [LookupError] * 2


def test_busy_database_keeps_the_numbers_for_the_next_minute(page, monkeypatch):
    counting.viewed("/id/tentang/")
    counting.missed("/id/lama/", "")

    def busy(*args):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(writing, "_add", busy)
    writing.write()
    monkeypatch.undo()
    writing.write()
    assert Viewed.objects.get().times == 1
    assert Missed.objects.get().times == 1


def test_missed_addresses_are_added_up_by_where_they_were_asked(page):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    a_missed("/id/lama/", "/id/", times=4, first_on=yesterday, last_on=yesterday)
    counting.missed("/id/lama/", "/id/", 2)
    counting.missed("/id/lama/", "")
    writing.write()
    rows = Missed.objects.order_by("source").values_list("source", "times", "first_on", "last_on")
    today = timezone.localdate()
    assert list(rows) == [("", 1, today, today), ("/id/", 6, yesterday, today)]


def test_a_million_different_addresses_are_a_bounded_table(monkeypatch, page):
    monkeypatch.setattr(remembering, "MOST_OTHERS", 5)
    monkeypatch.setattr(counting, "MOST_MISSED", 20)
    for number in range(1_000):
        counting.missed(f"/id/{number}/", "")
    counting.missed("/id/dari-kita/", "/id/")
    assert len(counting.take()[1]) == 20
    for number in range(10):
        counting.missed(f"/id/{number}/", "")
    counting.missed("/id/dari-kita/", "/id/")
    writing.write()
    assert Missed.objects.filter(source="").count() == 5
    assert Missed.objects.filter(source="/id/").count() == 1
    counting.missed("/id/0/", "")
    writing.write()
    assert Missed.objects.get(path="/id/0/").times == 2


def test_what_was_asked_for_once_a_week_ago_makes_room(monkeypatch):
    monkeypatch.setattr(remembering, "MOST_OTHERS", 1)
    long_ago = timezone.localdate() - datetime.timedelta(days=8)
    a_missed("/id/salah-ketik/", times=1, last_on=long_ago)
    counting.missed("/id/baru/", "")
    writing.write()
    assert list(Missed.objects.values_list("path", flat=True)) == ["/id/baru/"]


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(counting, "MOST_VIEWED", 3)
    for number in range(9):
        counting.viewed(f"/id/{number}/")
    counting.viewed("/id/0/")
    assert counting.take()[0] == {"/id/0/": 2, "/id/1/": 1, "/id/2/": 1}


def test_old_weeks_and_old_misses_are_forgotten(page):
    now = timezone.now()
    for days in (0, 300, 500):
        week = weeks.monday(timezone.localdate() - datetime.timedelta(days=days))
        Viewed.objects.create(
            content_type_id=type_key(StandardPage), object_id=page.pk, week=week, times=1
        )
    assert weeks.old(now - weeks.KEPT).count() == 1
    assert weeks.monday(datetime.date(2026, 11, 30)) == datetime.date(2026, 11, 30)
    assert weeks.monday(datetime.date(2026, 12, 6)) == datetime.date(2026, 11, 30)


@pytest.fixture
def begun(monkeypatch):
    """What would run beside the requests, and at the end of the process."""
    noted = {"threads": 0, "at_exit": []}

    class Thread:
        def __init__(self, **given):
            assert given["daemon"]

        def start(self):
            noted["threads"] += 1

    monkeypatch.setattr(writing.threading, "Thread", Thread)
    monkeypatch.setattr(writing.atexit, "register", noted["at_exit"].append)
    monkeypatch.setattr(writing, "_begun_in", 0)
    return noted


def test_each_process_writes_in_one_thread_and_at_its_end(begun, settings, monkeypatch):
    writing.begin()
    assert begun == {"threads": 0, "at_exit": []}
    settings.VISITS_WRITTEN_EVERY = 60
    writing.begin()
    writing.begin()
    assert begun == {"threads": 1, "at_exit": [writing.at_exit]}
    monkeypatch.setattr(writing.os, "getpid", lambda: -1)
    writing.begin()
    assert begun["threads"] == 2


def test_nothing_counted_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        writing.write()
