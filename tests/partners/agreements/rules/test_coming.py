"""What comes next in an agreement, and what of its term is not known."""

from datetime import date

import pytest

from partners.agreements.rules.coming import (
    What,
    coming,
    is_retroactive,
    is_review_overdue,
    is_term_unknown,
)
from partners.agreements.rules.lifecycle import AgreementState, Facts

TODAY = date(2026, 11, 30)
SIGNED = Facts(AgreementState.SIGNED, signed_on=date(2025, 12, 23))
IN_FORCE = Facts(AgreementState.IN_FORCE, signed_on=date(2025, 1, 1), in_force_on=date(2025, 1, 1))


def with_(facts: Facts, **changed) -> Facts:
    from dataclasses import replace

    return replace(facts, **changed)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (SIGNED, []),
        (with_(SIGNED, in_force_on=date(2027, 1, 1)), [What.BEGINS]),
        (with_(IN_FORCE, review_on=date(2027, 5, 31)), [What.REVIEW]),
        (with_(IN_FORCE, review_on=date(2026, 5, 31)), []),
        (with_(IN_FORCE, ends_on=date(2027, 12, 31)), [What.ENDS]),
        (with_(IN_FORCE, ends_on=date(2027, 12, 31), notice_months=3), [What.NOTICE, What.ENDS]),
        (with_(IN_FORCE, ends_on=date(2026, 12, 31), notice_months=3), [What.ENDS]),
        (
            with_(IN_FORCE, ends_on=date(2027, 1, 1), renews_automatically=True, renewal_months=12),
            [What.TERM],
        ),
        (
            with_(IN_FORCE, closes_on=date(2027, 1, 1), closes_as="terminated"),
            [What.CLOSES],
        ),
        (with_(IN_FORCE, ends_on=date(2026, 1, 1)), []),
    ],
)
def test_each_date_ahead_is_told_with_what_it_is(facts: Facts, expected: list[What]) -> None:
    assert [one.what for one in coming(facts, TODAY)] == expected


def test_soonest_comes_first_and_a_promise_before_the_end_of_its_day() -> None:
    end = date(2027, 12, 31)
    found = coming(with_(IN_FORCE, ends_on=end), TODAY, [end, date(2027, 1, 1), date(2026, 1, 1)])
    assert [(one.day, one.what) for one in found] == [
        (date(2027, 1, 1), What.DUE),
        (end, What.DUE),
        (end, What.ENDS),
    ]


def test_nothing_comes_in_what_is_over() -> None:
    over = with_(IN_FORCE, state=AgreementState.TERMINATED)
    assert coming(over, TODAY, [date(2027, 1, 1)]) == []


def test_term_is_unknown_where_only_the_signature_is_known() -> None:
    assert is_term_unknown(SIGNED, TODAY)
    for known in (
        with_(SIGNED, in_force_on=date(2027, 1, 1)),
        with_(SIGNED, ends_on=date(2027, 1, 1)),
        with_(SIGNED, has_no_end=True),
        IN_FORCE,
        Facts(),
    ):
        assert not is_term_unknown(known, TODAY)


def test_effect_from_before_the_signature() -> None:
    assert is_retroactive(with_(SIGNED, in_force_on=date(2025, 1, 1)))
    assert not is_retroactive(IN_FORCE)
    assert not is_retroactive(SIGNED)


def test_review_is_overdue_the_day_after() -> None:
    assert is_review_overdue(with_(SIGNED, review_on=date(2026, 11, 29)), TODAY)
    assert not is_review_overdue(with_(SIGNED, review_on=TODAY), TODAY)
