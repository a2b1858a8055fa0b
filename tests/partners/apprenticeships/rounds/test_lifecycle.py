"""The life of a round: every pair of verb and state is decided, and so is every moment."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.access import Actor
from partners.apprenticeships.results.services import matching, publishing, taking_in
from partners.apprenticeships.rounds.lifecycle import (
    TRANSITIONS,
    Facts,
    Phase,
    RoundState,
    Verb,
    after,
    phase,
)
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import IsNotOpen
from partners.apprenticeships.rounds.services import rounds
from tests.factories.rounds import RoundFactory

S, V = RoundState, Verb
TERMINAL = {S.PUBLISHED, S.CANCELLED}
# As docs/rounds.md tells it, apart from the table.
CLAIMED = {
    V.ANNOUNCE: {S.DRAFT},
    V.KEEP_RESULT: {S.OPEN},
    V.UNDO: {S.MATCHED},
    V.TAKE_IN: {S.DRAFT},
    V.LET_GO: {S.MATCHED},
    V.PUBLISH: {S.MATCHED},
    V.CANCEL: {S.DRAFT, S.OPEN},
}
DONE: dict[Verb, Callable[[Round, Actor], object]] = {
    V.ANNOUNCE: lambda round, by: rounds.announce(round, by=by),
    V.KEEP_RESULT: lambda round, by: matching.ask(round, by=by),
    V.UNDO: lambda round, by: matching.undo(round, by=by, reason="Salah."),
    V.TAKE_IN: lambda round, by: taking_in.take_in(round, {}, by=by, commitment="a" * 64),
    V.LET_GO: lambda round, by: matching.undo(round, by=by, reason="Salah."),
    V.PUBLISH: lambda round, by: publishing.publish(round, by=by),
    V.CANCEL: lambda round, by: rounds.cancel(round, by=by, reason="Tidak jadi."),
}
TRAITS = {S.OPEN: "closed", S.MATCHED: "matched", S.PUBLISHED: "ended", S.CANCELLED: "cancelled"}
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
facts = st.builds(
    Facts,
    st.sampled_from(RoundState),
    closes_at=st.none() | moments,
    answers_from=st.none() | moments,
    answers_until=st.none() | moments,
)


def test_states_are_those_that_are_stored() -> None:
    assert {state.value for state in S} == set(dict(Round._meta.get_field("state").choices or ()))


@given(st.sampled_from(Verb), st.sampled_from(RoundState))
def test_verb_is_open_where_it_is_told_and_nowhere_else(verb: Verb, state: RoundState) -> None:
    assert (after(verb, state) is not None) == (state in CLAIMED[verb])


@given(st.lists(st.sampled_from(Verb), max_size=20))
def test_whatever_is_tried_what_is_published_or_called_off_stays_so(verbs: list[Verb]) -> None:
    state, passed = S.DRAFT, [S.DRAFT]
    for verb in verbs:
        state = after(verb, state) or state
        passed.append(state)
    ended = [one for one in passed if one in TERMINAL]
    assert len(set(ended)) <= 1
    assert not ended or passed[-len(ended) :] == ended
    assert S.PUBLISHED not in passed or S.MATCHED in passed
    assert set(TRANSITIONS.values()) == set(S)


@given(facts, moments)
def test_phase_never_contradicts_the_last_decision(found: Facts, at: datetime) -> None:
    phases = {
        S.DRAFT: {Phase.DRAFT},
        S.OPEN: {Phase.COLLECTING, Phase.CLOSED},
        S.MATCHED: {Phase.MATCHED},
        S.PUBLISHED: {Phase.PUBLISHED, Phase.ANSWERING, Phase.ENDED},
        S.CANCELLED: {Phase.CANCELLED},
    }
    assert phase(found, at) in phases[found.state]


@given(facts, moments, moments)
def test_time_leads_a_round_forwards_only(found: Facts, one: datetime, other: datetime) -> None:
    order = list(Phase)
    earlier, later = sorted((one, other))
    assert order.index(phase(found, earlier)) <= order.index(phase(found, later))


@pytest.mark.django_db
@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize("verb", Verb)
def test_what_is_not_in_the_table_is_refused_and_leaves_no_trace(
    verb: Verb, state: RoundState, moderator: Any
) -> None:
    # `undo` is both UNDO and LET_GO: which of them is meant follows from the round.
    if after(verb, state) is not None:
        return
    round = RoundFactory(**{TRAITS[state]: True} if state in TRAITS else {})
    before = Round.objects.values().get(pk=round.pk)
    with pytest.raises(IsNotOpen):
        DONE[verb](round, Actor(moderator))
    assert Round.objects.values().get(pk=round.pk) == before
