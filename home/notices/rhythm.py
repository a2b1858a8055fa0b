"""When a letter of several days goes out, and when none does. Pure."""

from datetime import date, datetime, timedelta


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def digest_is_due(on: date, last_digest_on: date, *, is_daily: bool = False) -> bool:
    """Whether the digest of this day or week has still to go out: each day, or on Monday; also
    after a missed one.
    """
    return last_digest_on < (on if is_daily else monday_of(on))


def before_first_digest(on: date) -> date:
    """The last digest of who never had one: the first goes out on the next Monday, or on `on`
    if that is a Monday.
    """
    return monday_of(on - timedelta(1))


def end_of_quiet(now: datetime, begins: int, ends: int) -> datetime | None:
    """When the quiet hours end that hold `now`, in whose zone the hours (0-23) are; None outside
    of them. They may go over midnight.
    """
    if (now.hour - begins) % 24 >= (ends - begins) % 24:
        return None
    end = now.replace(hour=ends, minute=0, second=0, microsecond=0)
    return end if end > now else end + timedelta(days=1)
