"""What may show which database there is, is seen; what may not, is alike on all."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import util
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from home.models import Sector
from tests import telling_apart

HERE = "tests/test_it.py::test_it"


class Watch(telling_apart.Watch):
    """Of one test, which can be ended."""

    is_over = False

    def _hear(self, event: str, args: object) -> None:
        if not self.is_over:
            super()._hear(event, args)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Begun, and taken away after the test."""
    for place, name in (
        (telling_apart.ConnectionHandler, "__getitem__"),
        (util, "spawnv_passfds"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))
    watch = Watch()
    watch.begin()
    yield watch
    watch.is_over = True


def _spawn() -> None:
    program = sys.executable
    os.waitpid(util.spawnv_passfds(os.fsencode(program), [program, "-c", ""], ()), 0)


TELLING: dict[str, Callable[[], object]] = {
    "which database it is": lambda: connection.vendor,
    "a query as it would be sent": lambda: str(Sector.objects.filter(pk=1).query),
    "SQLite without Django": lambda: sqlite3.connect(":memory:").close(),
    "a program": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    "a process of Python's": _spawn,
}


@pytest.mark.parametrize("ask", TELLING.values(), ids=TELLING)
def test_what_can_show_the_database_is_seen(watch: Watch, ask: Callable[[], object]) -> None:
    ask()
    assert watch.seen


def test_rules_words_and_files_show_nothing(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "words").write_text(str(Sector(name_id="Kopi").name_id))
    assert not watch.seen


def _item(name: str = HERE, *, fixtures: tuple[str, ...] = (), marked: bool = False) -> Any:
    return SimpleNamespace(
        nodeid=name,
        fixturenames=["request", *fixtures],
        get_closest_marker=lambda kind: kind if marked else None,
        module=ModuleType("test_it"),
    )


def _run(
    folder: Path, item: Any, *, passed: bool = True, during: Callable[[Any], object] | None = None
) -> list[str]:
    """What is recorded of this test."""
    watch = telling_apart.Watch()
    recording = telling_apart.Recording(folder, watch)
    steps = recording.pytest_runtest_protocol(item)
    next(steps)
    if during:
        during(watch)
    recording.pytest_runtest_logreport(SimpleNamespace(passed=passed))  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        steps.send(None)
    recording.pytest_sessionfinish()
    (path,) = folder.glob("alike-*.json")
    return json.loads(path.read_text())


def test_one_that_shows_nothing_is_alike(tmp_path: Path) -> None:
    assert _run(tmp_path, _item()) == [HERE]


def test_one_that_failed_or_was_skipped_is_not(tmp_path: Path) -> None:
    assert _run(tmp_path, _item(), passed=False) == []


def test_one_that_asked_is_not(tmp_path: Path) -> None:
    assert _run(tmp_path, _item(), during=lambda watch: vars(watch).update(seen=1)) == []


@pytest.mark.parametrize("fixture", ["db", "transactional_db", "live_server"])
def test_one_with_a_database_is_not(tmp_path: Path, fixture: str) -> None:
    assert _run(tmp_path, _item(fixtures=(fixture,))) == []


def test_one_marked_for_a_database_is_not(tmp_path: Path) -> None:
    assert _run(tmp_path, _item(marked=True)) == []


def test_one_whose_file_names_the_connection_is_not(tmp_path: Path) -> None:
    item = _item()
    item.module.connection = connection
    assert _run(tmp_path, item) == []


def test_one_that_shares_what_asked_is_not(tmp_path: Path) -> None:
    watch = telling_apart.Watch()
    recording = telling_apart.Recording(tmp_path, watch)
    setup = recording.pytest_fixture_setup(SimpleNamespace(scope="module", argname="rows"))  # type: ignore[arg-type]
    next(setup)
    watch.seen += 1
    with pytest.raises(StopIteration):
        setup.send(None)
    for item in (_item(fixtures=("rows",)), _item("tests/test_it.py::test_other")):
        steps = recording.pytest_runtest_protocol(item)
        next(steps)
        with pytest.raises(StopIteration):
            steps.send(None)
    assert recording.alike == ["tests/test_it.py::test_other"]


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """What runs on this database, of two tests one of which is alike on all."""
    (tmp_path / "alike-1.json").write_text(json.dumps([HERE]))
    monkeypatch.setenv("TEST_TEMPLATES", str(tmp_path))

    def left(vendor: str) -> list[str]:
        monkeypatch.setattr(telling_apart, "connection", SimpleNamespace(vendor=vendor))
        said: list[Any] = []
        hook = SimpleNamespace(pytest_deselected=lambda items: said.extend(items))
        config: Any = SimpleNamespace(hook=hook)
        items = [_item(), _item("tests/test_it.py::test_other")]
        telling_apart.leave_out(config, items)
        assert len(said) + len(items) == 2
        return [item.nodeid for item in items]

    return left


def test_what_is_alike_is_left_out_on_the_second_database_aloud(left: Any) -> None:
    assert left("postgresql") == ["tests/test_it.py::test_other"]


def test_nothing_is_left_out_on_the_first(left: Any) -> None:
    assert left("sqlite") == [HERE, "tests/test_it.py::test_other"]
