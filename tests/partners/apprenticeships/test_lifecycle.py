"""The life of a batch, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.apprenticeships import lifecycle
from partners.apprenticeships.lifecycle import BatchState, DecisionRefused, Facts, Phase, Refusal

START = date(2026, 3, 9)
DAY = timedelta(days=1)
FACTS = Facts(BatchState.OPEN, START, START + 9 * DAY, seats=38, apply_until=date(2026, 2, 13))
# Rules that take microseconds; a busy machine must not fail them.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    starts = draw(days)
    length = draw(st.integers(0, 60))
    deadline = draw(st.none() | st.integers(1, 200).map(lambda n: starts - n * DAY))
    state = draw(st.sampled_from(BatchState))
    return Facts(state, starts, starts + length * DAY, draw(st.integers(0, 99)), deadline)


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2026, 1, 1), Phase.OPEN),
        (date(2026, 2, 13), Phase.OPEN),
        (date(2026, 2, 14), Phase.CLOSED),
        (START, Phase.RUNNING),
        (START + 9 * DAY, Phase.RUNNING),
        (START + 10 * DAY, Phase.FINISHED),
    ],
)
def test_dates_carry_an_open_batch_on(on: date, stands: Phase) -> None:
    assert lifecycle.phase(FACTS, on) is stands


def test_without_an_announced_deadline_the_day_before_the_start_is_the_last() -> None:
    assert replace(FACTS, apply_until=None).deadline == START - DAY


def test_cancelled_stays_cancelled_whatever_the_date() -> None:
    cancelled = replace(FACTS, state=BatchState.CANCELLED)
    assert lifecycle.phase(cancelled, START) is Phase.CANCELLED
    assert lifecycle.possible(cancelled, START - DAY) == []


def test_batch_without_seats_cannot_be_opened() -> None:
    planned = replace(FACTS, state=BatchState.PLANNED, seats=0)
    with pytest.raises(DecisionRefused, match=Refusal.NO_SEATS):
        lifecycle.check(planned, BatchState.OPEN, date(2026, 1, 1))


def test_batch_cannot_be_opened_after_the_deadline() -> None:
    planned = replace(FACTS, state=BatchState.PLANNED)
    with pytest.raises(DecisionRefused, match=Refusal.TOO_LATE):
        lifecycle.check(planned, BatchState.OPEN, date(2026, 2, 14))


def test_planned_batch_cannot_be_confirmed_before_applications() -> None:
    planned = replace(FACTS, state=BatchState.PLANNED)
    with pytest.raises(DecisionRefused, match=Refusal.NOT_NEXT):
        lifecycle.check(planned, BatchState.CONFIRMED, date(2026, 1, 1))


@patient
@given(facts(), days)
def test_every_batch_stands_somewhere_and_ends_are_ends(batch: Facts, on: date) -> None:
    phase = lifecycle.phase(batch, on)
    assert (phase is Phase.CANCELLED) == (batch.state is BatchState.CANCELLED)
    if on > batch.ends_on:
        assert phase in {Phase.FINISHED, Phase.CANCELLED}
        assert lifecycle.possible(batch, on) == []


@patient
@given(facts(), days)
def test_what_is_possible_is_next_and_passes_the_check(batch: Facts, on: date) -> None:
    for to in lifecycle.possible(batch, on):
        assert to in lifecycle.NEXT[batch.state]
        lifecycle.check(batch, to, on)


@patient
@given(facts(), days)
def test_open_phase_means_that_one_can_still_apply(batch: Facts, on: date) -> None:
    if lifecycle.phase(batch, on) is Phase.OPEN:
        assert batch.state is BatchState.OPEN
        assert on <= batch.deadline < batch.starts_on
