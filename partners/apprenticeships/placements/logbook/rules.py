"""Until when a logbook is written, which days it has, and when one assesses oneself. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from partners.apprenticeships.placements.rules import Station

COMES_LATE = timedelta(days=30)  # after the last day: what waited on a phone without a signal
LOOKS_BACK = timedelta(days=90)


class Hindrance(StrEnum):
    """Why an entry is not taken in."""

    CALLED_OFF = "called_off"
    BEFORE = "before"
    AFTER = "after"
    AHEAD = "ahead"
    CLOSED = "closed"


class Moment(StrEnum):
    BEFORE = "before"
    AFTER = "after"


def hindrance(
    day: date, *, first: date, last: date, today: date, station: Station
) -> Hindrance | None:
    """Why nothing is noted for that day; None where it is. `first` and `last` are days of the
    apprenticeship.
    """
    if station is Station.CALLED_OFF:
        return Hindrance.CALLED_OFF
    if today > last + COMES_LATE:
        return Hindrance.CLOSED
    if day < first:
        return Hindrance.BEFORE
    if day > last:
        return Hindrance.AFTER
    return Hindrance.AHEAD if day > today else None


def is_written(*, first: date, last: date, today: date, station: Station) -> bool:
    """Whether some day is open."""
    day = min(max(first, today), last)
    return hindrance(day, first=first, last=last, today=today, station=station) is None


def moment_of(*, first: date, last: date, today: date, station: Station) -> Moment | None:
    """Which of the two is said today: before, until the first day; after, from the last one on for
    90 days. On the only day of a short one it is the first. None in between.
    """
    if station is Station.CALLED_OFF:
        return None
    if today <= first:
        return Moment.BEFORE
    return Moment.AFTER if last <= today <= last + LOOKS_BACK else None
