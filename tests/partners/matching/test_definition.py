"""Whole rounds against the definitions: every assignment of a tiny round, every list a liar tries.

``Small`` is built from what a round says about each pair, and knows nothing of kernel, candidate
lists or verifier.
"""

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.matching_instances import Shape, national
from partners.matching import lottery, round
from partners.matching.rules import mode_used
from partners.matching.verifier import verify

from .brute_force import Small, all_lists
from .strategies import rounds
from .test_round import application, batch, digest, names, run, verdict


def small(market) -> Small:
    """The same market as lists and dictionaries, pair by pair."""
    n, m = len(market.applications), len(market.batches)
    orders = [{} for _ in range(n)]
    priorities = [{} for _ in range(m)]
    pieces = [market.preferences.chosen(), *market.preferences.others()]
    for i, j, order in pieces:
        values = market.priorities.of_pairs(i, j)
        for p in range(i.size):
            orders[i[p]][int(j[p])] = int(order[p])
            priorities[j[p]][int(i[p])] = int(values[p])
    return Small(
        [sorted(liked, key=liked.get) for liked in orders],
        priorities,
        market.batches.seats.tolist(),
        tuple(market.batches.reserve.tolist()),
        frozenset(np.flatnonzero(market.applications.protected).tolist()),
    )


def best_mode(market, place):
    mode = np.zeros(place.size, dtype=np.uint8)
    placed = np.flatnonzero(place >= 0)
    mode[placed] = mode_used(market.applications, market.batches, placed, place[placed])
    return mode


class TestVerifier:
    @settings(max_examples=25)
    @given(rounds(applications=4, batches=3, minimums=0))
    def test_of_all_assignments_exactly_the_stable_ones_pass(self, rows):
        market, outcome = run(*rows)
        plain = small(market)
        passed = []
        for places in product(range(-1, len(market.batches)), repeat=len(market.applications)):
            place = np.array(places, dtype=np.int64)
            answer = verify(
                market.applications,
                market.batches,
                place,
                best_mode(market, place),
                seed=market.seed,
            )
            if answer.is_good:
                passed.append(places)
        assert passed == sorted(plain.stable())
        assert tuple(outcome.place.tolist()) in passed


class TestRounds:
    @given(rounds(applications=14, batches=6, minimums=0))
    def test_round_is_what_single_proposals_give(self, rows):
        market, outcome = run(*rows)
        assert tuple(outcome.place.tolist()) == small(market).one_by_one()

    @settings(max_examples=40)
    @given(rounds(applications=6, batches=3, minimums=0), st.data())
    def test_nobody_gains_by_another_order_or_a_shorter_list(self, rows, data):
        people, groups = rows
        if not people or not groups:
            return
        at = data.draw(st.integers(0, len(people) - 1))
        market, outcome = run(people, groups)
        number = market.applications.ids.index(people[at].id)
        truth, honest = small(market), int(outcome.place[number])
        ids = [market.batches.ids[j] for j in range(len(groups))]
        for lie, only in product(all_lists(len(groups)), (True, False)):
            said = replace(people[at], choices=[ids[j] for j in lie], listed_only=only)
            _, other = run([*people[:at], said, *people[at + 1 :]], groups)
            assert not truth.likes(number, int(other.place[number]), honest)

    def test_a_country_in_small_is_the_same_for_every_length_of_lists(self):
        people, groups = national(7, Shape(applications=900, batches=45, seats=0.5))
        market, first = run(people, groups, k=10)
        assert (first.place < 0).any(), "scarce, or nobody would need a longer list"
        for k in (30, 100, 10):
            _, again = run(people, groups, k=k)
            assert digest(market, again) == digest(market, first)
            assert (again.cutoff == first.cutoff).all()
            assert (again.waiting.key == first.waiting.key).all()
        assert verdict(market, first).is_good


class TestHardCases:
    def test_one_newcomer_moves_a_whole_line_one_step(self):
        size = 120
        luckiest = sorted(range(size), key=lambda n: lottery.ticket("seed", f"A{n}"))
        line = [
            application(who, choices=[f"B{at}", f"B{at + 1}"][: size - at], listed_only=True)
            for at, who in enumerate(luckiest)
        ]
        groups = [batch(n) for n in range(size)]
        newcomer = application("new", choices=["B0"], listed_only=True, tier=2)
        before = names(*run(line, groups, k=1))
        market, outcome = run([*line, newcomer], groups, k=1)
        after = names(market, outcome)
        assert [before[p.id] for p in line] == [f"B{n}" for n in range(size)]
        assert [after[p.id] for p in line] == [*(f"B{n}" for n in range(1, size)), None]
        assert verdict(market, outcome).is_good

    def test_batches_without_seats_take_nobody_and_have_waiting_lists(self):
        people = [application(n) for n in range(3)]
        market, outcome = run(people, [batch(1, seats=0), batch(2, seats=0)])
        assert outcome.place.tolist() == [-1, -1, -1]
        assert len(outcome.waiting) == 6
        assert verdict(market, outcome).is_good

    def test_choice_named_twice_counts_where_it_stands_first(self):
        people = [application(1, choices=["B2", "B1", "B2"])]
        assert names(*run(people, [batch(1), batch(2)])) == {"A1": "B2"}

    def test_nobody_may_go_anywhere(self):
        people = [application(n, competencies=("fish",)) for n in range(3)]
        market, outcome = run(people, [batch(1, seats=5)], k=round.K)
        assert (outcome.eligible == 0).all()
        assert verdict(market, outcome).is_good
