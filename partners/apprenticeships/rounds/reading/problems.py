"""What is wrong in a spreadsheet, said so that whoever filled it in can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from partners.matching.wording import Language, Wording

_SHOWN = 60


class BadCell(ValueError):
    """A cell cannot be read: why, what would be right, and which part if not the whole."""

    def __init__(self, reason: Wording, right: Wording, part: str = "") -> None:
        super().__init__(reason.en)
        self.reason, self.right, self.part = reason, right, part


class BadFile(Exception):
    """A file cannot be read at all."""

    def __init__(self, reason: Wording, right: Wording) -> None:
        super().__init__(reason.en)
        self.reason, self.right = reason, right


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad cell. ``row`` counts as spreadsheets do, from 1; 0 means the whole sheet.

    ``column`` is the letter and the heading as typed: ``D “Province”``.
    """

    sheet: str
    row: int
    column: str
    value: str
    reason: Wording
    right: Wording

    def in_language(self, language: Language) -> str:
        """One line: where, what was written, why it is wrong, what would be right."""
        return f"{self._where(language)}: {self._what(language)}"

    def _where(self, language: Language) -> str:
        row, column = ("baris", "kolom") if language == "id" else ("row", "column")
        parts = [self.sheet]
        parts += [f"{row} {self.row}"] if self.row else []
        parts += [f"{column} {self.column}"] if self.column else []
        return ", ".join(parts)

    def _what(self, language: Language) -> str:
        value = f"“{_short(self.value)}” " if self.value else ""
        reason, right = self.reason.in_language(language), self.right.in_language(language)
        said = f"{value}{reason}"
        so = "Yang benar" if language == "id" else "Right would be"
        return f"{said[:1].upper()}{said[1:]}. {so}: {right.rstrip('.')}."

    @property
    def position(self) -> tuple[int, int, str]:
        """To sort problems of one sheet as people read it."""
        name = self.column.split(" ", 1)[0]
        return self.row, len(name), name


class BadInput(Exception):
    """The spreadsheets have bad cells; nothing may be written. ``problems`` in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def letter(at: int) -> str:
    """Name of the column at position ``at`` (from 0), as spreadsheets call it.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name
