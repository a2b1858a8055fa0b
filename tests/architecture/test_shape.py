"""The shape of the house: sizes, migrations, templates."""

import ast
import subprocess
from pathlib import Path
from statistics import median

import pytest
from django.core.management import call_command
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("portal", "home", "partners", "knowledge", "search")
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.split("\n")
PYTHON = [
    ROOT / name
    for name in TRACKED
    if name.endswith(".py") and "/migrations/" not in name and (ROOT / name).exists()
]
SOURCES = [path for path in PYTHON if path.relative_to(ROOT).parts[0] in ROOMS]
TEMPLATES = [ROOT / name for name in TRACKED if name.startswith("templates/") and name[-1] != "/"]
LONGEST_FILE = 300
LONGEST_PAGE_TEMPLATE = 60
LONGEST_COMPONENT = 30


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_source_file_grows_over_300_lines() -> None:
    assert {str(p.relative_to(ROOT)): _lines(p) for p in PYTHON if _lines(p) > LONGEST_FILE} == {}


def test_source_files_stay_small_in_the_middle() -> None:
    sizes = [_lines(path) for path in SOURCES if _lines(path) > 0]
    assert median(sizes) <= 90


def test_functions_stay_small_in_the_middle() -> None:
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    assert median(lengths) <= 10


def test_templates_stay_small() -> None:
    too_long = {}
    for path in TEMPLATES:
        if path.suffix == ".html" and path.exists():
            limit = LONGEST_COMPONENT if "components" in path.parts else LONGEST_PAGE_TEMPLATE
            if _lines(path) > limit:
                too_long[str(path.relative_to(ROOT))] = _lines(path)
    assert too_long == {}


@pytest.mark.parametrize(
    "name", [str(p.relative_to(ROOT / "templates")) for p in TEMPLATES if p.suffix == ".html"]
)
def test_template_compiles(name: str) -> None:
    get_template(name)


def test_no_template_carries_a_style_attribute_or_an_inline_script() -> None:
    for path in TEMPLATES:
        if path.suffix == ".html" and path.exists() and "emails" not in path.parts:
            text = path.read_text()
            assert " style=" not in text, path
            assert "<script>" not in text, path


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
