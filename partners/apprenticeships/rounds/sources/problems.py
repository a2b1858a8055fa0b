"""What is wrong with what was handed in, said so that whoever filled it in can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _

Text = str | Promise
"""Words, or words that wait for the language in which they are read."""

_SHOWN = 60


class BadCell(ValueError):
    """A cell cannot be read: why, what would be right, and which part if not the whole."""

    def __init__(self, reason: Text, right: Text, part: str = "") -> None:
        super().__init__(reason)
        self.reason, self.right, self.part = reason, right, part


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad value. ``row`` counts as spreadsheets do, from 1; 0 means the source as a whole.

    ``at`` is the column's position from 0, -1 for none; ``column`` its letter and the heading as
    typed: ``D “Province”``. ``text`` says what stands there, why it is wrong, and what is right.
    """

    source: str
    row: int
    at: int
    column: Text
    value: str
    text: Text

    def __str__(self) -> str:
        """One line in the active language."""
        parts = [self.source]
        parts += [_("row %(row)d") % {"row": self.row}] if self.row else []
        parts += [_("column %(column)s") % {"column": self.column}] if self.column else []
        return f"{', '.join(parts)}: {self.text}"


class BadInput(Exception):
    """What was handed in has faults; nothing may be written. ``problems`` in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


def _told(value: str, reason: Text, right: Text) -> str:
    said = f"“{short(value)}” {reason}" if value else f"{reason}"
    return _("{said}. Right would be: {right}.").format(
        said=f"{said[:1].upper()}{said[1:]}", right=str(right).rstrip(".")
    )


told = lazy(_told, str)
"""What stands there, why it is wrong, what would be right, once somebody reads it."""


def short(value: str) -> str:
    """One line of a few words."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
