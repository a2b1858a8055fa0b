"""Codes, numbers of documents and telephone numbers, which spreadsheet programs damage. Pure.

A program that takes a code for a number drops its zeros (0123 is 123, 12.10 is 12.1) and cuts it
after fifteen digits (1.10101E+12); of 3-4 it makes a day. What is lost cannot be computed: the
cell is refused, and whoever has the paper writes it again, as text. Nothing is guessed.
"""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import cached_property

from home.sheets import cells
from home.sheets.problems import CellRefused, Problem
from home.sheets.values import Value, text_of

_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9._/-]*")
"""Codes that no program damaged: as nearly all are, and then nothing else is asked of them."""
_SHORTENED = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+\d{1,3}", re.IGNORECASE | re.ASCII)
_BEGINS_WITH_ZERO = re.compile(r"0\d+", re.ASCII)
_MARKED = re.compile(r"'[+\d]", re.ASCII)
_MOST_EXACT = 10**15  # beyond it numbers of spreadsheets have lost digits
_SHORT_NUMBER = 6  # digits; 14045 and the like have neither zero nor plus
_MOBILE = re.compile(r"(?:62)?8\d{7,11}", re.ASCII)  # without the 0 or the + in front
_BETWEEN_DIGITS = re.compile(r"[ .()-]")


class Codes:
    """Reads the codes of one column.

    A number is a code like any other; but where another cell of the column begins with a zero, the
    number may have lost its own: it is refused, with that code and its cell.
    """

    def __init__(self, cells: Iterable[tuple[str, Value]] = ()) -> None:
        """`cells`: place ("C7") and value of each cell of the column."""
        self._cells = cells

    @cached_property
    def zero(self) -> tuple[str, str] | None:
        """A code of the column that begins with a zero, and its cell: looked for when a number
        stands there, for most columns of codes have none.
        """
        return next(((text_of(v), place) for place, v in self._cells if _has_zero(v)), None)

    def read(self, value: Value, longest: int = 32_767) -> str:
        """The code as text of at most `longest` characters. Raises CellRefused."""
        if type(value) is str and len(value) <= longest and _PLAIN.fullmatch(value):
            return value
        if isinstance(value, (date, time, timedelta)):
            raise CellRefused(Problem.CODE_IS_A_DAY)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self._refuse_number(value)
        return whole_code(_without_mark(cells.text(value, longest)))

    def _refuse_number(self, value: float) -> None:
        if abs(value) >= _MOST_EXACT:
            raise CellRefused(Problem.CODE_LOST_DIGITS)
        if not float(value).is_integer():
            raise CellRefused(Problem.CODE_IS_A_FRACTION)
        if self.zero:
            raise CellRefused(Problem.CODE_LOST_ZEROS, *self.zero)


def _without_mark(text: str) -> str:
    """Without the apostrophe by which people keep a spreadsheet program from taking a number."""
    return text[1:] if _MARKED.match(text) else text


def _has_zero(value: Value) -> bool:
    return (
        isinstance(value, str)
        and "0" in value[:2]
        and bool(_BEGINS_WITH_ZERO.fullmatch(text_of(value)))
    )


def whole_code(text: str) -> str:
    """The text itself, also one of several in a cell. Raises CellRefused for 1.10101E+12."""
    if _SHORTENED.fullmatch(text):
        raise CellRefused(Problem.CODE_LOST_DIGITS)
    return text


def telephone(value: Value, longest: int = 40) -> str:
    """A telephone number as it was written. Raises CellRefused where its 0 or + is lost."""
    found = Codes().read(value, longest)
    digits = _BETWEEN_DIGITS.sub("", found)
    is_number = isinstance(value, (int, float)) and len(digits) > _SHORT_NUMBER
    if is_number or _MOBILE.fullmatch(digits):
        raise CellRefused(Problem.TELEPHONE_INCOMPLETE)
    return found
