"""Chains after somebody declines: nobody worse off, nobody passed over, locked places stay."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from partners.matching import vacancies
from partners.matching.verifier import verify

from .strategies import rounds
from .test_round import application, batch, names, run


@given(rounds(), st.data())
def test_after_a_chain_nobody_is_worse_off_and_nobody_is_passed_over(rows, data):
    people, groups = rows
    market, outcome = run(people, groups)
    placed = np.flatnonzero(outcome.place >= 0).tolist()
    gone = data.draw(st.sets(st.sampled_from(placed))) if placed else set()
    place = outcome.place.copy()
    place[list(gone)] = -1
    for move in vacancies.fill(market, outcome, gone):
        assert place[move.who] == move.left
        order = market.preferences.of_pairs(
            np.array([move.who, move.who]), np.array([move.taken, max(move.left, 0)])
        )
        assert move.left == -1 or order[0] < order[1]
        place[move.who] = move.taken
    assert not place[list(gone)].max(initial=-1) >= 0
    assert (np.bincount(place[place >= 0], minlength=len(groups)) <= market.batches.seats).all()
    assert _blocking(market, outcome, place, gone) == []


def _blocking(market, outcome, place, gone):
    """Pairs of the verifier's kind among those who stay; batches may be below their minimum."""
    mode = np.where(place >= 0, 1, 0)
    closed = np.flatnonzero(outcome.closed).tolist()
    locked = dict.fromkeys(gone, -1)
    result = verify(
        market.applications,
        market.batches,
        place,
        mode,
        seed=market.seed,
        closed=closed,
        locked=locked,
    )
    about_places = {"waste", "envy", "reserve", "not-eligible", "over-full"}
    return [finding for finding in result.findings if finding.fault in about_places]


def test_a_chain_runs_through_three_batches():
    people = [
        application(1, tier=2, choices=["B1"]),
        application(2, tier=1, choices=["B1", "B2"]),
        application(3, choices=["B2", "B3"]),
    ]
    market, outcome = run(people, [batch(1), batch(2), batch(3)])
    assert names(market, outcome) == {"A1": "B1", "A2": "B2", "A3": "B3"}
    moves = vacancies.fill(market, outcome, [0])
    assert [(move.who, move.left, move.taken) for move in moves] == [(1, 1, 0), (2, 2, 1)]


def test_locked_places_do_not_move_up():
    people = [application(1, tier=1, choices=["B1"]), application(2, choices=["B1", "B2"])]
    market, outcome = run(people, [batch(1), batch(2)], locked={"A2": "B2"})
    assert vacancies.fill(market, outcome, [0]) == []


def test_reserved_seat_that_falls_free_goes_to_the_next_protected():
    people = [
        application(1, tier=2, choices=["B1"], listed_only=True),
        application(2, waited=3, choices=["B1"], listed_only=True),
        application(3, tier=1, choices=["B1"], listed_only=True),
    ]
    market, outcome = run(people, [batch(1, reserve=1)])
    assert [move.who for move in vacancies.fill(market, outcome, [0])] == [2]


def test_after_confirmation_only_those_without_a_place_are_asked():
    people = [
        application(1, tier=2, choices=["B1"], listed_only=True),
        application(2, tier=1, choices=["B1", "B2"], listed_only=True),
        application(3, choices=["B1"], listed_only=True),
        application(4, gave_back=True, choices=["B1"], listed_only=True),
    ]
    market, outcome = run(people, [batch(1), batch(2)])
    assert outcome.place.tolist() == [0, 1, -1, -1]
    assert vacancies.next_in_line(market, outcome, 0) == 2
    assert vacancies.next_in_line(market, outcome, 0, gone=[2]) == 3
    assert vacancies.next_in_line(market, outcome, 0, gone=[2, 3]) is None
    assert vacancies.next_in_line(market, outcome, 1) is None
