import datetime
import threading

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from search.insight import counting
from search.models import Opened, Searched

pytestmark = pytest.mark.django_db


def search(text="pembukuan", language="id", total=3, times=1):
    for _ in range(times):
        counting.searched(text, language, total)
    counting.write()


def on(day, words, times):
    return Searched.objects.create(day=day, language="id", words=words, times=times)


def test_searches_are_summed_by_words_language_and_day():
    search("Pembukuan", times=2)
    search("pembukuan!", total=0)
    search("pembukuan", language="en")
    rows = Searched.objects.values_list("language", "words", "times", "times_without_hits")
    assert sorted(rows) == [("en", "pembukuan", 1, 0), ("id", "pembukuan", 3, 1)]


def test_what_could_name_a_person_reaches_no_table():
    search("siti@contoh.id")
    assert not Searched.objects.exists()


def test_openings_belong_to_a_search_of_the_day():
    counting.opened("pembukuan", "id", "/id/perpustakaan/buku-kas/")
    counting.write()
    assert not Opened.objects.exists()
    search()
    for _ in range(2):
        counting.opened("pembukuan", "id", "/id/perpustakaan/buku-kas/")
    counting.write()
    assert Opened.objects.get().times == 2
    assert Searched.objects.get().times_opened == 2


def test_busy_database_loses_the_count_and_nothing_else(monkeypatch):
    def busy(*args):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(counting, "_count", busy)
    search()
    monkeypatch.undo()
    assert not Searched.objects.exists()
    search()
    assert Searched.objects.get().times == 1


def test_patience_of_the_database_is_as_before():
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's busy_timeout")
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()
        search()
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == before


def test_a_flood_of_different_queries_fills_no_table(monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_DAY", 2)
    for number in range(4):
        search(f"kata {number}")
    search("kata 0")
    assert Searched.objects.count() == 2
    assert Searched.objects.get(words="kata 0").times == 2


def test_first_search_of_a_day_forgets_rare_and_old_queries():
    today = timezone.localdate()
    on(today - datetime.timedelta(days=31), "nama orang", 2)
    on(today - datetime.timedelta(days=31), "pembukuan", 2)
    on(today - datetime.timedelta(days=5), "pembukuan", 1)
    on(today - datetime.timedelta(days=5), "baru", 1)
    on(today - datetime.timedelta(days=401), "lama", 99)
    Opened.objects.create(
        day=today - datetime.timedelta(days=31), language="id", words="nama orang", path="/id/a/"
    )
    search("hari ini")
    kept = set(Searched.objects.values_list("words", flat=True))
    assert kept == {"pembukuan", "baru", "hari ini"}
    assert not Opened.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_row_that_another_process_holds_is_not_waited_for():
    """Without the time limit of the lock this test would never end."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite locks the file, not the row")
    search()
    is_held, may_go = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Searched.objects.select_for_update().get()
            is_held.set()
            may_go.wait(60)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    assert is_held.wait(60)
    search()
    may_go.set()
    holder.join()
    assert Searched.objects.get().times == 1
