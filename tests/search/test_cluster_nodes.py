"""A node that does not come up leaves nothing behind."""

import sys
from pathlib import Path

import pytest

from tests.search.cluster import nodes

NEVER_READY = "import time; time.sleep(600)"


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list:
    """Those that were started, each a program that never answers."""
    program, started = tmp_path / "never_ready.py", []
    program.write_text(NEVER_READY)
    start = nodes.subprocess.Popen

    def started_one(*args: object, **kwargs: object) -> object:
        started.append(start(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(nodes, "PROGRAM", program)
    monkeypatch.setattr(nodes, "START_SECONDS", 0.1)
    monkeypatch.setattr(nodes, "artefacts", lambda: (sys.executable, "-"))
    monkeypatch.setattr(nodes.subprocess, "Popen", started_one)
    yield started
    for process in started:
        process.kill()
        process.wait()


def test_node_that_does_not_come_up_is_stopped(processes: list) -> None:
    node = nodes.Node()
    with pytest.raises(RuntimeError, match="did not start"):
        node.start().wait()
    assert processes[0].poll() is not None
    assert not node.base.exists()


def test_of_a_cluster_that_does_not_come_up_no_node_stays(processes: list) -> None:
    with pytest.raises(RuntimeError, match="did not start"):
        nodes.cluster_of(2)
    assert [process.poll() is not None for process in processes] == [True, True]
