"""Stores of what readers share, one contract for all; a Redis that fails fails nobody."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from home.cache import generations, stores
from home.public import FACTS
from tests.home.cache.test_pages import Site

REDIS = "home.cache.stores.RedisCache"


def missing(reason: str) -> None:
    """Loud where it may be missing, a failure in CI."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class Server:
    """A Redis of our own on a socket; it keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "redis.sock"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if program is None:
            missing("no Redis; on Debian: apt-get install redis-server")
        options = ("--port", "0", "--save", "", "--unixsocket", str(self.path))
        self.process = subprocess.Popen(  # noqa: S603 - our own arguments
            [str(program), *options], stdout=subprocess.DEVNULL
        )
        for _ in range(200):
            if self.path.exists():
                return
            time.sleep(0.02)
        pytest.fail("Redis did not start")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
        self.path.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


def use(settings: Any, backend: str, location: str) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    settings.CACHES = settings.CACHES | {
        name: {"BACKEND": backend, "LOCATION": location or f"test_{name}", "KEY_PREFIX": name}
        for name in ("default", "pages")
    }


@pytest.fixture(params=["memory", "table", "redis"])
def store(request: Any, settings: Any, db: None) -> Any:
    if request.param == "redis":
        pytest.importorskip("redis") if not os.environ.get("CI") else __import__("redis")
        use(settings, REDIS, f"unix://{request.getfixturevalue('server').path}")
    elif request.param == "table":
        use(settings, "home.cache.stores.TableCache", "")
        call_command("createcachetable", verbosity=0)
    else:
        use(settings, "django.core.cache.backends.locmem.LocMemCache", "")
    cache.clear()
    return cache


@pytest.fixture(autouse=True)
def _as_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered from one look to the next."""
    monkeypatch.setattr(generations, "LOOK_AGAIN", -1.0)


class TestEveryStore:
    def test_keeps_and_forgets(self, store: Any) -> None:
        store.set("a", {"b": [1]}, 60)
        assert store.get("a") == {"b": [1]}
        assert "a" in store
        store.delete("a")
        assert store.get("a", "none") == "none"
        store.set("ended", 1, 0)
        assert store.get("ended") is None

    def test_first_of_several_wins(self, store: Any) -> None:
        assert store.add("a", 1, None)
        assert not store.add("a", 2, None)
        assert store.get("a") == 1

    def test_keeps_many(self, store: Any) -> None:
        assert store.set_many({"a": 1, "b": 2}, timeout=None) == []
        assert store.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
        assert store.get_many([]) == {}

    def test_generations_are_renewed_and_never_come_back(self, store: Any) -> None:
        made = generations.stamp([FACTS], generations.current())
        assert generations.is_current(made, generations.current())
        generations.renew([FACTS])
        assert not generations.is_current(made, generations.current())
        store.clear()
        assert not generations.is_current(made, generations.current())

    def test_pages_are_shared_until_something_changes(self, store: Any) -> None:
        first, second = Site(reads=[FACTS]), Site(reads=[FACTS])
        first.get()
        assert second.get().content == b"packed"
        assert second.rendered == 0
        generations.renew([FACTS])
        second.get()
        assert second.rendered == 1


@pytest.fixture
def lonely(settings: Any, tmp_path: Path) -> Iterator[Server]:
    """A Redis that the test may stop, with a data folder of its own."""
    pytest.importorskip("redis")
    settings.DATA_DIR = tmp_path
    server = Server(tmp_path)
    use(settings, REDIS, f"unix://{server.path}")
    yield server
    server.stop()


def test_without_its_server_pages_are_made_and_none_is_kept(
    lonely: Server, client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    site = Site()
    assert site.get().content == site.get().content == b"packed"
    assert site.rendered == 2
    assert client.get("/id/akun/login/").status_code == 200
    assert client.get("/id/glosarium/").status_code == 200
    assert cache.add("lock", 1)
    assert cache.set_many({"a": 1}) == ["a"]
    assert len([r for r in caplog.records if r.name == stores.logger.name]) <= 2


def test_what_changed_while_it_was_away_is_not_shown_as_it_was_before(
    lonely: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "PAUSE", 0.0)
    lonely.start()
    made = generations.stamp([FACTS], generations.current())
    before = cache.get_many([f"{generations.PREFIX}:{FACTS}"])
    lonely.path.rename(lonely.path.with_suffix(".away"))
    caches["default"]._cache._pools.clear()
    generations.renew([FACTS])
    lonely.path.with_suffix(".away").rename(lonely.path)
    assert cache.get_many([f"{generations.PREFIX}:{FACTS}"]) == before, "the server has not heard"
    assert not generations.is_current(made, generations.current())
    again = generations.stamp([FACTS], generations.current())
    assert generations.is_current(again, generations.current()), "caught up once"


def test_silent_server_holds_one_answer_for_a_moment_only(settings: Any) -> None:
    pytest.importorskip("redis")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(50)
        use(settings, REDIS, f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        site, began = Site(change=lambda response: HttpResponse()), time.monotonic()
        for _ in range(10):
            site.get()
        assert time.monotonic() - began < 3
        assert not caches["default"].answers()
