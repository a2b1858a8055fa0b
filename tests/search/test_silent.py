"""Who saves does not wait for an engine: what was saved is said to be, and is indexed later."""

import errno
import fcntl
import socket
import time
from contextlib import suppress

import pytest

from search import backends
from search.engines.cluster import client
from search.models import Change


@pytest.fixture
def silent(settings, search_index, monkeypatch):
    """A cluster that takes connections and never says anything."""
    monkeypatch.setattr(client, "SEARCH_SECONDS", 0.2)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        settings.SEARCH_ENGINES = {"default": {"URL": url}}
        backends.forget()
        yield server
    backends.forget()


def asked(server):
    """How often somebody has asked since the last look."""
    server.setblocking(False)
    times = 0
    with suppress(BlockingIOError):
        while True:
            server.accept()[0].close()
            times += 1
    return times


def saved(add, commits, title="Kas harian"):
    began = time.monotonic()
    with commits(execute=True):
        page = add(title)
    return page, time.monotonic() - began


def test_save_waits_for_a_silent_cluster_a_moment_and_once(
    silent, add, django_capture_on_commit_callbacks
):
    _page, took = saved(add, django_capture_on_commit_callbacks)
    assert took < 10, "patience is for the indexer: 30 seconds, five times"
    assert 1 <= asked(silent) <= 2
    assert Change.objects.pending().exists(), "remembered for later"
    saved(add, django_capture_on_commit_callbacks, "Kas bulanan")
    assert asked(silent) == 0


def test_what_waited_is_applied_when_the_engine_is_back(
    search_index, add, django_capture_on_commit_callbacks, monkeypatch
):
    search_index()
    taken_up = fcntl.flock

    def read_only(*args):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(fcntl, "flock", read_only)
    saved(add, django_capture_on_commit_callbacks)
    assert Change.objects.pending().exists()
    monkeypatch.setattr(fcntl, "flock", taken_up)
    saved(add, django_capture_on_commit_callbacks, "Kas bulanan")
    assert not Change.objects.pending().exists()
