"""When the last day to apply is over: at midnight, by the clocks where the cooperative is. Pure.

Provinces lie in three zones, without summer time: Keputusan Presiden 41/1987, and the law of each
province made since. WIB is the westernmost: when a day is over there, it is over everywhere.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo


class Zone(StrEnum):
    """By the name that people write behind a time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(_CLOCKS[self])


_CLOCKS: Mapping[Zone, str] = {
    Zone.WIB: "Asia/Jakarta",
    Zone.WITA: "Asia/Makassar",
    Zone.WIT: "Asia/Jayapura",
}
_EAST_OF_WIB: Mapping[Zone, frozenset[str]] = {
    Zone.WITA: frozenset(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"]),
    Zone.WIT: frozenset(["81", "82", "91", "92", "93", "94", "95", "96"]),
}
LAST_MINUTE = time(23, 59)
SETTLED = timedelta(minutes=2)
"""What was sent in the last second is stored by then: no request lasts longer."""


def zone_of(region_code: str) -> Zone:
    """Of a region's Kemendagri code, however deep; WIB, the latest, where the place is unknown.

    >>> str(zone_of("3204")), str(zone_of("53")), str(zone_of("8171")), str(zone_of(""))
    ('WIB', 'WITA', 'WIT', 'WIB')
    """
    province = region_code[:2]
    return next((zone for zone, codes in _EAST_OF_WIB.items() if province in codes), Zone.WIB)


def last_moment_of(day: date, zone: Zone) -> datetime:
    """The last moment of the day there, in that zone: pages show it as 23:59.

    >>> last_moment_of(date(2026, 12, 1), Zone.WIT).isoformat(timespec="minutes")
    '2026-12-01T23:59+09:00'
    """
    return datetime.combine(day, time.max, tzinfo=zone.clock)


def closes_at(day: date) -> datetime:
    """The first moment at which the day is over in all of Indonesia: `Round.closes_at`.

    >>> closes_at(date(2026, 12, 1)).isoformat()
    '2026-12-02T00:00:00+07:00'
    """
    return last_moment_of(day, Zone.WIB) + timedelta(microseconds=1)


def last_minute_of(end: datetime, clock: tzinfo) -> datetime:
    """What is said of an `end`, the first moment that is too late: the last minute before it by
    these clocks. Where a day ends with it in WIB, 23:59 of that day by every clock to the east as
    well, though one hour or two are left there: nobody is told of a day on which most are too late.

    >>> end = closes_at(date(2026, 12, 4))
    >>> [f"{last_minute_of(end, zone.clock):%d %H:%M}" for zone in Zone]
    ['04 23:59', '04 23:59', '04 23:59']
    >>> f"{last_minute_of(end + timedelta(hours=8), Zone.WIT.clock):%d %H:%M}"
    '05 10:00'
    """
    west = end.astimezone(Zone.WIB.clock)
    if west.time() == time.min:
        day = west.date() - timedelta(days=1)
        said = datetime.combine(day, LAST_MINUTE, tzinfo=clock)
        if said < end:
            return said
    here = end.astimezone(clock)
    return here - timedelta(minutes=1) if here.time() == time.min else here


def settles_at(closes_at: datetime) -> datetime:
    """From when on a round may be matched: everything sent before it closed is stored."""
    return closes_at + SETTLED
