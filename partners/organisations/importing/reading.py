"""READ: which sheets and columns a file has. Nothing of its rows is kept."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from home.sheets.book import Book
from home.sheets.headings import Table
from home.sheets.problems import FileProblem, FileRefused, Problem
from home.sheets.reader import Contents, read_tables
from home.sheets.receipt import LeftOut, Receipt, SheetReceipt, UnusedColumn
from partners.organisations.importing import chunks, columns, files
from partners.organisations.importing.fields import REGISTER
from partners.organisations.models import RegisterImport

MOST_TOLD = 50  # rows left out of one sheet whose numbers are kept
_OF_SHEETS = {Problem.COLUMN_MISSING, Problem.NO_HEADING}


class SheetRefused(FileRefused):
    """A column of a sheet is missing, or has values and no heading."""

    def __init__(self, problem: Any, sheet: str, *more: str) -> None:
        super().__init__(problem, *more, sheet=sheet)


def read(record: RegisterImport) -> None:
    """Raises FileRefused, OSError, Lost."""
    book = files.opened(record)
    chunks.beat(record)
    found, layout = _contents(book)
    recognised = columns.recognised(book, found.receipt, layout)
    rows = sum(map(len, found.rows.values()))
    chunks.finish(
        record,
        columns=recognised,
        receipt=told(found.receipt),
        figures={"rows": rows},
        all_rows=rows,
        done_rows=rows,
    )


def _contents(book: Book) -> tuple[Contents, Table]:
    """With the headings of the template, or else with those of the list's own, whose meaning a
    person says in the next step.
    """
    try:
        return read_tables(book, [REGISTER.layout]), REGISTER.layout
    except FileRefused as refused:
        own = columns.of_own_headings(book)
        if refused.problem is not FileProblem.NO_HEADINGS or own is None:
            raise
    return read_tables(book, [own]), own


def refuse_unusable(found: Contents) -> None:
    """What stops the whole: no rows, a sheet that lacks a column. Raises FileRefused."""
    for error in found.errors:
        if error.problem in _OF_SHEETS:
            raise SheetRefused(error.problem, error.sheet, *error.more)
    found.refuse_unusable()


def told(receipt: Receipt) -> list[dict[str, Any]]:
    """As `RegisterImport.receipt` keeps it."""
    return [
        {**asdict(sheet), "rows_left_out": [list(one) for one in sheet.rows_left_out[:MOST_TOLD]]}
        for sheet in receipt.sheets
    ]


def receipt_of(record: RegisterImport) -> Receipt:
    """What was kept, for `home.sheets.words.receipt_lines`."""
    return Receipt(record.name, record.sha256, tuple(map(_sheet, record.receipt)))


def _sheet(kept: Mapping[str, Any]) -> SheetReceipt:
    return SheetReceipt(**{
        **kept,
        "left_out": LeftOut(kept["left_out"]) if kept["left_out"] else None,
        "used": tuple((letter, heading) for letter, heading in kept["used"]),
        "unused": tuple(UnusedColumn(**column) for column in kept["unused"]),
        "rows_left_out": tuple((number, LeftOut(why)) for number, why in kept["rows_left_out"]),
        "learned": tuple(map(tuple, kept.get("learned", ()))),
    })  # fmt: skip
