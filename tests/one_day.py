"""A test begins and ends on one day: what asks for today twice is told the same."""

from datetime import datetime, timedelta

LONGEST = timedelta(minutes=3)


def begin(now: datetime) -> datetime:
    """When a test begins: now, or at midnight where that comes before it may have ended.

    >>> begin(datetime(2027, 3, 10, 23, 58)), begin(datetime(2027, 3, 10, 23, 50))
    (datetime.datetime(2027, 3, 11, 0, 0), datetime.datetime(2027, 3, 10, 23, 50))
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return midnight if midnight - now <= LONGEST else now
