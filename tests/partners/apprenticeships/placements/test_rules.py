"""From where a placement goes where, and what both sides may say when."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.rules import (
    OUTCOMES,
    STATING,
    TRANSITIONS,
    Facts,
    Hindrance,
    Station,
    Verb,
    Word,
    after,
    hindrance,
    is_settled,
    may_answer,
)

S, V = Station, Verb
facts = st.builds(Facts)
CAME = Facts(S.ATTENDING, has_begun=True, is_over=True, came=True)


def test_stations_and_words_are_those_of_a_placement() -> None:
    assert [station.value for station in Station] == Placement.State.values
    assert [word.value for word in Word] == Placement.Word.values


def test_only_the_host_leads_to_an_outcome() -> None:
    assert {verb for (verb, _), to in TRANSITIONS.items() if to in OUTCOMES} == set(STATING)


def test_what_was_called_off_begins_anew_or_not_at_all() -> None:
    assert [verb for verb in Verb if after(verb, S.CALLED_OFF)] == [V.EXPECT]


def test_nobody_attends_before_the_first_day() -> None:
    early = Facts(S.EXPECTED)
    assert {hindrance(verb, early) for verb in (V.ATTEND, *STATING)} == {Hindrance.TOO_EARLY}


def test_completed_is_said_when_the_last_day_is_here() -> None:
    assert hindrance(V.COMPLETE, replace(CAME, is_over=False)) is Hindrance.TOO_EARLY
    assert hindrance(V.COMPLETE_PARTLY, replace(CAME, is_over=False)) is None
    assert hindrance(V.COMPLETE, CAME) is None


def test_outcome_follows_from_who_came() -> None:
    nobody = replace(CAME, came=False)
    assert hindrance(V.COMPLETE, nobody) is Hindrance.NOBODY_CAME
    assert hindrance(V.MISS, nobody) is None
    assert hindrance(V.MISS, CAME) is Hindrance.SOMEBODY_CAME


@given(facts, st.sampled_from(Verb))
def test_nothing_changes_once_both_say_the_same(found: Facts, verb: Verb) -> None:
    settled = replace(found, station=S.COMPLETED, word=Word.AGREED)
    assert is_settled(settled)
    assert hindrance(verb, settled) is not None
    assert not may_answer(settled)


@given(facts)
def test_cooperative_answers_an_outcome_and_nothing_else(found: Facts) -> None:
    assert may_answer(found) == (found.station in OUTCOMES and found.word is not Word.AGREED)


@given(facts, st.lists(st.tuples(st.sampled_from(Verb), st.booleans()), max_size=12))
def test_whatever_is_done_an_outcome_fits_the_attendance_it_was_said_of(
    found: Facts, done: list[tuple[Verb, bool]]
) -> None:
    now = Facts(S.EXPECTED, has_begun=found.has_begun, is_over=found.has_begun and found.is_over)
    for verb, came in done:
        now = replace(now, came=came if verb is V.ATTEND else now.came)
        to = after(verb, now.station)
        if to is None or hindrance(verb, now) is not None:
            continue
        now = replace(now, station=to)
        assert to not in OUTCOMES or now.has_begun
        assert to is not S.COMPLETED or (now.came and now.is_over)
        assert to is not S.PARTLY or now.came
        assert to is not S.DID_NOT_COME or not now.came
