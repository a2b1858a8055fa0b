"""What can be wrong with a list that was handed in: facts, put into words by `words`. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """With a cell, or (row of the headings) with a column. In brackets: what `more` holds."""

    MISSING = "missing"
    NOT_A_DATE = "not-a-date"
    MONTH_FIRST = "month-first"
    YEAR_OUT_OF_BOUNDS = "year-out-of-bounds"  # (first and last year)
    DAY_OR_MONTH = "day-or-month"  # (a day of the same column that has the month first, its cell)
    NOT_A_NUMBER = "not-a-number"
    NOT_YES_OR_NO = "not-yes-or-no"
    TOO_LONG = "too-long"  # (most characters)
    TOO_SMALL = "too-small"  # (least)
    TOO_LARGE = "too-large"  # (most)
    ERROR_VALUE = "error-value"  # (#REF!)
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    CODE_LOST_DIGITS = "code-lost-digits"
    CODE_LOST_ZEROS = "code-lost-zeros"  # (a code of the same column with a zero, its cell)
    CODE_IS_A_FRACTION = "code-is-a-fraction"
    CODE_IS_A_DAY = "code-is-a-day"
    TELEPHONE_INCOMPLETE = "telephone-incomplete"
    UNKNOWN_REGION = "unknown-region"  # (what was written, near names)
    SEVERAL_REGIONS = "several-regions"  # (what was written, names)
    COLUMN_MISSING = "column-missing"  # (its key)
    COLUMN_TWICE = "column-twice"  # (letter of the first)
    COLUMN_UNCLEAR = "column-unclear"  # (key of the column that it may be)
    MERGED_ROWS = "merged-rows"  # (last row)
    NO_HEADING = "no-heading"  # (how many cells are filled)


class FileProblem(StrEnum):
    """With the file as a whole. In brackets: what `more` of FileRefused holds."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"  # (bytes)
    UNPACKS_TO_TOO_MUCH = "unpacks-to-too-much"  # (bytes)
    TOO_HEAVY = "too-heavy"  # takes too much time or memory, or holds too much text
    BUSY = "busy"  # another file is being read
    TOO_WIDE = "too-wide"  # (cells of one sheet)
    TOO_MANY_COLUMNS = "too-many-columns"  # (most)
    NOT_A_TABLE = "not-a-table"
    WEB_PAGE = "web-page"
    QUOTES = "quotes"  # (line)
    BROKEN_LETTER = "broken-letter"  # (line)
    LOCKED = "locked"
    NO_HEADINGS = "no-headings"
    ONLY_HIDDEN = "only-hidden"  # (names of sheets)
    HEADINGS_MISSING = "headings-missing"  # (keys of columns)
    NO_ROWS = "no-rows"
    TOO_MANY_ROWS = "too-many-rows"  # (rows)


@dataclass(frozen=True, slots=True)
class CellError:
    """Where, what stands there, what is wrong.

    `row` as the spreadsheet program numbers it, 0 for the sheet as a whole; `at` the position of
    the column from 0, -1 for none; `column` its key, or "" for a column that is not known;
    `heading` as it was typed; `more` as Problem (or the caller's own enumeration) says.
    """

    sheet: str
    row: int
    at: int
    column: str
    heading: str
    problem: StrEnum
    value: str = ""
    more: tuple[str, ...] = ()
    table: str = ""


class CellRefused(Exception):
    """A cell cannot be read."""

    def __init__(self, problem: StrEnum, *more: str) -> None:
        self.problem, self.more = problem, more
        super().__init__(problem)


class FileRefused(Exception):
    """The file as a whole cannot be read; `table` is the key of the table that is meant, if any.

    `found`: the headings that stand there, where others were looked for.
    """

    def __init__(
        self,
        problem: FileProblem,
        *more: str,
        table: str = "",
        sheet: str = "",
        found: Sequence[str] = (),
    ) -> None:
        self.problem, self.more, self.table, self.sheet = problem, more, table, sheet
        self.found = tuple(found)
        super().__init__(problem)
