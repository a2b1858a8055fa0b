"""A disk that takes nothing more: readers read on, writers are told in words."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.handlers.exception import response_for_exception
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from portal import full_disk


class DiskFull(Exception):
    """As psycopg's: known by its code."""

    sqlstate = "53100"


def caused_by(cause: Exception) -> Exception:
    error = OperationalError("could not extend file")
    error.__cause__ = cause
    return error


FULL = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EROFS, "Read-only file system"),
    OperationalError("database or disk is full"),
    OperationalError("attempt to write a readonly database"),
    caused_by(DiskFull()),
]
OTHER = [
    OSError(errno.ENOENT, "No such file or directory"),
    OperationalError("database is locked"),
    DatabaseError("syntax error"),
    ValueError("disk is full"),
]


def answer(rf: RequestFactory, error: Exception) -> HttpResponse:
    """What Django answers to a request whose view raised this."""
    request: HttpRequest = rf.post("/id/akun/login/")
    try:
        raise error
    except Exception as raised:
        return response_for_exception(request, raised)


@pytest.mark.parametrize("error", FULL, ids=repr)
def test_person_is_told_that_nothing_was_saved(rf: RequestFactory, error: Exception) -> None:
    response = answer(rf, error)
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    page = response.content.decode()
    assert "belum tersimpan" in page
    assert "was not saved" in page
    assert len(response.content) < 4_096


@pytest.mark.parametrize("error", OTHER, ids=repr)
def test_other_faults_are_our_own(rf: RequestFactory, error: Exception) -> None:
    assert answer(rf, error).status_code == 500


def test_sqlite_says_it_in_these_words() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE lembar (isi TEXT)")
        database.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as refused:
            database.execute("INSERT INTO lembar VALUES (?)", ["x" * 100_000])
    assert full_disk.is_cause_of(OperationalError(str(refused.value)))


def test_cache_without_room_keeps_nothing_and_fails_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache = full_disk.FileCache(str(tmp_path / "cache"), {})

    def mkstemp(**kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", mkstemp)
    cache.set("a", 1)
    assert cache.get("a") is None
    # A lock on what is not kept is free, as with Django's dummy cache.
    assert cache.add("b", 1)
    assert len(caplog.records) == 1, "said once a minute, not at every request"
    monkeypatch.undo()
    cache.set("a", 1)
    assert cache.get("a") == 1
