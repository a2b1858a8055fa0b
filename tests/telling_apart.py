"""A test that cannot tell one database from another runs on one of them.

Half of the tests are about rules, words, files and templates. Whether one of them is so is not
declared but watched, where the suite runs on SQLite and `TEST_TEMPLATES` names a folder. A test is
alike on every database when, on SQLite,

* it passed, and asks for no database: neither `django_db` nor a fixture that opens one;
* nothing in it, nor in a fixture that it shares with others, asked for a connection of Django's,
  not even which database that is; nor was SQLite opened without Django, nor a process started;
* its file does not name the connection, which it could ask while it is imported.

The ids of those are written into that folder, and the run on PostgreSQL leaves them out; run as a
program, this says how many they are.
"""

import json
import multiprocessing.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.db import connection, connections
from django.db.utils import ConnectionHandler

_STARTS_OR_OPENS = {
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.system",
    "sqlite3.connect",
    "subprocess.Popen",
}
_ASKING = {"db", "transactional_db", "django_db_setup", "live_server"}


class Watch:
    """Counts what may show which database there is."""

    def __init__(self) -> None:
        self.seen = 0

    def begin(self) -> None:
        """From now to the end of the process: an audit hook cannot be taken away."""
        sys.addaudithook(self._hear)
        original: Any = ConnectionHandler.__getitem__
        spawn: Any = multiprocessing.util.spawnv_passfds

        def asked(handler: ConnectionHandler, alias: str) -> Any:
            self.seen += 1
            return original(handler, alias)

        def spawned(*args: Any) -> Any:
            self.seen += 1
            return spawn(*args)

        ConnectionHandler.__getitem__ = asked  # type: ignore[method-assign]
        multiprocessing.util.spawnv_passfds = spawned

    def _hear(self, event: str, _args: object) -> None:
        if event in _STARTS_OR_OPENS:
            self.seen += 1


def may_tell(item: pytest.Item, module: ModuleType | None) -> bool:
    """Whether the test asks for a database, or its file could ask for one."""
    asks = item.get_closest_marker("django_db") or not _ASKING.isdisjoint(_fixtures(item))
    names_it = any(value is connection or value is connections for value in vars(module).values())
    return bool(asks or names_it)


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


class Recording:
    """Which tests are alike on every database. One for each worker."""

    def __init__(self, folder: Path, watch: Watch) -> None:
        self.folder, self.watch = folder, watch
        self.alike: list[str] = []
        self._shared: set[str] = set()
        self._has_passed = True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        before, self._has_passed = self.watch.seen, True
        try:
            return (yield)
        finally:
            is_alike = self._has_passed and self.watch.seen == before
            is_alike = is_alike and self._shared.isdisjoint(_fixtures(item))
            if is_alike and not may_tell(item, getattr(item, "module", None)):
                self.alike.append(item.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[Any]:
        before = self.watch.seen
        try:
            return (yield)
        finally:
            if self.watch.seen > before and fixturedef.scope != "function":
                self._shared.add(fixturedef.argname)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._has_passed = self._has_passed and report.passed

    def pytest_sessionfinish(self) -> None:
        (self.folder / f"alike-{os.getpid()}.json").write_text(json.dumps(self.alike))


def register(config: pytest.Config) -> None:
    if (folder := os.environ.get("TEST_TEMPLATES")) and connection.vendor == "sqlite":
        watch = Watch()
        watch.begin()
        config.pluginmanager.register(Recording(Path(folder), watch))


def _recorded(folder: Path) -> set[str]:
    return {name for path in folder.glob("alike-*.json") for name in json.loads(path.read_text())}


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What has run on SQLite and is alike here, of a run on another database."""
    folder = os.environ.get("TEST_TEMPLATES")
    if not folder or connection.vendor == "sqlite":
        return
    alike = _recorded(Path(folder))
    left_out = [item for item in items if item.nodeid in alike]
    items[:] = [item for item in items if item.nodeid not in alike]
    if left_out:
        config.hook.pytest_deselected(items=left_out)


if __name__ == "__main__":
    print(len(_recorded(Path(os.environ["TEST_TEMPLATES"]))))
