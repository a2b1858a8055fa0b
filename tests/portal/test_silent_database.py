"""A PostgreSQL that takes connections and says nothing is known within a moment."""

import socket
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from portal import silent_database


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """It takes connections; what it says is up to the test."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(50)
        monkeypatch.setattr(silent_database, "connection", at_port(door.getsockname()[1]))
        monkeypatch.setattr(silent_database, "_begun", None)
        yield door


def at_port(port: int) -> SimpleNamespace:
    values = {"host": "127.0.0.1", "port": port, "sslmode": "disable", "context": object()}
    return SimpleNamespace(vendor="postgresql", get_connection_params=lambda: values)


def test_silence_grows_from_one_question_to_the_next(server: socket.socket) -> None:
    began = time.monotonic()
    first = silent_database.silent_seconds()
    assert silent_database.silent_seconds() > first >= silent_database.WITHIN
    assert time.monotonic() - began < 5  # twice 0.03 s where nobody else works


def test_first_word_ends_it_whatever_it_says(server: socket.socket) -> None:
    assert silent_database.silent_seconds() > 0
    guest, _address = server.accept()
    with guest:
        guest.sendall(b"E\0\0\0\x0cSFATAL\0\0")
        assert silent_database.silent_seconds(within=5) == 0
    assert silent_database._begun is None


def test_closed_door_is_no_silence(server: socket.socket) -> None:
    server.close()
    assert silent_database.silent_seconds(within=5) == 0


def test_file_is_never_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silent_database, "connection", SimpleNamespace(vendor="sqlite"))
    assert silent_database.silent_seconds() == 0
