"""Looking for headings is bounded, whatever somebody hands in."""

from time import process_time

import pytest

from home.sheets import looking, mapping
from home.sheets.book import Book, Sheet
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.reader import read_tables
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS

TABLES = [AGREEMENTS.layout, COMMITMENTS.layout]
KNOWN = [column.name_id for column in AGREEMENTS.columns if column.is_required]


def wide(number: int) -> Sheet:
    """300 columns of words that mean nothing, in every row that may hold headings."""
    rows = [[f"ábç {number} {row} {at} défgh" for at in range(300)] for row in range(50)]
    return Sheet(f"{number}", rows)


def test_file_with_many_wide_sheets_is_refused_before_it_takes_long() -> None:
    book = Book("a.xlsx", "0" * 64, tuple(map(wide, range(40))))
    began = process_time()
    with pytest.raises(FileRefused) as refused:
        read_tables(book, TABLES)
    assert refused.value.problem is FileProblem.TOO_HEAVY
    assert process_time() - began < 10  # two or three; a minute without the bound


def test_page_of_columns_stops_when_it_is_full() -> None:
    book = Book("a.xlsx", "0" * 64, tuple(map(wide, range(40))))
    found = mapping.mapped(book, TABLES)
    assert len(found.columns) == mapping.MOST_COLUMNS


def test_list_of_very_many_sheets_with_known_headings_is_read() -> None:
    """One for each regency: its rows are looked at until the headings, not all of the first 50."""
    rows = [[*KNOWN, "Tanggal ditandatangani"], *(["x"] * (len(KNOWN) + 1) for _ in range(60))]
    sheets = tuple(Sheet(f"Kab {number}", rows) for number in range(514))
    finder = looking.Looking(TABLES)
    assert all(finder.find(sheet) for sheet in sheets)
    assert finder.cells > looking.MOST_CELLS * 0.9


def test_strange_headings_are_compared_letter_by_letter_up_to_a_bound() -> None:
    finder = looking.Looking(TABLES)
    near = [finder.near(TABLES[0], "Judull", ["title_id"]) for _ in range(looking.MOST_NEAR + 1)]
    assert (near[0], near[-1]) == ("title_id", "")
