"""The most points in total: never beaten, proved by prices, and with the envy that it gives."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.matching import envy, round
from partners.matching.edges import Edges, TooManyPairs
from partners.matching.eligibility import Eligibility
from partners.matching.market import Market
from partners.matching.optimum import best_total
from partners.matching.participants import tables
from partners.matching.policy import Policy
from partners.matching.seating import Seating
from partners.matching.verifier import verify

from .strategies import rounds


def market_of(rows, locked=None) -> Market:
    return Market.of(*tables(*rows), "seed", locked=locked)


def best_by_trying(edges: Edges, seats: list[int]) -> int:
    """The best sum over every way of seating."""
    start = edges.start.tolist()
    worth = [
        {-1: 0} | {int(edges.batch[p]): int(edges.value[p]) for p in range(start[i], start[i + 1])}
        for i in range(len(start) - 1)
    ]
    best = 0
    for way in product(*worth):
        if all(way.count(j) <= seats[j] for j in range(len(seats))):
            best = max(best, sum(worth[i][j] for i, j in enumerate(way)))
    return best


class TestOptimum:
    @given(rounds(applications=5, batches=3))
    def test_no_other_way_of_seating_is_worth_more(self, rows):
        market = market_of(rows)
        found = best_total(market)
        edges = Edges.of(market, 1_000)
        assert found.value == best_by_trying(edges, market.seats_left.tolist())

    @given(rounds(applications=30, batches=6))
    def test_prices_prove_it_and_every_place_is_allowed(self, rows):
        market = market_of(rows)
        found = best_total(market)
        assert found.value == found.bound
        placed = np.flatnonzero(found.place >= 0)
        j = found.place[placed]
        assert (np.bincount(j, minlength=len(market.batches)) <= market.batches.seats).all()
        rules = Eligibility(market.applications, market.batches, Policy())
        by_hand = market.preferences.of_pairs(placed, j) < market.preferences.levels
        eligible = rules.passes(placed, j, by_hand=False) | rules.passes(placed, j, by_hand=True)
        assert (eligible | by_hand).all()

    @given(rounds(applications=20, batches=5))
    def test_a_round_is_never_worth_more(self, rows):
        market = market_of(rows)
        outcome, edges = round.run(market), Edges.of(market, 1_000)
        row = np.repeat(outcome.place, np.diff(edges.start))
        assert edges.value[edges.batch == row].sum() <= best_total(market).value

    def test_locked_places_stand(self):
        from .test_round import application, batch

        rows = [application(n) for n in range(3)], [batch(1, seats=2), batch(2)]
        market = market_of(rows, locked={"A1": "B2"})
        found = best_total(market)
        assert found.place[1] == 1
        assert (found.place >= 0).all()

    def test_more_pairs_than_the_limit_are_refused(self):
        from .test_round import application, batch

        rows = [application(n) for n in range(3)], [batch(1), batch(2)]
        with pytest.raises(TooManyPairs, match="6"):
            best_total(market_of(rows), most_pairs=5)


class TestSeating:
    @given(
        st.lists(st.sets(st.integers(0, 3)), max_size=7), st.lists(st.integers(0, 2), min_size=4)
    )
    def test_as_many_sit_as_can(self, wishes, seats):
        start = np.cumsum([0, *map(len, wishes)])
        batch = np.array([j for wish in wishes for j in sorted(wish)], dtype=np.int64)
        seating = Seating(len(wishes), np.array(seats))
        people, batches = seating.seat_all(start, batch)
        most = max(
            sum(j >= 0 for j in way)
            for way in product(*({-1} | wish for wish in wishes))
            if all(way.count(j) <= seats[j] for j in range(4))
        )
        assert (seating.seat >= 0).sum() == most
        assert (people.size == 0) == (most == len(wishes))
        assert all(len(seating.members[j]) == seats[j] for j in batches)


class TestEnvy:
    @given(rounds(minimums=0))
    def test_a_round_has_none(self, rows):
        market = market_of(rows)
        outcome = round.run(market)
        assert envy.count(market, outcome.place, outcome.closed) == (0, 0)

    @given(rounds(minimums=0), st.data())
    def test_as_many_as_the_verifier_finds_cases(self, rows, data):
        market = market_of(rows)
        place = round.run(market).place
        for i in data.draw(st.sets(st.sampled_from(range(len(place))))) if len(place) else ():
            place[i] = -1
        mode = np.where(place >= 0, 1, 0)
        verdict = verify(market.applications, market.batches, place, mode, seed="seed")
        faults = {"waste", "envy", "reserve"}
        found = sum(f.count for f in verdict.findings if f.fault in faults)
        nothing_closed = np.zeros(len(market.batches), dtype=np.bool_)
        assert envy.count(market, place, nothing_closed).pairs == found
