"""A deadline is said as the last minute in which one is in time, never as the day after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.rounds import hours
from partners.apprenticeships.rounds.deadlines import (
    Zone,
    closes_at,
    last_minute_of,
    last_moment_of,
)

DAY = date(2026, 12, 4)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize("zone", Zone)
def test_whole_day_ends_at_its_last_minute_by_every_clock(zone) -> None:
    with translation.override("en"):
        assert hours.until(closes_at(DAY), zone) == f"4 December 2026, 23:59 {zone}"
        assert hours.until(last_moment_of(DAY, zone), zone) == f"4 December 2026, 23:59 {zone}"


def test_an_hour_of_the_day_is_said_by_the_clocks_there() -> None:
    eight = closes_at(DAY) + timedelta(hours=8)
    with translation.override("en"):
        assert hours.until(eight, Zone.WIB) == "5 December 2026, 08:00 WIB"
        assert hours.until(eight, Zone.WIT) == "5 December 2026, 10:00 WIT"


@given(moments.map(lambda at: at.replace(second=0, microsecond=0)), st.sampled_from(Zone))
def test_nobody_is_told_a_later_time_than_there_is(end, zone) -> None:
    said = last_minute_of(end, zone.clock)
    assert end - timedelta(hours=2, minutes=1) <= said <= end
    assert (said.hour, said.minute) != (0, 0)


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.sampled_from(Zone))
def test_day_that_is_said_is_the_day_that_was_meant(day, zone) -> None:
    assert last_minute_of(closes_at(day), zone.clock).date() == day
