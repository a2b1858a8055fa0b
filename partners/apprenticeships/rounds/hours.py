"""Moments and deadlines in words, by the clocks where a cooperative is: every page and letter that
tells one says it so.
"""

from datetime import datetime

from django.utils.formats import date_format

from partners.apprenticeships.rounds.deadlines import Zone, last_minute_of


def moment(at: datetime, zone: Zone) -> str:
    """With the name of the zone: "5 December 2026, 08:00 WITA"."""
    there = at.astimezone(zone.clock)
    day, clock = date_format(there, "DATE_FORMAT"), date_format(there, "TIME_FORMAT")
    return f"{day}, {clock} {zone}"


def until(end: datetime, zone: Zone) -> str:
    """The last minute before an end, the first moment too late: "4 December 2026, 23:59 WITA"."""
    return moment(last_minute_of(end, zone.clock), zone)
