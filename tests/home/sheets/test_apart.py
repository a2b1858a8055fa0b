"""A workbook that is built to take minutes is refused within seconds, where nobody waits for it."""

import time

import pytest

from home.sheets import apart
from home.sheets.apart import open_apart
from home.sheets.book import Limits, open_book
from home.sheets.problems import FileProblem, FileRefused
from tests.home.sheets.files import xlsx
from tests.home.sheets.test_book import _sheet_xml

TABLE = [["Nama", "Hari"], ["Susu", 1.5], ["x", True]]
CELL = '<c t="e"><v>#REF!</v></c>'


def test_what_is_read_apart_is_what_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    content = xlsx({"A": TABLE, "B": TABLE})
    monkeypatch.setattr(apart, "SMALL", 0)
    assert open_apart(content, "a.xlsx") == open_book(content, "a.xlsx")
    assert open_apart(b"a;b\n1;2\n", "a.csv") == open_book(b"a;b\n1;2\n", "a.csv")


def test_refusal_arrives_with_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SMALL", 0)
    with pytest.raises(FileRefused) as caught:
        open_apart(xlsx({"A": TABLE}), "a", Limits(cells=3))
    refused = caught.value
    assert (refused.problem, refused.more, refused.sheet) == (FileProblem.TOO_WIDE, ("3",), "A")


def test_bomb_of_fourteen_kilobytes_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell without an address is counted from the beginning of its row: minutes."""
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.5)
    content = _sheet_xml(f"<row>{CELL * 200_000}</row>")
    assert len(content) < 100_000
    began = time.monotonic()
    with pytest.raises(FileRefused) as caught:
        open_apart(content, "a.xlsx")
    assert caught.value.problem is FileProblem.TOO_HEAVY
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(("name", "most"), [("MOST_CHARACTERS", 5), ("MOST_MERGED", -1)])
def test_what_would_take_long_afterwards_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    book = open_book(xlsx({"A": TABLE}), "a")
    apart._refuse_heavy(book)
    monkeypatch.setattr(apart, name, most)
    with pytest.raises(FileRefused):
        apart._refuse_heavy(book)
