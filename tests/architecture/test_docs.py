"""What the docs tell people to type exists: commands of manage.py, their options, and of make."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from portal.duties import DUTIES

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")


def typed(page: Path) -> Iterator[str]:
    """Each line of a block, each span of code."""
    text = page.read_text(encoding="utf-8")
    for block in FENCED.findall(text):
        yield from block.splitlines()
    yield from SPAN.findall(FENCED.sub("", text))


@pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.name)
def test_each_command_that_is_shown_exists_with_its_options(doc: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in typed(doc):
        for name, rest in re.findall(r"manage\.py ([a-z_]+)([^&|#;]*)", line):
            assert name in get_commands(), f"{doc.name}: {line}"
            known = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
            for option in re.findall(r"(?<!\S)\[?(--[a-z-]+)", rest):
                assert option in known._option_string_actions, f"{doc.name}: {line}"
        for target in re.findall(r"(?:^|-- |` ?)make ([a-z][a-z-]*)", line):
            assert target in targets, f"{doc.name}: {line}"


def test_page_of_operations_shows_the_duties_that_timers_run() -> None:
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    table = text.partition("## Daily duties")[2].partition("\n## ")[0]
    shown = re.findall(r"^\| `manage\.py (.+)` \| (.+) \| (.+) \|$", table, re.MULTILINE)
    assert shown == [(duty.command, duty.often, duty.what) for duty in DUTIES]
