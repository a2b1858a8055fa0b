"""From what stands in a cell to what it means; each raises CellRefused for what is not right. Pure.

A cell that is broken (`#REF!`, a formula without a value) is refused whatever is read. Callers
decide what an empty cell means before they ask: see `values.is_empty`.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from home.days import YEARS
from home.sheets.problems import CellRefused, Problem
from home.sheets.values import Broken, Value, broken, comparable, text_of

# Day 0 of spreadsheet programs, which believe that 1900 was a leap year.
SPREADSHEET_EPOCH = date(1899, 12, 30)
SERIALS = range(16_000, 74_000)  # 1943 to 2102
YES = frozenset(["ya", "y", "yes", "true", "benar", "betul", "1", "iya", "✓", "v", "x"])
NO = frozenset(["tidak", "t", "no", "n", "false", "salah", "0", "tdk", "-"])


def whole_value(value: Value) -> Value:
    """The value itself, unless it is broken."""
    if found := broken(value):
        if found.error:
            raise CellRefused(Problem.ERROR_VALUE, found.error)
        raise CellRefused(Problem.FORMULA_WITHOUT_VALUE)
    return value


def text(value: Value, longest: int = 32_767) -> str:
    """Plain text of at most `longest` characters."""
    found = text_of(whole_value(value))
    if len(found) > longest:
        raise CellRefused(Problem.TOO_LONG, str(longest))
    return found


def several(value: Value, longest: int = 32_767) -> list[str]:
    """Texts between semicolons, bars or new lines, each once."""
    parts = (part.strip() for part in re.split(r"[;|\n]", text(value, longest)))
    return list(dict.fromkeys(part for part in parts if part))


def whole(value: Value, least: int = 0, most: int = 999_999_999) -> int:
    """A whole number; "12.0" and "12,0" of spreadsheets are 12."""
    found = re.fullmatch(r"\+?(-?[0-9]{1,9})(?:[.,]0{1,2})?", text(value))
    if not found or isinstance(value, bool):
        raise CellRefused(Problem.NOT_A_NUMBER)
    number = int(found[1])
    if number < least:
        raise CellRefused(Problem.TOO_SMALL, str(least))
    if number > most:
        raise CellRefused(Problem.TOO_LARGE, str(most))
    return number


def yes_or_no(value: Value) -> bool:
    word = text(value).casefold()
    if word not in YES | NO:
        raise CellRefused(Problem.NOT_YES_OR_NO)
    return word in YES


_MONTHS = {
    name: number
    for number, names in enumerate((
        "januari january jan", "februari february pebruari feb peb", "maret march mar",
        "april apr", "mei may", "juni june jun", "juli july jul",
        "agustus august agu agt aug ags", "september sep sept", "oktober october okt oct",
        "november nopember nov nop", "desember december des dec",
    ), 1)
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = frozenset([
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
])  # fmt: skip
_TIME = re.compile(
    r"[T ](?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?|00\.00(?:\.00)?)(?:Z|[+-]\d\d:?\d\d)?$"
)
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_NUMBERS_ALONE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)


def day(value: Value, years: range = YEARS) -> date:
    """A day as people type it: 2024-02-20, 20/2/2024, 20 Februari 2024, February 20, 2024, or as a
    spreadsheet keeps it (a date, or the number behind it).

    Numbers alone are day, month, year, as in Indonesia, unless the year comes first; a year of two
    digits is one of 2000 to 2099, where `years` has no other century. See also `Days`.

    Raises CellRefused.
    """
    found = _day(whole_value(value), years)
    if found is None:
        raise CellRefused(Problem.MONTH_FIRST if _has_month_first(value) else Problem.NOT_A_DATE)
    if found.year not in years:
        raise CellRefused(Problem.YEAR_OUT_OF_BOUNDS, f"{years[0]}–{years[-1]}")
    return found


def _day(value: Value, years: range) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    typed = text_of(value)
    if re.fullmatch(r"\d{5}", typed, re.ASCII) and int(typed) in SERIALS:
        return SPREADSHEET_EPOCH + timedelta(int(typed))
    named = comparable(_TIME.sub("", typed)).replace("jum at", "jumat").split()
    pieces = [_ORDINAL.sub(r"\1", piece) for piece in named if piece not in _WEEKDAYS]
    if len(pieces) != 3 or typed.startswith(("-", "+")):
        return None
    try:
        return _of_pieces(pieces, years)
    except ValueError:
        return None


def _of_pieces(pieces: list[str], years: range) -> date:
    first, second, third = pieces
    if first in _MONTHS:
        first, second = second, first
    if len(first) == 4:
        first, third = third, first
    if not all(piece in _MONTHS or re.fullmatch(r"\d+", piece, re.ASCII)
               for piece in (first, second, third)):  # fmt: skip
        raise ValueError(first)
    if len(third) == 2 and years.start >= 2000:
        third = f"20{third}"
    if len(third) != 4 or len(first) > 2:
        raise ValueError(third)
    return date(int(third), _MONTHS.get(second) or int(second), int(first))


class Days:
    """Reads the days of one column, where somebody may have written the month first.

    `2/3/2024` is 2 March here; but when `2/20/2024` stands in the same column, it may as well be
    3 February: then it is refused as DAY_OR_MONTH, with the day and the cell that tell so. So is a
    date of the spreadsheet program's own: it took 2/3/2024 for one, and left 2/20/2024 as text.
    """

    def __init__(self, cells: Iterable[tuple[str, Value]], years: range = YEARS) -> None:
        """`cells`: place ("C7") and value of each cell of the column."""
        self.years = years
        self.doubt = next(((text_of(v), place) for place, v in cells if _has_month_first(v)), None)

    def read(self, value: Value) -> date:
        """Raises CellRefused."""
        if self.doubt and _may_be_either(value, self.years):
            raise CellRefused(Problem.DAY_OR_MONTH, *self.doubt)
        return day(value, self.years)


def _has_month_first(value: Value) -> bool:
    found = _NUMBERS_ALONE.fullmatch(value.strip()) if isinstance(value, str) else None
    return bool(found and int(found[1]) <= 12 < int(found[2]) <= 31)


def _may_be_either(value: Value, years: range) -> bool:
    """Whether day and month could change places: typed as numbers, or kept as a date."""
    if isinstance(value, str) and (found := _NUMBERS_ALONE.fullmatch(value.strip())):
        first, second = int(found[1]), int(found[2])
    elif not isinstance(value, str | Broken) and (kept := _day(value, years)):
        first, second = kept.day, kept.month
    else:
        return False
    return first <= 12 and second <= 12 and first != second
