"""What a host's silence leads to: the rule, whatever days somebody looks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.placements.silence import ENDED, SPARED, Asked, Step, next_step
from partners.apprenticeships.rounds.models.round import LEAST_CONFIRM_DAYS, MOST_CONFIRM_DAYS

MONDAY = date(2027, 3, 1)


def _days(number: int) -> timedelta:
    return timedelta(days=number)


def _asked(step: Step = Step.ASKED, *, noted: int = 0, starts: int = 60) -> Asked:
    return Asked(step, MONDAY, 14, MONDAY + _days(noted), MONDAY + _days(starts))


@pytest.mark.parametrize(
    ("asked", "day", "then"),
    [
        (_asked(), 6, Step.ASKED),
        (_asked(), 7, Step.REMINDED),
        (_asked(Step.REMINDED, noted=7), 11, Step.REMINDED),
        (_asked(Step.REMINDED, noted=7), 12, Step.REMINDED_AGAIN),
        (_asked(Step.REMINDED_AGAIN, noted=12), 14, Step.REMINDED_AGAIN),
        (_asked(Step.REMINDED_AGAIN, noted=12), 15, Step.CALLED_OFF),
        (_asked(Step.REMINDED_AGAIN, noted=14), 15, Step.REMINDED_AGAIN),
        (_asked(starts=20), 14, Step.LEFT),
        (_asked(Step.REMINDED_AGAIN, noted=12, starts=22), 15, Step.CALLED_OFF),
        (_asked(Step.REMINDED_AGAIN, noted=12, starts=21), 15, Step.LEFT),
        (_asked(Step.CALLED_OFF), 99, Step.CALLED_OFF),
    ],
)
def test_step_follows_from_the_days(asked: Asked, day: int, then: Step) -> None:
    assert next_step(asked, MONDAY + _days(day)) is then


@given(
    within=st.integers(LEAST_CONFIRM_DAYS, MOST_CONFIRM_DAYS),
    starts=st.integers(1, 120),
    looked_after=st.lists(st.integers(0, 20), max_size=60),
)
def test_only_who_was_reminded_twice_is_silent_and_never_in_the_last_week(
    within: int, starts: int, looked_after: list[int]
) -> None:
    """Days on which somebody looked may lie apart as they like, also several on one day."""
    day, starts_on, noted = MONDAY, MONDAY + _days(starts), MONDAY
    step, passed = Step.ASKED, [(Step.ASKED, MONDAY)]
    for gap in looked_after:
        day += _days(gap)
        then = next_step(Asked(step, MONDAY, within, noted, starts_on), day)
        if then is not step:
            step, noted = then, day
            passed.append((then, day))
    if step is Step.CALLED_OFF:
        assert [one for one, _ in passed] == list(Step)[:4]
        (_, first), (_, again), (_, off) = passed[1:]
        assert first < again <= off - _days(2)
        assert off > MONDAY + _days(within)
        assert off <= starts_on - SPARED


@given(within=st.integers(LEAST_CONFIRM_DAYS, MOST_CONFIRM_DAYS), starts=st.integers(1, 120))
def test_looked_at_every_night_all_silence_ends_before_the_batch_begins(
    within: int, starts: int
) -> None:
    step, noted, starts_on = Step.ASKED, MONDAY, MONDAY + _days(starts)
    asked = Asked(step, MONDAY, within, noted, starts_on)
    for number in range(starts + 1):
        day = MONDAY + _days(number)
        then = next_step(Asked(step, MONDAY, within, noted, starts_on), day)
        if then is not step:
            step, noted = then, day
    assert step in ENDED
    assert (step is Step.LEFT) == asked.is_spared
