"""The table of appeals: every pair of verb and station is decided, and days end where one lives."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results import appeal_rules as rules
from partners.apprenticeships.results.appeal_rules import Station, Step, Verb, Who
from partners.apprenticeships.results.models import Appeal
from partners.apprenticeships.rounds.deadlines import Zone

moments = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
zones = st.sampled_from(Zone)


def test_stations_are_those_that_are_stored() -> None:
    assert {one.value for one in Station} == set(Appeal.State.values)


def test_what_is_open_ends_and_what_has_ended_stays() -> None:
    leads = {
        Verb.UPHOLD: Step(Station.UPHELD, Who.STAFF),
        Verb.DISMISS: Step(Station.DISMISSED, Who.STAFF),
        Verb.WITHDRAW: Step(Station.WITHDRAWN, Who.COOPERATIVE),
    }
    for station in Station:
        for verb in Verb:
            is_open = station is Station.OPEN
            assert rules.step(verb, station) == (leads[verb] if is_open else None)


@given(st.lists(st.sampled_from(Verb), min_size=1, max_size=9))
def test_the_first_verb_decides(verbs: list[Verb]) -> None:
    station = Station.OPEN
    for verb in verbs:
        step = rules.step(verb, station)
        station = step.to if step else station
    first = rules.step(verbs[0], Station.OPEN)
    assert first is not None
    assert station is first.to


@given(moments, zones)
def test_everybody_has_seven_whole_days_by_their_own_clocks(at: datetime, zone: Zone) -> None:
    until = rules.appeal_until(at, zone)
    here = at.astimezone(zone.clock)
    assert until.date() - here.date() == timedelta(days=rules.APPEAL_DAYS)
    assert f"{until:%H:%M}" == "23:59"
    assert timedelta(days=7) < until - at + timedelta(microseconds=1) <= timedelta(days=8)


@given(moments, zones)
def test_an_appeal_of_the_last_moment_is_asked_to_be_answered_later(
    at: datetime, zone: Zone
) -> None:
    until = rules.appeal_until(at, zone)
    assert rules.answer_until(until, zone) - until == timedelta(days=rules.ANSWER_DAYS)
