"""A database out of reach: readers are told to come again, the operator in one sentence."""

import psycopg
import pytest
from django.core.handlers.exception import response_for_exception
from django.db import DatabaseError, OperationalError
from django.test import RequestFactory

import manage
from portal import database_away


def caused_by(cause: Exception) -> Exception:
    error = OperationalError("of Django")
    error.__cause__ = cause
    return error


AWAY = [
    psycopg.OperationalError("connection failed: Connection refused"),
    psycopg.OperationalError("server closed the connection unexpectedly"),
    psycopg.InterfaceError("the connection is closed"),
    psycopg.errors.AdminShutdown(),
    psycopg.errors.CannotConnectNow(),
    psycopg.errors.TooManyConnections(),
]
OTHER = [
    psycopg.errors.DeadlockDetected(),
    psycopg.errors.QueryCanceled(),
    psycopg.errors.DiskFull(),
    psycopg.errors.UniqueViolation(),
]


@pytest.mark.parametrize("cause", AWAY, ids=repr)
def test_reader_is_told_to_come_again(rf: RequestFactory, cause: Exception) -> None:
    try:
        raise caused_by(cause)
    except DatabaseError as error:
        response = response_for_exception(rf.get("/id/"), error)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    page = response.content.decode()
    assert "Sebentar lagi kami kembali" in page
    assert "We will be back soon" in page


@pytest.mark.parametrize("cause", OTHER, ids=repr)
def test_other_failures_of_the_database_are_ours(cause: Exception) -> None:
    assert not database_away.is_cause_of(caused_by(cause))
    assert not database_away.is_cause_of(OperationalError("database is locked"))


def test_command_says_it_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(words: list[str]) -> None:
        raise caused_by(AWAY[0])

    monkeypatch.setattr("django.core.management.execute_from_command_line", fail)
    with pytest.raises(SystemExit, match=r"cannot be reached: of Django\. .*runuser"):
        manage.main()
