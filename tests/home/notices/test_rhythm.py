"""When a weekly letter goes out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from home.notices import rhythm


def test_digest_goes_out_on_monday_or_after_a_missed_one() -> None:
    monday = date(2026, 11, 23)
    assert not rhythm.digest_is_due(monday, monday)
    assert rhythm.digest_is_due(monday, monday - timedelta(7))
    assert rhythm.digest_is_due(monday + timedelta(3), monday - timedelta(7))
    assert not rhythm.digest_is_due(monday + timedelta(6), monday + timedelta(3))


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_first_digest_goes_out_on_the_next_monday(joined: date) -> None:
    last = rhythm.before_first_digest(joined)
    first = next(d for n in range(8) if rhythm.digest_is_due(d := joined + timedelta(n), last))
    assert first.weekday() == 0
    assert (first - joined).days < 7
