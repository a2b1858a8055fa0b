"""The plan at home: from where it goes where."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.placements.models import ActionPlan
from partners.apprenticeships.placements.plan_rules import (
    PlanStation,
    PlanVerb,
    after,
    due_on,
    is_told,
)

LAST = date(2027, 3, 10)


def test_stations_are_the_states_of_a_plan() -> None:
    assert [station.value for station in PlanStation] == ActionPlan.State.values


@given(st.lists(st.sampled_from(PlanVerb), max_size=12))
def test_what_is_confirmed_was_handed_in_and_not_changed_since(verbs: list[PlanVerb]) -> None:
    station, last = PlanStation.DRAFT, [PlanVerb.WRITE, PlanVerb.WRITE]
    for verb in verbs:
        to = after(verb, station)
        if to is None:
            continue
        station = to
        if verb not in {PlanVerb.FINISH, PlanVerb.PUBLISH}:
            last = [*last, verb]
    is_confirmed = station is PlanStation.CONFIRMED
    assert not is_confirmed or last[-2:] == [PlanVerb.HAND_IN, PlanVerb.CONFIRM]


@given(st.dates(), st.sampled_from([30, 60, 90]))
def test_steps_are_due_that_many_days_after_the_last(day: date, days: int) -> None:
    if day < date.max - timedelta(days=90):
        assert (due_on(day, days) - day).days == days


def test_result_is_told_from_day_90_on() -> None:
    told = [is_told(LAST, LAST + timedelta(days=days)) for days in (0, 89, 90, 400)]
    assert told == [False, False, True, True]


def test_what_never_ends_is_due_on_the_last_day_of_the_calendar() -> None:
    assert due_on(date.max, 30) == due_on(date.max - timedelta(days=10), 30) == date.max
