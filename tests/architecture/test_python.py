"""The project names the Pythons that its scripts take, and a bare machine gets one."""

import os
import subprocess
import sys
import tomllib
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
