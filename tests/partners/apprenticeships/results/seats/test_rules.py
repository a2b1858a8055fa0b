"""Both tables: every pair of verb and station is decided, whatever else is so."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results import rules
from partners.apprenticeships.results.answer_refusals import OF_NEED
from partners.apprenticeships.results.models import result as stored
from partners.apprenticeships.results.rules import (
    ANSWERS,
    HOLDING,
    STANDINGS,
    Answer,
    Facts,
    Standing,
    Verb,
    Who,
)

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
BY_COOPERATIVE = {
    Verb.ACCEPT,
    Verb.ACCEPT_CONDITIONALLY,
    Verb.DECLINE,
    Verb.GIVE_BACK,
    Verb.TAKE_BACK,
}
moments = st.sampled_from([None, NOW - timedelta(days=1), NOW, NOW + timedelta(days=9)])
facts = st.builds(
    Facts,
    at=st.just(NOW),
    standing=st.sampled_from(Standing),
    answer=st.sampled_from(Answer),
    answers_from=moments,
    due=moments,
    batch_begins=moments,
    has_other=st.booleans(),
    better_is_open=st.booleans(),
    seat_is_free=st.booleans(),
    would_rather=st.booleans(),
    is_in_line=st.booleans(),
)


def test_stations_are_those_that_are_stored() -> None:
    assert [one.value for one in Standing] == stored.Standing.values
    assert [one.value for one in Answer] == stored.Answer.values
    assert {one.value for one in HOLDING} == {one.value for one in stored.HOLDING}


def test_cooperatives_verbs_are_theirs_alone() -> None:
    theirs = {verb for (verb, _from), step in ANSWERS.items() if step.who is Who.COOPERATIVE}
    assert theirs == BY_COOPERATIVE
    assert not BY_COOPERATIVE & {verb for verb, _from in STANDINGS}


def test_every_need_of_a_cooperatives_verb_is_said_when_it_fails() -> None:
    needs = {
        need for step in ANSWERS.values() if step.who is Who.COOPERATIVE for need in step.needs
    }
    assert needs <= OF_NEED.keys()


def test_nobody_is_promoted_who_has_bound_themselves_or_left() -> None:
    open_to = {before for verb, before in ANSWERS if verb is Verb.PROMOTE}
    assert open_to == {Answer.OPEN, Answer.CONDITIONAL}


@given(facts, st.sampled_from(Verb))
def test_only_what_is_placed_is_accepted(now: Facts, verb: Verb) -> None:
    if rules.is_possible(verb, now) and rules.answer_after(verb, now.answer) in rules.ACCEPTED:
        assert now.is_placed


@given(facts, st.sampled_from(Verb))
def test_what_may_be_stored_is_what_comes_out(now: Facts, verb: Verb) -> None:
    """The constraints of the table: who has accepted is placed, who is late has lapsed."""
    if not rules.is_possible(verb, now):
        return
    standing, answer = rules.standing_after(verb, now), rules.answer_after(verb, now.answer)
    assert answer not in rules.ACCEPTED or standing in rules.PLACED
    assert answer is not Answer.LATE or standing is Standing.LAPSED


@given(facts)
def test_cooperative_answers_between_its_hours_only(now: Facts) -> None:
    for verb in (Verb.ACCEPT, Verb.ACCEPT_CONDITIONALLY, Verb.DECLINE, Verb.TAKE_BACK):
        if rules.is_possible(verb, now):
            assert now.answers_from is not None
            assert now.answers_from <= now.at
            assert now.answer is Answer.CONDITIONAL or not now.is_overdue


@given(facts)
def test_time_has_one_way_for_a_conditional_answer(now: Facts) -> None:
    if now.is_placed and now.answer is Answer.CONDITIONAL:
        assert rules.is_possible(Verb.BIND, now) is not now.better_is_open


@given(facts)
def test_who_waits_holds_no_place_for_good(now: Facts) -> None:
    if rules.waits(now):
        assert now.answer in {Answer.OPEN, Answer.CONDITIONAL}
        assert now.standing not in {Standing.NOT_PLACED, Standing.LAPSED}


@given(st.lists(st.tuples(st.sampled_from(Verb), facts), max_size=12))
def test_whatever_happens_accepted_for_good_ends_by_hand_only(steps: list) -> None:
    answer = Answer.BINDING
    for verb, now in steps:
        if rules.is_open(verb, now) and now.answer is answer:
            answer = rules.answer_after(verb, answer)
            if answer is not Answer.BINDING:
                assert verb in {Verb.GIVE_BACK, Verb.CALL_OFF, Verb.RELEASE}
                return


@given(
    st.datetimes(datetime(2027, 1, 1), datetime(2027, 6, 1)),
    st.timedeltas(timedelta(), timedelta(days=90)),
    st.timedeltas(timedelta(), timedelta(days=1)),
    st.timedeltas(timedelta(), timedelta(days=20)),
)
def test_who_is_given_a_seat_has_three_days_before_the_batch_begins(
    at: datetime, later: timedelta, rest: timedelta, held: timedelta
) -> None:
    begins = at + later
    due = rules.due_after(at, begins, at + rules.LEAST + rest, at + held)
    if rules.gives_seats(begins, at):
        assert at + rules.LEAST <= due <= begins
