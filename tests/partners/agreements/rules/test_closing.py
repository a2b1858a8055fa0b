"""What is decided ahead or works backwards, and ends that nobody knows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.agreements import refusals
from partners.agreements.rules.decisions import Decision, Terms, apply, check, check_order
from partners.agreements.rules.lifecycle import (
    BINDING,
    AgreementState,
    Facts,
    Status,
    Verb,
    current_end,
    effective_status,
    final_end,
)

TODAY = date(2026, 11, 1)
SIGNED_ON = date(2024, 2, 20)
IN_FORCE = Facts(AgreementState.IN_FORCE, signed_on=SIGNED_ON, in_force_on=SIGNED_ON, parties=2)
ROLLING = replace(IN_FORCE, ends_on=date(2025, 2, 20), renews_automatically=True, renewal_months=12)
TERMINATE = Decision(Verb.TERMINATE, on=date(2027, 6, 1), reason="agreed")


def taken(facts: Facts, decision: Decision, today: date = TODAY) -> Facts:
    check(facts, decision, today)
    return apply(facts, decision, today)


@pytest.mark.parametrize("facts", [IN_FORCE, ROLLING, replace(IN_FORCE, ends_on=date(2028, 1, 1))])
def test_termination_ahead_leaves_it_in_force_until_its_day(facts: Facts) -> None:
    after = taken(facts, TERMINATE)
    assert effective_status(after, TODAY) is Status.IN_FORCE
    assert effective_status(after, date(2027, 5, 31)) is Status.EXPIRING
    assert effective_status(after, date(2027, 6, 1)) is Status.TERMINATED
    assert current_end(after, TODAY) == date(2027, 6, 1)
    assert not after.rolls_on


@given(st.integers(1, 3000), st.integers(-500, 4000), st.sampled_from([IN_FORCE, ROLLING]))
def test_it_is_terminated_by_itself_and_stays_so(ahead: int, later: int, facts: Facts) -> None:
    day, on = TODAY + timedelta(ahead), TODAY + timedelta(later)
    after = taken(facts, replace(TERMINATE, on=day))
    is_over = effective_status(after, on) is Status.TERMINATED
    assert is_over == (on >= day)
    assert is_over or effective_status(after, on) in BINDING | {Status.SIGNED}


def test_termination_today_is_at_once() -> None:
    after = taken(IN_FORCE, replace(TERMINATE, on=TODAY))
    assert (after.state, after.closes_on) == (AgreementState.TERMINATED, None)


def test_termination_after_the_end_makes_no_sense() -> None:
    with pytest.raises(refusals.DatesOutOfOrder):
        check(replace(IN_FORCE, ends_on=date(2027, 1, 1)), TERMINATE, TODAY)


@pytest.mark.parametrize("state", [AgreementState.IDEA, AgreementState.READY])
def test_what_is_not_signed_is_not_terminated_ahead(state: AgreementState) -> None:
    with pytest.raises(refusals.DateInFuture):
        check(Facts(state, parties=2), TERMINATE, TODAY)


@pytest.mark.parametrize("verb", [Verb.SUSPEND, Verb.GIVE_NOTICE, Verb.ENTER_INTO_FORCE])
def test_other_steps_are_not_taken_ahead(verb: Verb) -> None:
    facts = replace(IN_FORCE, state=AgreementState.SIGNED, in_force_on=None)
    facts = facts if verb is Verb.ENTER_INTO_FORCE else IN_FORCE
    with pytest.raises(refusals.DateInFuture):
        check(facts, Decision(verb, on=TODAY + timedelta(1), reason="x"), TODAY)


def test_termination_ahead_is_decided_anew_or_given_up_by_an_extension() -> None:
    ahead = taken(IN_FORCE, TERMINATE)
    sooner = taken(ahead, replace(TERMINATE, on=TODAY))
    assert (sooner.state, sooner.closes_on, sooner.closes_as) == ("terminated", None, "")
    longer = Decision(Verb.EXTEND, on=TODAY, has_document=True, new_end=date(2030, 1, 1))
    after = taken(ahead, longer)
    assert (after.closes_on, after.ends_on) == (None, date(2030, 1, 1))


def test_replacement_ahead_is_renewed_by_itself() -> None:
    after = taken(ROLLING, Decision(Verb.RENEW, on=date(2027, 3, 1), has_successor=True))
    assert effective_status(after, date(2027, 2, 28)) is Status.EXPIRING
    assert effective_status(after, date(2027, 3, 1)) is Status.RENEWED


def test_what_comes_first_ends_it() -> None:
    facts = replace(IN_FORCE, ends_on=date(2026, 12, 31), closes_on=date(2027, 3, 1),
                    closes_as="renewed")  # fmt: skip
    assert final_end(facts) == date(2026, 12, 31)
    assert effective_status(facts, date(2027, 1, 15)) is Status.EXPIRED
    assert effective_status(facts, date(2027, 3, 1)) is Status.RENEWED


def test_text_may_take_effect_from_before_its_signature() -> None:
    terms = Terms(in_force_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    sign = Decision(Verb.SIGN, on=SIGNED_ON, has_document=True, terms=terms)
    after = taken(Facts(AgreementState.READY, parties=2), sign)
    assert (after.in_force_on, after.signed_on) == (date(2024, 1, 1), SIGNED_ON)
    assert effective_status(after, SIGNED_ON) is Status.IN_FORCE


def test_ratification_may_work_backwards_too() -> None:
    waiting = replace(IN_FORCE, state=AgreementState.SIGNED, in_force_on=None)
    after = taken(waiting, Decision(Verb.ENTER_INTO_FORCE, on=date(2024, 1, 1)))
    assert effective_status(after, TODAY) is Status.IN_FORCE


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"has_no_end": True, "ends_on": date(2030, 1, 1)}, refusals.NoEndHasEnd),
        ({"notice_days": 30, "notice_months": 1}, refusals.NoticePeriodTwice),
        ({"in_force_on": date(2027, 1, 1), "ends_on": date(2026, 12, 31)},
         refusals.DatesOutOfOrder),
        ({"ends_on": SIGNED_ON, "in_force_on": date(2023, 1, 1)}, refusals.DatesOutOfOrder),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(changes: dict, refusal: type) -> None:
    with pytest.raises(refusal):
        check_order(replace(IN_FORCE, **changes))


@pytest.mark.parametrize("has_no_end", [True, False])
def test_notice_gives_an_end_to_what_has_none(has_no_end: bool) -> None:
    facts = replace(IN_FORCE, has_no_end=has_no_end, review_on=date(2027, 1, 1), notice_months=6)
    after = taken(facts, Decision(Verb.GIVE_NOTICE, on=date(2026, 5, 1), reason="x"))
    assert (after.ends_on, after.has_no_end, after.review_on) == (date(2026, 11, 1), False, None)


def test_notice_asks_where_the_text_does_not_say() -> None:
    notice = Decision(Verb.GIVE_NOTICE, on=TODAY, reason="x")
    with pytest.raises(refusals.NoticeEndMissing):
        check(IN_FORCE, notice, TODAY)
    after = taken(IN_FORCE, replace(notice, new_end=date(2027, 1, 31)))
    assert after.ends_on == date(2027, 1, 31)
    with pytest.raises(refusals.DatesOutOfOrder):
        check(IN_FORCE, replace(notice, new_end=TODAY - timedelta(1)), TODAY)


def test_both_sides_may_agree_on_another_end_for_late_notice() -> None:
    late = Decision(Verb.GIVE_NOTICE, on=TODAY, reason="x", new_end=date(2027, 2, 20))
    facts = replace(ROLLING, notice_days=180)
    assert taken(facts, late).ends_on == date(2027, 2, 20)
    assert taken(facts, replace(late, new_end=None)).ends_on == date(2028, 2, 20)
