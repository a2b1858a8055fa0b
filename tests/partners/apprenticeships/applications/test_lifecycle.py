"""The transition table, and what closes an application."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.applications.lifecycle import (
    TRANSITIONS,
    Hinders,
    Station,
    Verb,
    after,
    hinders,
    is_open,
)
from partners.apprenticeships.rounds.deadlines import (
    Zone,
    closes_at,
    last_moment_of,
    settles_at,
    zone_of,
)
from partners.apprenticeships.rounds.lifecycle import Facts, Phase, RoundState, phase
from partners.matching.provinces import PROVINCES

DAYS = st.dates(date(2025, 1, 1), date(2040, 12, 31))
ZONES = st.sampled_from(Zone)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@given(st.lists(st.sampled_from(Verb), max_size=12))
def test_whatever_is_done_an_application_stands_somewhere_and_can_be_handed_in(
    verbs: list[Verb],
) -> None:
    station = Station.DRAFT
    for verb in verbs:
        station = after(verb, station) or station
    assert is_open(Verb.WRITE, station)
    assert after(Verb.SUBMIT, station) is Station.SUBMITTED


@given(st.sampled_from(Station))
def test_writing_moves_nothing_that_stands(station: Station) -> None:
    assert after(Verb.WRITE, station) is station


def test_only_what_was_handed_in_is_withdrawn_or_taken_back() -> None:
    for verb in (Verb.WITHDRAW, Verb.TAKE_BACK, Verb.RESTORE):
        assert [s for s in Station if is_open(verb, s)] == [Station.SUBMITTED]
    assert {to for (_verb, _from), to in TRANSITIONS.items()} == set(Station)


@given(DAYS, ZONES)
def test_the_deadline_is_one_minute_before_midnight_on_the_cooperatives_own_clock(
    day: date, zone: Zone
) -> None:
    until = last_moment_of(day, zone)
    assert (until.date(), f"{until:%H:%M}") == (day, "23:59")
    assert until.utcoffset() == timedelta(hours={"WIB": 7, "WITA": 8, "WIT": 9}[zone])


@given(DAYS, ZONES)
def test_when_a_round_closes_the_day_is_over_everywhere(day: date, zone: Zone) -> None:
    until = last_moment_of(day, zone)
    assert until < closes_at(day) <= last_moment_of(day, Zone.WIB) + timedelta(microseconds=1)
    assert closes_at(day) < settles_at(closes_at(day))


@given(DAYS, ZONES, MOMENTS)
def test_who_may_hand_in_does_so_in_a_round_that_collects(
    day: date, zone: Zone, at: datetime
) -> None:
    if hinders(RoundState.OPEN, last_moment_of(day, zone), at) is None:
        assert phase(Facts(RoundState.OPEN, closes_at(day)), at) is Phase.COLLECTING


@given(DAYS, ZONES, st.sampled_from(RoundState), st.integers(-2, 2))
def test_the_last_moment_counts_and_the_next_does_not(
    day: date, zone: Zone, state: RoundState, moments: int
) -> None:
    until = last_moment_of(day, zone)
    told = hinders(state, until, until + timedelta(microseconds=moments))
    if state is not RoundState.OPEN:
        assert told is Hinders.ROUND
    else:
        assert told == (Hinders.DEADLINE if moments > 0 else None)


def test_every_province_lies_in_one_zone() -> None:
    zones = {province.code: zone_of(province.code) for province in PROVINCES}
    counts = [sum(zone is each for zone in zones.values()) for each in Zone]
    assert counts == [18, 12, 8]
    assert zones["62"] is Zone.WIB
    assert zones["63"] is Zone.WITA


def test_zones_are_those_of_the_clocks() -> None:
    noon = datetime.combine(date(2026, 12, 1), time(12), tzinfo=UTC)
    assert [noon.astimezone(zone.clock).hour for zone in Zone] == [19, 20, 21]
