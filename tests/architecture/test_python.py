"""The project names the Pythons that its scripts take, and a bare machine gets one."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# A Python whose venv module is missing, as on a bare Debian, and which is otherwise this one.
BARE = """#!/bin/sh
case "$*" in "-m venv"*|"-m virtualenv"*) echo "No module named ensurepip" >&2; exit 1;; esac
exec {python} "$@"
"""
# Stands in for uv: makes the environment with what this Python has, and says that it was asked.
UV = """#!/bin/sh
for folder; do :; done
echo asked >{asked}
exec {python} -m venv "$folder"
"""


def _program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def _run(*command: str | Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **({"PATH": path} if path else {})}
    return subprocess.run(  # noqa: S603 - our own scripts
        [str(part) for part in command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_pyproject_names_the_versions_that_the_scripts_take() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11,<3.14"
    assert "(3, 11) <= here <= (3, 13)" in (ROOT / ".ci/python").read_text()


def test_interpreter_of_another_version_is_not_taken(tmp_path: Path) -> None:
    old = _program(tmp_path / "python3.10", "#!/bin/sh\nexit 1\n")
    done = _run("env", f"PYTHON={old}", ".ci/python")
    assert (done.returncode, done.stdout) == (1, "")


def test_version_that_is_not_there_is_none() -> None:
    assert _run(".ci/python", "3.99").returncode == 1


def test_nobody_without_python_is_left_without_a_word(tmp_path: Path) -> None:
    done = _run(".ci/venv", tmp_path / "none", tmp_path / "venv")
    assert done.returncode == 1
    assert "Python 3.11, 3.12 or 3.13 is needed" in done.stderr


def test_missing_venv_module_is_made_up_for_by_uv(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    python = _program(tmp_path / "python3", BARE.format(python=sys.executable))
    _program(tmp_path / "uv", UV.format(python=sys.executable, asked=asked))
    _program(tmp_path / "apt-get", "#!/bin/sh\nexit 1\n")  # nothing is installed by a test
    done = _run(
        ".ci/venv", python, tmp_path / "venv", path=f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    )
    assert done.returncode == 0, done.stderr
    assert asked.exists()
    assert (tmp_path / "venv/bin/python").exists()


POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+(?!=)")


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str | bytes):
            yield value if isinstance(value, str) else value.decode("latin-1")


def test_no_pattern_means_something_else_on_an_older_python() -> None:
    """A group repeated with `*+` finds nothing before Python 3.11.5; Debian 12 has 3.11.2."""
    rooms = [ROOT / room for room in ("portal", "home", "partners", "knowledge", "search")]
    files = [path for room in rooms for path in room.rglob("*.py")]
    found = {path for path in files for text in _texts(path) if POSSESSIVE_GROUP.search(text)}
    assert len(files) > 400
    assert not found


def test_pattern_with_such_a_group_is_found() -> None:
    assert POSSESSIVE_GROUP.search(r"(?:[^<]*<)*+b")
    assert not POSSESSIVE_GROUP.search(r"([^<>]*+)>")
