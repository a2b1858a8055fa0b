"""Months, terms and periods of notice, as texts count them."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partners.agreements.rules.lifecycle import (
    AgreementState,
    Facts,
    Status,
    current_end,
    effective_status,
    missed_notice,
    next_notice_deadline,
    notice_deadline,
    notice_effect,
    renewed_on,
    term_end,
)
from partners.agreements.rules.periods import (
    NoticeTo,
    Period,
    add_days,
    add_months,
    last_of_month,
    move_end,
)

DAY = timedelta(1)
DAYS = st.dates(date(2019, 1, 1), date(2040, 12, 31))
MONTHS = st.integers(1, 60)
EVERY = {NoticeTo.MONTH: 1, NoticeTo.QUARTER: 3, NoticeTo.YEAR: 12}
PERIODS = st.builds(Period, days=st.integers(1, 400)) | st.builds(Period, months=MONTHS)


def rolling(end: date, months: int, **fields: object) -> Facts:
    begun = date(2018, 1, 1)
    return Facts(
        AgreementState.IN_FORCE, signed_on=begun, in_force_on=begun, ends_on=end,
        renews_automatically=True, renewal_months=months, parties=2, **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("end", "months", "on", "right"),
    [
        (date(2025, 6, 30), 6, date(2025, 7, 1), date(2025, 12, 31)),
        (date(2025, 2, 28), 36, date(2025, 3, 1), date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2024, 3, 1), date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2027, 3, 1), date(2028, 2, 29)),
        (date(2025, 9, 30), 1, date(2025, 10, 2), date(2025, 10, 31)),
        (date(2024, 2, 28), 12, date(2024, 3, 1), date(2025, 2, 28)),
        (date(2024, 1, 30), 1, date(2024, 3, 1), date(2024, 3, 30)),
        (date(2029, 2, 19), 60, date(2029, 2, 20), date(2034, 2, 19)),
    ],
)
def test_last_day_of_a_month_stays_the_last_day(end, months, on, right) -> None:
    assert current_end(rolling(end, months), on) == right


@pytest.mark.parametrize(
    ("period", "end", "right"),
    [
        (Period(months=3), date(2026, 12, 31), date(2026, 9, 30)),
        (Period(days=90), date(2026, 12, 31), date(2026, 10, 2)),
        (Period(months=3), date(2027, 2, 28), date(2026, 11, 30)),
        (Period(months=1), date(2027, 3, 31), date(2027, 2, 28)),
        (Period(months=6), date(2029, 2, 19), date(2028, 8, 19)),
        (Period(months=1, to=NoticeTo.MONTH), date(2027, 2, 19), date(2026, 12, 31)),
        (Period(months=3, to=NoticeTo.QUARTER), date(2026, 12, 31), date(2026, 9, 30)),
        (Period(months=3, to=NoticeTo.QUARTER), date(2026, 12, 30), date(2026, 6, 30)),
        (Period(months=6, to=NoticeTo.YEAR), date(2027, 6, 30), date(2026, 6, 30)),
    ],
)
def test_last_day_to_give_notice(period: Period, end: date, right: date) -> None:
    assert period.deadline(end) == right


@pytest.mark.parametrize(
    ("period", "right"),
    [
        (Period(days=180), date(2026, 10, 28)),
        (Period(months=3), date(2026, 8, 1)),
        (Period(months=3, to=NoticeTo.MONTH), date(2026, 8, 31)),
        (Period(months=3, to=NoticeTo.QUARTER), date(2026, 9, 30)),
        (Period(days=30, to=NoticeTo.YEAR), date(2026, 12, 31)),
        (Period(), None),
    ],
)
def test_notice_without_an_end_sets_it(period: Period, right: date | None) -> None:
    facts = Facts(
        AgreementState.IN_FORCE, signed_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1),
        notice_days=period.days, notice_months=period.months, notice_to=period.to,
    )  # fmt: skip
    assert notice_effect(facts, date(2026, 5, 1)) == right


@pytest.mark.parametrize("given_on", [date(2026, 10, 2), date(2026, 10, 3), date(2026, 12, 31)])
def test_notice_ends_the_first_term_for_which_it_is_in_time(given_on: date) -> None:
    facts = rolling(date(2026, 12, 31), 12, notice_days=90)
    is_late = given_on > date(2026, 10, 2)
    assert notice_effect(facts, given_on) == date(2027 if is_late else 2026, 12, 31)
    assert missed_notice(facts, given_on) == (date(2026, 10, 2) if is_late else None)


def test_notice_longer_than_a_term_ends_a_later_one() -> None:
    facts = rolling(date(2026, 6, 30), 1, notice_months=3)
    assert notice_effect(facts, date(2026, 6, 15)) == date(2026, 9, 30)


def test_notice_at_any_time_works_within_a_term() -> None:
    facts = rolling(date(2026, 12, 31), 12, notice_months=3, notice_to=NoticeTo.DAY)
    assert notice_effect(facts, date(2026, 5, 1)) == date(2026, 8, 1)
    assert notice_effect(facts, date(2026, 11, 20)) == date(2027, 2, 20)


def test_notice_never_lengthens_a_term_that_would_end_anyway() -> None:
    fixed = replace(rolling(date(2026, 12, 31), 12), renews_automatically=False)
    late = date(2026, 12, 1)
    for to in NoticeTo:
        facts = replace(fixed, notice_months=3, notice_to=to)
        assert notice_effect(facts, late) == date(2026, 12, 31)


@given(DAYS, MONTHS, DAYS)
def test_term_that_holds_a_day_is_the_only_one(end: date, months: int, on: date) -> None:
    facts = rolling(end, months)
    ends = [move_end(end, months * number) for number in range(600)]
    assert current_end(facts, on) == next(day for day in ends if day >= on)
    began = renewed_on(facts, on)
    assert began is None if on <= end else began <= on and began - DAY in ends


@given(DAYS, st.integers(0, 600))
def test_moved_end_keeps_its_day_or_is_the_last(end: date, months: int) -> None:
    moved = move_end(end, months)
    length = monthrange(moved.year, moved.month)[1]
    is_last = end.day == monthrange(end.year, end.month)[1]
    assert moved.day == (length if is_last else min(end.day, length))
    assert (moved.year - end.year) * 12 + moved.month - end.month == months


@given(PERIODS, DAYS)
def test_deadline_is_the_last_day_whose_period_is_over_by_the_end(
    period: Period, end: date
) -> None:
    last = period.deadline(end)
    assert period.over(last) <= end < period.over(last + DAY)


@given(PERIODS, st.sampled_from(sorted(EVERY)), DAYS)
def test_deadline_to_the_end_of_a_month_quarter_or_year(
    period: Period, to: NoticeTo, end: date
) -> None:
    period = replace(period, to=to)
    last = period.deadline(end)
    assert period.effect(last) <= end < period.effect(last + DAY)


@given(PERIODS, st.sampled_from(sorted(EVERY)), DAYS)
def test_notice_works_on_the_first_closing_day_after_its_period(
    period: Period, to: NoticeTo, given_on: date
) -> None:
    effect, over = replace(period, to=to).effect(given_on), period.over(given_on)
    assert effect == last_of_month(effect)
    assert effect.month % EVERY[to] == 0
    assert over <= effect < add_months(over, EVERY[to]) + timedelta(31)


@given(DAYS, MONTHS, PERIODS, DAYS)
def test_notice_for_a_term_ends_the_earliest_that_it_reaches(
    end: date, months: int, period: Period, given_on: date
) -> None:
    facts = rolling(end, months, notice_days=period.days, notice_months=period.months)
    effect = notice_effect(facts, given_on)
    ends = [move_end(end, months * number) for number in range(700)]
    in_time = [day for day in ends if day >= given_on and period.over(given_on) <= day]
    assert effect == in_time[0]
    assert effect >= current_end(facts, given_on)
    missed = missed_notice(facts, given_on)
    assert (missed is not None) == (effect > current_end(facts, given_on))


@given(DAYS, MONTHS, PERIODS, DAYS, st.integers(0, 3000))
def test_after_notice_it_runs_to_its_end_and_no_longer(
    end: date, months: int, period: Period, given_on: date, later: int
) -> None:
    facts = rolling(end, months, notice_days=period.days, notice_months=period.months)
    effect = notice_effect(facts, given_on)
    after = replace(facts, ends_on=effect, notice_given_on=given_on)
    on = given_on + timedelta(later)
    assert current_end(after, on) == effect
    assert (effective_status(after, on) is Status.EXPIRED) == (on > effect)


@given(DAYS, MONTHS, DAYS)
def test_deadline_moves_with_the_term(end: date, months: int, on: date) -> None:
    facts = rolling(end, months, notice_months=1)
    assume(on > end)
    assert notice_deadline(facts, on) == move_end(term_end(facts, on), -1)


@pytest.mark.parametrize("much", [12 * 9_999, 2**63 - 1])
def test_past_the_calendar_stands_its_last_day_or_its_first(much: int) -> None:
    day = date(2026, 11, 30)
    assert add_months(day, much) == add_days(day, much * 31) == date.max
    assert add_months(day, -much) == add_days(day, -much * 31) == date.min
    for period in (Period(months=much), Period(days=much * 31)):
        assert (period.over(day), period.before(day)) == (date.max, date.min)
    far = rolling(day, much, notice_months=much)
    assert term_end(far, day + DAY) == notice_effect(far, day + DAY) == date.max
    assert notice_deadline(far, day) == date.min
    assert next_notice_deadline(far, day) is None
    assert effective_status(far, day + DAY) is Status.IN_FORCE
