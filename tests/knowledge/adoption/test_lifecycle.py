"""From where a report goes where: every pair of verb and station is decided."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.adoption.lifecycle import TRANSITIONS, Station, Verb, after, is_open
from knowledge.adoption.models import AdoptionReport


def test_stations_are_the_states_of_a_report() -> None:
    assert {station.value for station in Station} == set(AdoptionReport.State.values)


def test_only_moderators_verbs_lead_to_what_they_decide() -> None:
    decided = {
        verb
        for (verb, before), station in TRANSITIONS.items()
        if station in {Station.PUBLISHED, Station.RETURNED, Station.HIDDEN} and station != before
    }
    assert decided == {Verb.PUBLISH, Verb.SEND_BACK, Verb.HIDE}


def test_nothing_is_published_that_was_not_sent() -> None:
    assert [station for station in Station if is_open(Verb.PUBLISH, station)] == [Station.SUBMITTED]


def test_what_waits_for_a_moderator_is_not_rewritten() -> None:
    assert after(Verb.WRITE, Station.SUBMITTED) is None


@given(st.lists(st.sampled_from(Verb), max_size=12))
def test_published_words_were_sent_last(verbs: list[Verb]) -> None:
    station, done = Station.DRAFT, [Verb.WRITE]
    for verb in verbs:
        if (to := after(verb, station)) is not None:
            station, done = to, [*done, verb]
    assert station is not Station.PUBLISHED or done[-2:] == [Verb.SUBMIT, Verb.PUBLISH]
