"""The table of objections: every pair of verb and station is decided."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.placements import objection_rules as rules
from partners.apprenticeships.placements.models import Objection
from partners.apprenticeships.placements.objection_rules import (
    UNDECIDED,
    Facts,
    Hindrance,
    Station,
    Verb,
)

facts = st.builds(Facts, st.sampled_from(Station), is_ahead=st.booleans(), is_heard=st.booleans())
days = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


def test_stations_are_those_that_are_stored() -> None:
    assert [one.value for one in Station] == Objection.State.values


@given(facts, st.sampled_from(Verb))
def test_what_is_ended_stays_ended(now: Facts, verb: Verb) -> None:
    if now.station not in UNDECIDED:
        assert rules.hindrance(verb, now) is Hindrance.DECIDED
        assert rules.after(verb, now.station) is None


@given(facts)
def test_nobody_loses_a_place_unheard_or_late(now: Facts) -> None:
    if rules.hindrance(Verb.UPHOLD, now) is None:
        assert now.is_ahead
        assert now.is_heard or now.station is Station.ANSWERED


@given(facts, st.sampled_from([verb for verb in Verb if verb is not Verb.LAPSE]))
def test_what_is_open_to_people_is_so_before_the_first_day_only(now: Facts, verb: Verb) -> None:
    if rules.hindrance(verb, now) is None:
        assert now.is_ahead
        assert rules.hindrance(Verb.LAPSE, now) is Hindrance.GOES_ON


@given(facts)
def test_whatever_is_undecided_can_end(now: Facts) -> None:
    if now.station in UNDECIDED:
        assert None in {rules.hindrance(verb, now) for verb in (Verb.DISMISS, Verb.LAPSE)}


@given(st.lists(st.tuples(st.sampled_from(Verb), st.booleans(), st.booleans()), max_size=12))
def test_whatever_happens_it_ends_once(steps: list[tuple[Verb, bool, bool]]) -> None:
    station, ended = Station.OPEN, 0
    for verb, is_ahead, is_heard in steps:
        now = Facts(station, is_ahead=is_ahead, is_heard=is_heard)
        if rules.hindrance(verb, now) is None:
            station = rules.after(verb, station) or station
            ended += station not in UNDECIDED
    assert ended <= 1


@given(days, st.timedeltas(timedelta(minutes=1), timedelta(days=90)))
def test_there_is_time_to_answer_and_time_left_to_decide(raised: datetime, left: timedelta) -> None:
    until = rules.heard_until(raised, raised + left)
    assert raised < until < raised + left
    assert until - raised <= rules.HEARING
