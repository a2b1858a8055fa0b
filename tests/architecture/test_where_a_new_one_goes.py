"""The table that says where a new one goes names files that are there, and few of them."""

import re

import pytest

from tests.architecture.test_shape import ROOT

HEADING = "## Where a new one goes"
FILE = re.compile(r"`([\w<>/-]+\.(?:py|html))`")
PLACES = (ROOT / "partners/agreements", ROOT)
MOST_FILES = 4


def rows() -> dict[str, list[str]]:
    """What is new, to the files that it touches."""
    text = (ROOT / "docs/architecture.md").read_text().split(HEADING, 1)[1].split("\n## ", 1)[0]
    cells = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("| ")]
    return {new.strip(): FILE.findall(files) for new, files in cells[1:]}


@pytest.mark.parametrize(("new", "files"), rows().items())
def test_the_files_are_there(new: str, files: list[str]) -> None:
    assert files
    for name in files:
        pattern = re.sub(r"<\w+>", "*", name)
        assert any(list(place.glob(pattern)) for place in PLACES), name


@pytest.mark.parametrize(("new", "files"), rows().items())
def test_nothing_new_touches_more_than_four_files(new: str, files: list[str]) -> None:
    assert len(files) <= MOST_FILES
