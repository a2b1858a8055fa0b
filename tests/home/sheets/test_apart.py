"""A workbook that is built to take minutes, or all memory, is refused within seconds, in a process
of its own.
"""

import fcntl
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.sheets import apart, carried
from home.sheets.apart import open_apart
from home.sheets.book import Book, Limits, Sheet, open_book
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import Broken
from tests.home.sheets.files import xlsx
from tests.home.sheets.test_book import _sheet_xml

TABLE = [["Nama", "Hari"], ["Susu", 1.5], ["x", True]]
FAR = '<row r="1"><c r="A1"><v>1</v></c><c r="ZZ999999"><v>1</v></c></row>'
TOO_HEAVY = FileProblem.TOO_HEAVY


@pytest.mark.parametrize("content", [xlsx({"A": TABLE, "B": TABLE}), b"a;b\n1;2\n" * 20_000])
def test_what_is_read_apart_is_what_is_read_here(content: bytes) -> None:
    assert apart._ask(content, "a", Limits()) == open_book(content, "a")


def test_refusal_arrives_with_its_facts() -> None:
    with pytest.raises(FileRefused) as caught:
        open_apart(xlsx({"A": TABLE}), "a", Limits(cells=3))
    refused = caught.value
    assert (refused.problem, refused.more, refused.sheet) == (FileProblem.TOO_WIDE, ("3",), "A")


def test_kilobyte_that_would_end_the_process_ends_another(caplog: pytest.LogCaptureFixture) -> None:
    """Its two cells span a rectangle of 22 GB, and the library knows no error for that."""
    content = _sheet_xml(FAR)
    assert len(content) < 2_000
    with pytest.raises(FileRefused) as caught:
        open_apart(content, "a.xlsx")
    assert caught.value.problem is TOO_HEAVY
    assert "memory allocation" in caplog.text


def test_who_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_WAITING", 0.3)
    monkeypatch.setattr(apart, "_CHILD", "import time; time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(FileRefused) as caught:
        open_apart(xlsx({"A": TABLE}), "a.xlsx")
    assert caught.value.problem is TOO_HEAVY
    assert time.monotonic() - began < 10


def test_one_is_read_at_a_time_and_nobody_waits_long_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that two files hold up one web worker of two."""
    monkeypatch.setattr(apart, "MOST_QUEUING", 0.1)
    content = xlsx({"A": TABLE})
    with Path(apart.__file__).open("rb") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        with pytest.raises(FileRefused) as caught:
            open_apart(content, "a.xlsx")
    assert caught.value.problem is FileProblem.BUSY
    assert open_apart(content, "a.xlsx") == open_book(content, "a.xlsx")


def test_what_a_library_prints_is_no_part_of_the_answer() -> None:
    noisy = apart._CHILD.replace("apart.answer_on", "print('[1]', flush=True); apart.answer_on")
    script = f"import sys; sys.argv[1:] = ['a', '9999', '9999', '99']; {noisy}"
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], input=b"a;b\n1;2\n", capture_output=True, check=True
    )
    assert done.stderr == b"[1]\n"
    assert carried.loads(done.stdout) == open_book(b"a;b\n1;2\n", "a")


cells = st.one_of(
    st.text(),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(Broken, st.text()),
)


@given(st.lists(st.lists(cells)), st.text())
def test_every_cell_is_carried_as_it_is(rows: list[list[object]], name: str) -> None:
    sheets = Sheet(name, rows, merged=[((0, 1), (2, 3))]), Sheet("", [], True, False)
    book = Book(name, "0" * 64, sheets)
    come = carried.loads(b"".join(carried.dumps(book)))
    assert come == book
    kinds = [[type(cell) for cell in row] for row in rows]
    assert [[type(cell) for cell in row] for row in come.sheets[0].rows] == kinds


def test_equal_texts_are_held_once_when_they_have_come() -> None:
    sheet = Sheet("a", [["Jawa Barat", date(2024, 2, 20)], ["Jawa Barat", date(2024, 2, 20)]])
    come = carried.loads(b"".join(carried.dumps(Book("a", "", (sheet,))))).sheets[0].rows
    assert come[0][0] is come[1][0]
    assert come[0][1] is come[1][1]


@pytest.mark.parametrize(("name", "most"), [("MOST_CHARACTERS", 5), ("MOST_MERGED", -1)])
def test_what_would_take_long_afterwards_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    book = open_book(xlsx({"A": TABLE}), "a")
    apart._refuse_heavy(book)
    monkeypatch.setattr(apart, name, most)
    with pytest.raises(FileRefused):
        apart._refuse_heavy(book)
