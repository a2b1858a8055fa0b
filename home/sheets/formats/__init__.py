"""What calamine does not tell, read from the file itself, one module for each kind.

Each has `peek(...)`, which gives for every sheet how far it reaches, its broken cells and its
merged cells. It runs before calamine, which would set aside memory for a whole rectangle: a file of
three kilobytes can name the last cell of a sheet and ask for gigabytes.
"""

import re
from dataclasses import dataclass, field

from home.sheets.values import Broken

ZEROS = re.compile(r"(0{2,})(?:;.*|_.)?")
"""A number format that puts zeros in front: 0000."""

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Error values as both binary formats number them."""

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class Extra:
    """Of one sheet; rows and columns from 0. `rows` and `columns`: how many the sheet spans.

    `padded`: digits with which a whole number is shown, where its format puts zeros in front: who
    wrote 12 in the format 0000 sees, and means, 0012.
    """

    rows: int = 0
    columns: int = 0
    broken: dict[tuple[int, int], Broken] = field(default_factory=dict)
    padded: dict[tuple[int, int], int] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
