"""Where an agreement stands on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.agreements.rules.lifecycle import (
    BINDING,
    DATED,
    EXPIRING_DAYS,
    TRANSITIONS,
    AgreementState,
    Facts,
    Status,
    add_months,
    current_end,
    effective_status,
    notice_deadline,
    open_verbs,
)

SIGNED_ON = date(2024, 2, 20)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@st.composite
def running(draw: st.DrawFn) -> Facts:
    """Facts of a signed agreement, dates in order."""
    signed_on = draw(DAYS)
    in_force_on = signed_on + timedelta(draw(st.integers(0, 400)))
    ends_on = in_force_on + timedelta(draw(st.integers(1, 2000)))
    renews = draw(st.booleans())
    return Facts(
        state=draw(st.sampled_from([AgreementState.SIGNED, AgreementState.IN_FORCE])),
        signed_on=signed_on,
        in_force_on=in_force_on,
        ends_on=draw(st.sampled_from([ends_on, None])) if not renews else ends_on,
        renews_automatically=renews,
        renewal_months=draw(st.integers(1, 60)) if renews else None,
        notice_days=draw(st.integers(0, 400)),
    )


def test_in_force_expires_by_itself_the_day_after_its_end() -> None:
    facts = Facts(AgreementState.IN_FORCE, signed_on=SIGNED_ON, ends_on=date(2027, 2, 20))
    assert effective_status(facts, date(2027, 2, 20)) is Status.EXPIRING
    assert effective_status(facts, date(2027, 2, 21)) is Status.EXPIRED


def test_signed_enters_into_force_on_its_day() -> None:
    facts = Facts(AgreementState.SIGNED, signed_on=SIGNED_ON, in_force_on=date(2024, 3, 1))
    assert effective_status(facts, date(2024, 2, 29)) is Status.SIGNED
    assert effective_status(facts, date(2024, 3, 1)) is Status.IN_FORCE


def test_suspended_agreement_expires_too() -> None:
    facts = Facts(AgreementState.SUSPENDED, signed_on=SIGNED_ON, ends_on=date(2025, 1, 1))
    assert effective_status(facts, date(2025, 1, 1)) is Status.SUSPENDED
    assert effective_status(facts, date(2025, 1, 2)) is Status.EXPIRED


def test_long_notice_makes_it_expiring_earlier() -> None:
    facts = Facts(AgreementState.IN_FORCE, ends_on=date(2027, 2, 20), notice_days=180)
    assert effective_status(facts, date(2026, 8, 24)) is Status.EXPIRING
    assert effective_status(facts, date(2026, 8, 23)) is Status.IN_FORCE


def test_notice_deadline_counts_back_from_the_end() -> None:
    facts = Facts(AgreementState.IN_FORCE, ends_on=date(2027, 2, 20), notice_days=92)
    assert notice_deadline(facts, date(2026, 1, 1)) == date(2026, 11, 20)


def test_agreement_without_end_has_no_deadline() -> None:
    assert notice_deadline(Facts(AgreementState.IN_FORCE), date(2026, 1, 1)) is None


def test_months_are_added_to_the_last_day_of_shorter_months() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 12, 15), 1) == date(2025, 1, 15)


@pytest.mark.parametrize("state", sorted(set(AgreementState) - DATED))
def test_decisions_that_dates_do_not_carry_further_stay(state: AgreementState) -> None:
    assert effective_status(Facts(state, ends_on=date(2020, 1, 1)), date(2030, 1, 1)) == state


@given(running(), DAYS)
def test_agreement_that_renews_itself_never_expires(facts: Facts, on: date) -> None:
    if facts.rolls_on:
        assert effective_status(facts, on) in {Status.IN_FORCE, Status.SIGNED}


@given(running(), DAYS)
def test_term_that_holds_a_day_ends_on_or_after_it_and_only_once(facts: Facts, on: date) -> None:
    if facts.rolls_on:
        end = current_end(facts, on)
        assert end >= on or end == facts.ends_on
        assert current_end(facts, end) == end


@given(running(), DAYS, st.integers(0, 4000))
def test_time_never_makes_an_agreement_younger(facts: Facts, on: date, later: int) -> None:
    life = [Status.SIGNED, Status.IN_FORCE, Status.EXPIRING, Status.EXPIRED]
    before, after = (effective_status(facts, day) for day in (on, on + timedelta(later)))
    if facts.state is AgreementState.SIGNED or before is not Status.SIGNED:
        assert life.index(before) <= life.index(after)


@given(running(), DAYS)
def test_expiring_means_that_the_end_is_near(facts: Facts, on: date) -> None:
    if effective_status(facts, on) is Status.EXPIRING:
        assert 0 <= (facts.ends_on - on).days <= max(facts.notice_days, EXPIRING_DAYS)


@given(running(), DAYS)
def test_every_open_verb_starts_from_the_status_of_the_day(facts: Facts, on: date) -> None:
    status = effective_status(facts, on)
    assert all(status in TRANSITIONS[verb].sources for verb in open_verbs(facts, on))


def test_binding_agreements_are_those_that_oblige() -> None:
    assert {Status.IN_FORCE, Status.EXPIRING} == BINDING
