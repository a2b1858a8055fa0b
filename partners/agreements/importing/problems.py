"""What can be wrong with a list: pure facts, put into words by `wording`."""

from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    MISSING = "missing"
    NOT_A_DATE = "not-a-date"
    NOT_A_NUMBER = "not-a-number"
    NOT_YES_OR_NO = "not-yes-or-no"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_NAME = "unknown-name"
    AMBIGUOUS = "ambiguous"
    SAME_PARTY_TWICE = "same-party-twice"
    NOT_SIGNED_YET = "not-signed-yet"
    IN_FUTURE = "in-future"
    NOT_EXPIRED = "not-expired"
    OUT_OF_ORDER = "out-of-order"
    TERM_MISSING = "term-missing"
    TWICE_IN_FILE = "twice-in-file"
    MAY_NOT_ADD_PARTNER = "may-not-add-partner"
    NOT_ACCEPTED = "not-accepted"
    NOT_A_PARTY = "not-a-party"
    AGREEMENT_ARCHIVED = "agreement-archived"
    NOT_LATE = "not-late"
    NOT_DONE = "not-done"
    NOT_BLOCKED = "not-blocked"
    PROMISED_TWICE = "promised-twice"


class FileProblem(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NOT_A_TABLE = "not-a-table"
    NO_HEADINGS = "no-headings"
    HEADINGS_MISSING = "headings-missing"
    NO_ROWS = "no-rows"
    TOO_MANY_ROWS = "too-many-rows"


@dataclass(frozen=True, slots=True)
class CellError:
    """`row` as the spreadsheet program numbers it; `more` are near names, limits or rows."""

    table: str
    row: int
    column: str
    problem: Problem
    value: str = ""
    more: tuple[str, ...] = ()


class CellRefused(Exception):
    def __init__(self, problem: Problem, *more: str) -> None:
        self.problem, self.more = problem, more
        super().__init__(problem)


class FileRefused(Exception):
    """The file as a whole cannot be read as a list; `table` names the sheet that is meant."""

    def __init__(self, problem: FileProblem, *more: str, table: str = "") -> None:
        self.problem, self.more, self.table = problem, more, table
        super().__init__(problem)
