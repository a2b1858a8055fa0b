"""What was taken from a file and what was not, so that a person can confirm it. Pure."""

import hashlib
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

SAID = ("learned", "fixed")  # by people, of this list


class LeftOut(StrEnum):
    """Why a sheet, or a row below the headings, was not read."""

    HIDDEN = "hidden"
    NOT_A_TABLE = "not-a-table"
    EMPTY = "empty"
    HELP = "help"
    NO_HEADINGS = "no-headings"
    TOTAL = "total"
    HEADINGS_AGAIN = "headings-again"
    NUMBERS_OF_COLUMNS = "numbers-of-columns"
    UNUSED_COLUMNS_ONLY = "unused-columns-only"


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """`filled`: its cells with something in them; `near`: key of a column that may be meant."""

    letter: str
    heading: str
    filled: int
    near: str = ""


@dataclass(frozen=True, slots=True)
class SheetReceipt:
    """Of one sheet. `table` is the key of what was read there; with `left_out`, nothing was.

    `heading_row` as the spreadsheet program counts; `used` letter and heading of each column;
    `rows_left_out` number and reason of each; `learned` letter, heading and key of each column that
    is known because somebody said what it means; `fixed` key and value of each column that is not
    there and has one value in all rows, as somebody said.
    """

    sheet: str
    table: str = ""
    left_out: LeftOut | None = None
    heading_row: int = 0
    rows: int = 0
    used: tuple[tuple[str, str], ...] = ()
    unused: tuple[UnusedColumn, ...] = ()
    rows_left_out: tuple[tuple[int, LeftOut], ...] = ()
    learned: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
    fixed: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether everything that stands in the sheet was taken."""
        if self.left_out:
            return self.left_out in {LeftOut.EMPTY, LeftOut.HELP}
        return not (self.rows_left_out or any(column.filled for column in self.unused))


@dataclass(frozen=True, slots=True)
class Receipt:
    """Of one file, all its sheets in order."""

    file: str
    sha256: str
    sheets: tuple[SheetReceipt, ...]

    @property
    def is_whole(self) -> bool:
        return all(sheet.is_whole for sheet in self.sheets)

    def plain(self) -> dict[str, Any]:
        """For files and for keeping: without what nobody said, as it was before that could be."""
        found = asdict(self)
        found["sheets"] = [
            {name: value for name, value in sheet.items() if value or name not in SAID}
            for sheet in found["sheets"]
        ]
        return found

    def headings_of(self, sheet: str) -> list[str]:
        """All headings that stand in a sheet, from left to right."""
        found = [
            (letter, heading)
            for each in self.sheets
            if each.sheet == sheet
            for letter, heading in [*each.used, *((c.letter, c.heading) for c in each.unused)]
        ]
        return [heading for letter, heading in sorted(found, key=lambda at: (len(at[0]), at[0]))]

    @property
    def fingerprint(self) -> str:
        """The same only for the same file read in the same way; where nobody explained a heading,
        as it was before that could be done.
        """
        learned = [sheet.learned for sheet in self.sheets]
        fixed = [sheet.fixed for sheet in self.sheets]
        said = (repr(each) for each in (learned, fixed) if any(each))
        text = repr((self.sha256, self.sheets)) + "".join(said)
        return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
