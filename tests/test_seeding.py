"""The journeys' site is seeded once, and each worker has all of it to itself."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings

from tests.browser import seeding


class Worker:
    """A process with a database and folders of its own."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch, settings: LazySettings) -> None:
        self.home, self.patch, self.settings = home, patch, settings
        self.seeded = 0
        self.vendor = "sqlite"
        home.mkdir()
        with closing(sqlite3.connect(self.database)) as opened:
            opened.execute("CREATE TABLE tool (name)")

    @property
    def database(self) -> Path:
        return self.home / "test.sqlite3"

    def names(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as opened:
            return [name for (name,) in opened.execute("SELECT name FROM tool")]

    def seed(self) -> "Worker":
        for name in ("media", "private", "search"):
            path = self.home / name
            if name == "search":
                self.settings.SEARCH_ENGINES = {"default": {"PATH": path}}
            else:
                setattr(self.settings, f"{name.upper()}_ROOT", path)
        opened = sqlite3.connect(self.database, isolation_level=None)
        connection = SimpleNamespace(
            vendor=self.vendor,
            settings_dict={"NAME": str(self.database)},
            cursor=lambda: closing(opened.cursor()),
            close=opened.close,
        )
        connection.cursor = lambda: closing(_Cursor(opened))
        self.patch.setattr(seeding, "connection", connection)
        self.patch.setattr(seeding, "call_command", lambda *_: self._seed(opened))
        seeding.seed()
        opened.close()
        return self

    def _seed(self, opened: sqlite3.Connection) -> None:
        self.seeded += 1
        opened.execute("INSERT INTO tool VALUES ('Buku kas')")
        for name in ("media", "search"):  # nothing private
            (self.home / name).mkdir()
            (self.home / name / "file").write_text(name)


class _Cursor:
    """With Django's marks for values."""

    def __init__(self, opened: sqlite3.Connection) -> None:
        self.opened = opened

    def execute(self, words: str, values: list[str]) -> None:
        self.opened.execute(words.replace("%s", "?"), values)

    def close(self) -> None: ...


@pytest.fixture
def worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Callable[[str], Worker]:
    (tmp_path / "templates").mkdir()
    monkeypatch.setenv("TEST_TEMPLATES", str(tmp_path / "templates"))
    return lambda name: Worker(tmp_path / name, monkeypatch, settings)


def test_the_second_worker_has_what_the_first_has_seeded(worker: Callable[[str], Worker]) -> None:
    first, second = worker("first").seed(), worker("second").seed()
    assert (first.seeded, second.seeded) == (1, 0)
    for one in (first, second):
        assert one.names() == ["Buku kas"]
        assert (one.home / "media/file").read_text() == "media"
        assert (one.home / "search/file").read_text() == "search"
        assert not (one.home / "private").exists()


def test_what_one_leaves_on_its_site_the_other_does_not_see(
    worker: Callable[[str], Worker],
) -> None:
    first = worker("first").seed()
    with closing(sqlite3.connect(first.database, isolation_level=None)) as opened:
        opened.execute("INSERT INTO tool VALUES ('Rapat')")
    (first.home / "media/file").write_text("another")
    second = worker("second").seed()
    assert second.names() == ["Buku kas"]
    assert (second.home / "media/file").read_text() == "media"


def test_leftovers_of_the_database_before_are_not_read_into_the_copy(
    worker: Callable[[str], Worker],
) -> None:
    worker("first").seed()
    second = worker("second")
    second.database.with_name("test.sqlite3-wal").write_text("of another database")
    (second.home / "media").mkdir()
    (second.home / "media/old").write_text("old")
    second.seed()
    assert not second.database.with_name("test.sqlite3-wal").exists()
    assert [path.name for path in (second.home / "media").iterdir()] == ["file"]


def test_a_seeding_that_was_broken_off_is_begun_again(
    worker: Callable[[str], Worker], tmp_path: Path
) -> None:
    shutil.copytree(worker("broken").home, tmp_path / "templates/half-seeded")
    assert worker("first").seed().seeded == 1
    assert worker("second").seed().names() == ["Buku kas"]


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_each_seeds_for_itself_elsewhere(
    worker: Callable[[str], Worker], monkeypatch: pytest.MonkeyPatch, vendor: str
) -> None:
    if vendor == "sqlite":
        monkeypatch.delenv("TEST_TEMPLATES")
    for name in ("first", "second"):
        one = worker(name)
        one.vendor = vendor
        assert one.seed().seeded == 1
