"""Months, and periods of notice, as texts count them; no ORM."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS_OF_QUARTER = 3
MONTHS_OF_YEAR = 12


class NoticeTo(StrEnum):
    """When a notice works, once its period is over."""

    TERM = "term"  # at the end of a term; at once where there is no term
    DAY = "day"  # at once, in the middle of a term too
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month; past the calendar its last
    day, or its first.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """So many days later; past the calendar its last day, or its first."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def move_end(end: date, months: int) -> date:
    """The end of a term `months` later, or earlier: the last day of a month stays the last.

    >>> move_end(date(2025, 6, 30), 6)
    datetime.date(2025, 12, 31)
    """
    moved = add_months(end, months)
    if moved == date.min:  # that is no month that many earlier
        return moved
    return last_of_month(moved) if end == last_of_month(end) else moved


def last_of_month(day: date, every: int = 1) -> date:
    """The last day of the month that `day` lies in; of its quarter or year with `every` 3 or 12.

    >>> last_of_month(date(2026, 5, 1), every=3)
    datetime.date(2026, 6, 30)
    """
    month = (day.month + every - 1) // every * every
    return date(day.year, month, monthrange(day.year, month)[1])


EVERY = {
    NoticeTo.MONTH: 1,
    NoticeTo.QUARTER: MONTHS_OF_QUARTER,
    NoticeTo.YEAR: MONTHS_OF_YEAR,
}


@dataclass(frozen=True, slots=True)
class Period:
    """How long before its effect notice is given: days or months, never both."""

    days: int = 0
    months: int = 0
    to: NoticeTo = NoticeTo.TERM

    def __bool__(self) -> bool:
        """Whether the text's period is known here."""
        return bool(self.days or self.months)

    def over(self, given_on: date) -> date:
        """The day on which the period is over."""
        return add_days(add_months(given_on, self.months), self.days)

    def before(self, end: date) -> date:
        """The last day on which notice still works by `end`, this day among those it may work on.

        >>> Period(months=3).before(date(2026, 12, 31))
        datetime.date(2026, 9, 30)
        """
        return add_days(move_end(end, -self.months), -self.days)

    def deadline(self, end: date) -> date:
        """The last day on which notice is given so that it works before the day after `end`."""
        if every := EVERY.get(self.to):
            closing = last_of_month(end, every)
            end = closing if closing <= end else _closing_before(closing, every)
        return self.before(end)

    def effect(self, given_on: date) -> date:
        """The day by which a notice works where no term stands in its way."""
        every = EVERY.get(self.to)
        return last_of_month(self.over(given_on), every) if every else self.over(given_on)


def _closing_before(closing: date, every: int) -> date:
    return move_end(closing, -every)
