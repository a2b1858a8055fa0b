"""The two tables of a list, as home.sheets reads them."""

from dataclasses import dataclass
from functools import cached_property

from home.sheets.apart import open_apart
from home.sheets.book import Limits
from home.sheets.columns import Columns
from home.sheets.problems import CellError
from home.sheets.reader import Row, read_tables
from home.sheets.receipt import Receipt
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS, TABLES

LIMITS = Limits(cells=1_000_000)


@dataclass(frozen=True)
class Source:
    """What a file holds: either table, or both, from all its sheets; `errors` stop it as a whole.

    `receipt`: what was read and what was left out.
    """

    agreements: list[Row]
    commitments: list[Row]
    errors: list[CellError]
    receipt: Receipt

    @cached_property
    def columns(self) -> Columns:
        return Columns([*self.agreements, *self.commitments])


def read(content: bytes, name: str = "") -> Source:
    """The rows that are not empty. Raises FileRefused."""
    found = read_tables(open_apart(content, name, LIMITS), [table.layout for table in TABLES])
    found.refuse_unusable()
    agreements, commitments = found.rows[AGREEMENTS.name], found.rows[COMMITMENTS.name]
    return Source(agreements, commitments, found.errors, found.receipt)
