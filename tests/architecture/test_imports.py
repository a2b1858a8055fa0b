"""Which room may use which: the contracts stand in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CHECK = "import sys; from importlinter import cli; sys.exit(cli.lint_imports(cache_dir=None))"


def test_import_contracts_hold() -> None:
    """In a process of its own: import-linter switches off every logger that there is."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CHECK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
