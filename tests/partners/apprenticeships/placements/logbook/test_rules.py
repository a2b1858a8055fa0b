"""Which days of a logbook are open, and when one assesses oneself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from partners.apprenticeships.placements.logbook.rules import (
    COMES_LATE,
    LOOKS_BACK,
    Hindrance,
    Moment,
    hindrance,
    is_written,
    moment_of,
)
from partners.apprenticeships.placements.rules import Station

START = date(2027, 3, 1)
days = some.integers(-200, 200).map(lambda number: START + timedelta(days=number))
lengths = some.integers(0, 60).map(lambda number: START + timedelta(days=number))
stations = some.sampled_from(Station)


@given(day=days, last=lengths, today=days, station=stations)
def test_entry_is_taken_in_for_a_day_of_the_apprenticeship_that_is_here(
    day: date, last: date, today: date, station: Station
) -> None:
    why = hindrance(day, first=START, last=last, today=today, station=station)
    is_off = station is Station.CALLED_OFF
    is_in_time = START <= day <= min(today, last) and today <= last + COMES_LATE
    assert (why is None) == (is_in_time and not is_off)


@given(last=lengths, today=days, station=stations)
def test_logbook_is_open_exactly_where_some_day_is(
    last: date, today: date, station: Station
) -> None:
    facts = {"first": START, "last": last, "today": today, "station": station}
    every = [START + timedelta(days=n) for n in range((last - START).days + 1)]
    assert is_written(**facts) == any(hindrance(day, **facts) is None for day in every)


@given(last=lengths, today=days, station=stations)
def test_one_assesses_oneself_at_the_ends_and_never_in_between(
    last: date, today: date, station: Station
) -> None:
    found = moment_of(first=START, last=last, today=today, station=station)
    if station is Station.CALLED_OFF or START < today < last or today > last + LOOKS_BACK:
        assert found is None or today <= START
    if station is not Station.CALLED_OFF:
        assert (found is Moment.BEFORE) == (today <= START)
        assert (found is Moment.AFTER) == (
            max(last, START + timedelta(days=1)) <= today <= last + LOOKS_BACK
        )


def test_what_waited_on_a_phone_is_taken_in_for_30_days() -> None:
    facts = {"first": START, "last": START, "station": Station.COMPLETED}
    assert hindrance(START, today=START + COMES_LATE, **facts) is None
    late = START + COMES_LATE + timedelta(days=1)
    assert hindrance(START, today=late, **facts) is Hindrance.CLOSED
