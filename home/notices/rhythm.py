"""When a weekly letter goes out. Pure."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def digest_is_due(on: date, last_digest_on: date) -> bool:
    """Whether this week's digest has still to go out: on Monday, or after a missed one."""
    return last_digest_on < monday_of(on)


def before_first_digest(on: date) -> date:
    """The last digest of who never had one: the first goes out on the next Monday, or on `on`
    if that is a Monday.
    """
    return monday_of(on - timedelta(1))
