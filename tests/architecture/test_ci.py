"""The scripts of CI: what runs beside is heard and never forgotten, and pip stands in for uv."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# Stands in for the two that can install: says that it was asked, and for what.
INSTALLER = """#!/bin/sh
echo "{name} $*" >>{asked}
exit {code}
"""


def _script(folder: Path, lines: str) -> subprocess.CompletedProcess[str]:
    """As `.ci/test` does it: what is beside is ended with the script."""
    text = f"set -euo pipefail\n. .ci/beside\ntrap 'beside_end; wait' EXIT\n{lines}"
    return subprocess.run(  # noqa: S603 - our own script
        ["/bin/bash", "-c", text],
        cwd=ROOT,
        env={**os.environ, "TEST_TEMPLATES": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_ran_beside_speaks_when_it_is_waited_for(tmp_path: Path) -> None:
    lines = "beside one bash -c 'echo beside; echo aloud >&2'\necho first\njoined one\necho last"
    done = _script(tmp_path, lines)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["first", "beside", "aloud", "last"]


def test_two_are_waited_for_in_any_order(tmp_path: Path) -> None:
    done = _script(tmp_path, "beside a echo a\nbeside b echo b\njoined b\njoined a\necho $besides.")
    assert done.stdout.split() == ["b", "a", "."]


def test_what_failed_beside_ends_the_script_with_its_code_and_words(tmp_path: Path) -> None:
    lines = "beside one bash -c 'echo wrong; exit 3'\njoined one\necho never"
    done = _script(tmp_path, lines)
    assert done.returncode == 3
    assert done.stdout.split() == ["wrong"]
    assert "failed: one" in done.stderr


def test_what_still_runs_beside_ends_with_a_script_that_fails(tmp_path: Path) -> None:
    done = _script(tmp_path, "beside one sleep 600\nfalse")  # else this waits for ten minutes
    assert done.returncode == 1


def test_all_that_begins_beside_is_waited_for() -> None:
    text = (ROOT / ".ci/test").read_text()
    begun = {line.split()[1] for line in map(str.strip, text.splitlines()) if line[:7] == "beside "}
    assert len(begun) == 4
    for name in begun:
        assert f"joined {name}\n" in text


def _installed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, uv: int | None, pip: int = 0
) -> tuple[int, list[str]]:
    """How it ended and who was asked, where uv ends so, or is not there and cannot be had."""
    asked = tmp_path / "asked"
    (tmp_path / "venv/bin").mkdir(parents=True)
    programs = {"venv/bin/python": ("python", pip)} | ({} if uv is None else {"uv": ("uv", uv)})
    for place, (name, code) in programs.items():
        path = tmp_path / place
        path.write_text(INSTALLER.format(name=name, asked=asked, code=code))
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    done = subprocess.run(  # noqa: S603 - our own script
        ["/bin/bash", str(ROOT / ".ci/pip"), "venv", "locked.txt"], cwd=tmp_path, check=False
    )
    return done.returncode, asked.read_text().splitlines()


def test_uv_installs_where_it_is_from_the_same_index_and_hashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.example/simple")
    code, [asked] = _installed_by(tmp_path, monkeypatch, uv=0)
    assert code == 0
    assert asked.startswith("uv pip install ")
    assert "--require-hashes --default-index https://index.example/simple -r locked.txt" in asked


def test_pip_installs_where_uv_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, asked = _installed_by(tmp_path, monkeypatch, uv=1)
    assert code == 0
    assert asked[1].startswith("python -m pip install ")
    assert asked[1].endswith("--require-hashes -r locked.txt")


def test_uv_is_not_fetched_for_a_portal_that_is_only_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    code, [asked] = _installed_by(tmp_path, monkeypatch, uv=None)
    assert code == 0
    assert asked.startswith("python -m pip install ")


def test_pip_installs_in_ci_where_uv_cannot_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "1")
    code, asked = _installed_by(tmp_path, monkeypatch, uv=None)
    assert "fetch_uv.py .cache/uv" in asked[0]
    assert asked[1].startswith("python -m pip install ")
    assert code == 0


def test_what_neither_can_install_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _installed_by(tmp_path, monkeypatch, uv=1, pip=1)[0] == 1


def test_an_interrupted_session_ends_in_order(tmp_path: Path) -> None:
    """The cluster's tests get a signal that shells cannot keep from them, and end their nodes."""
    begin = next(
        line for line in (ROOT / ".ci/test").read_text().splitlines() if line.startswith("ending=")
    )
    (tmp_path / "test_it.py").write_text(
        "import os, signal, pytest\n"
        "@pytest.fixture\n"
        "def node():\n    yield\n    print('ended in order')\n"
        "def test_it(node):\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    done = _script(
        tmp_path,
        f'{begin}\n"{sys.executable}" -c "$ending" -p no:django -s -c /dev/null {tmp_path}',
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "ended in order" in done.stdout
