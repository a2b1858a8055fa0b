"""What a step asks for, and what it changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from partners.agreements import refusals
from partners.agreements.rules.decisions import Decision, Terms, apply, check, check_order
from partners.agreements.rules.lifecycle import (
    SIGNED_STATES,
    TRANSITIONS,
    AgreementState,
    Facts,
    Status,
    Verb,
    effective_status,
)

TODAY = date(2026, 11, 1)
SIGNED_ON = date(2024, 2, 20)
IN_FORCE = Facts(AgreementState.IN_FORCE, signed_on=SIGNED_ON, in_force_on=SIGNED_ON, parties=2)
SIGN = Decision(Verb.SIGN, on=SIGNED_ON, has_document=True, terms=Terms())


def test_signing_needs_two_parties() -> None:
    with pytest.raises(refusals.TooFewParties):
        check(Facts(AgreementState.READY, parties=1), SIGN, TODAY)


def test_signing_needs_a_document_or_a_reason_why_it_is_missing() -> None:
    ready = Facts(AgreementState.READY, parties=2)
    with pytest.raises(refusals.DocumentMissing):
        check(ready, replace(SIGN, has_document=False), TODAY)
    check(ready, replace(SIGN, has_document=False, reason="The scan follows"), TODAY)


def test_signature_cannot_lie_ahead() -> None:
    with pytest.raises(refusals.DateInFuture):
        check(Facts(AgreementState.READY, parties=2), replace(SIGN, on=TODAY + timedelta(1)), TODAY)


@pytest.mark.parametrize(
    "state", [AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.TERMINATED]
)
def test_signed_agreement_cannot_be_signed_again(state: AgreementState) -> None:
    with pytest.raises(refusals.AgreementNotSignable):
        check(replace(IN_FORCE, state=state), SIGN, TODAY)


def test_expired_agreement_cannot_be_suspended() -> None:
    expired = replace(IN_FORCE, ends_on=date(2025, 1, 1))
    with pytest.raises(refusals.TransitionNotOpen):
        check(expired, Decision(Verb.SUSPEND, on=TODAY, reason="why"), TODAY)


@pytest.mark.parametrize("verb", [Verb.SUSPEND, Verb.TERMINATE, Verb.GIVE_NOTICE])
def test_step_against_an_agreement_needs_a_reason(verb: Verb) -> None:
    with pytest.raises(refusals.ReasonMissing):
        check(IN_FORCE, Decision(verb, on=TODAY), TODAY)


def test_extension_needs_a_later_end() -> None:
    facts = replace(IN_FORCE, ends_on=date(2027, 2, 20))
    with pytest.raises(refusals.NewEndMissing):
        check(facts, Decision(Verb.EXTEND, on=TODAY, has_document=True), TODAY)
    earlier = Decision(Verb.EXTEND, on=TODAY, has_document=True, new_end=date(2027, 1, 1))
    with pytest.raises(refusals.DatesOutOfOrder):
        check(facts, earlier, TODAY)


def test_extension_revives_an_expired_agreement() -> None:
    expired = replace(IN_FORCE, ends_on=date(2026, 1, 1))
    decision = Decision(Verb.EXTEND, on=TODAY, has_document=True, new_end=date(2030, 1, 1))
    check(expired, decision, TODAY)
    assert effective_status(apply(expired, decision), TODAY) is Status.IN_FORCE


def test_notice_makes_the_running_term_the_last_one() -> None:
    rolling = replace(
        IN_FORCE, ends_on=date(2025, 2, 20), renews_automatically=True, renewal_months=12
    )
    after = apply(rolling, Decision(Verb.GIVE_NOTICE, on=TODAY, reason="done"))
    assert after.ends_on == date(2027, 2, 20)
    assert effective_status(after, date(2027, 2, 21)) is Status.EXPIRED


def test_renewal_needs_its_successor() -> None:
    with pytest.raises(refusals.SuccessorMissing):
        check(IN_FORCE, Decision(Verb.RENEW, on=TODAY), TODAY)


def test_renewing_itself_needs_an_end_and_a_term() -> None:
    with pytest.raises(refusals.RenewalTermMissing):
        check_order(replace(IN_FORCE, renews_automatically=True))


def test_end_comes_after_the_entry_into_force() -> None:
    with pytest.raises(refusals.DatesOutOfOrder):
        check_order(replace(IN_FORCE, ends_on=SIGNED_ON))


class LifeOfAnAgreement(RuleBasedStateMachine):
    """Any steps, in any order, with any dates: what is let through keeps the facts true."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts(parties=2)

    @rule(
        verb=st.sampled_from(Verb),
        on=st.dates(date(2023, 1, 1), TODAY),
        reason=st.sampled_from(["", "why"]),
        has_document=st.booleans(),
        has_successor=st.booleans(),
        new_end=st.none() | st.dates(date(2023, 1, 1), date(2032, 1, 1)),
        terms=st.builds(
            Terms,
            st.none() | st.dates(date(2023, 1, 1), date(2027, 1, 1)),
            st.none() | st.dates(date(2023, 1, 1), date(2032, 1, 1)),
            st.booleans(),
            st.none() | st.integers(1, 36),
            st.integers(0, 200),
        ),
    )
    def take_a_step(self, **given: object) -> None:
        decision = Decision(**given)
        try:
            check(self.facts, decision, TODAY)
        except refusals.AgreementRefusal:
            return
        self.facts = apply(self.facts, decision)

    @invariant()
    def signed_states_have_a_signature_date(self) -> None:
        assert (self.facts.state not in SIGNED_STATES) or self.facts.signed_on

    @invariant()
    def in_force_has_its_date(self) -> None:
        assert self.facts.state is not AgreementState.IN_FORCE or self.facts.in_force_on

    @invariant()
    def dates_are_in_order(self) -> None:
        check_order(self.facts)

    @invariant()
    def every_status_has_a_word(self) -> None:
        assert effective_status(self.facts, TODAY) in Status


TestLifeOfAnAgreement = LifeOfAnAgreement.TestCase
TestLifeOfAnAgreement.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


@given(st.sampled_from(Verb), st.sampled_from(AgreementState))
def test_no_step_starts_from_a_status_that_it_does_not_name(
    verb: Verb, state: AgreementState
) -> None:
    facts = Facts(state, signed_on=SIGNED_ON, in_force_on=SIGNED_ON, parties=2)
    if effective_status(facts, TODAY) not in TRANSITIONS[verb].sources:
        with pytest.raises(refusals.TransitionNotOpen):
            check(facts, Decision(verb, on=TODAY, reason="why", has_document=True), TODAY)
