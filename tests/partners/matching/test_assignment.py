"""`assign`: what it promises, compared with brute force and published outcomes."""

import doctest
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.matching import BadMarket, assign, assignment, kernel
from partners.matching.assignment import NO_CUTOFF, NO_SEAT

from .brute_force import Small, all_lists
from .strategies import markets


def places(market: Small, **changes) -> tuple[int, ...]:
    result = assign(
        market.preferences, market.priorities, market.capacities, **market.arguments | changes
    )
    return tuple(result.batch_of.tolist())


class TestStability:
    @given(markets(reserves=True))
    def test_result_is_stable_and_best_for_every_application(self, market):
        result = places(market)
        stable = list(market.stable())
        assert result in stable
        for other in stable:
            for i, place in enumerate(other):
                assert place == result[i] or market.likes(i, result[i], place)

    @given(markets(reserves=True))
    def test_the_same_applications_are_placed_in_every_stable_assignment(self, market):
        placed = [place >= 0 for place in places(market)]
        for other in market.stable():
            assert [place >= 0 for place in other] == placed

    @given(markets(applications=30, batches=6, reserves=True), st.booleans())
    def test_arrays_and_heaps_give_what_single_proposals_give(self, market, arrays):
        before, kernel.FEW = kernel.FEW, 0 if arrays else 10**9
        try:
            assert places(market) == market.one_by_one()
        finally:
            kernel.FEW = before

    @given(markets(applications=30, batches=6, reserves=True))
    def test_capacities_hold_and_unused_reserves_go_to_others(self, market):
        result = places(market)
        for j, seats in enumerate(market.capacities):
            assert result.count(j) <= seats
            wanted = any(
                market.likes(i, j, place) and i in market.priorities[j]
                for i, place in enumerate(result)
            )
            assert result.count(j) == seats or not wanted


class TestHonesty:
    @settings(max_examples=60)
    @given(markets(applications=4, batches=3, reserves=True), st.data())
    def test_nobody_gains_by_any_other_list(self, market, data):
        if not market.preferences:
            return
        liar = data.draw(st.integers(0, len(market.preferences) - 1))
        honest = places(market)[liar]
        for lie in all_lists(len(market.capacities)):
            lists = list(market.preferences)
            lists[liar] = lie
            got = places(replace(market, preferences=lists))[liar]
            assert got == honest or not market.likes(liar, got, honest) or got == -1


class TestChains:
    @pytest.mark.parametrize("few", [0, 48])
    def test_one_newcomer_moves_everybody_one_step(self, monkeypatch, few):
        """Everyone sits in a first choice until the last to be heard pushes all along."""
        monkeypatch.setattr(kernel, "FEW", few)
        size = 300
        wishes = [[i, i + 1] for i in range(size)] + [[0]]
        hosts = [{i: 1, i - 1: 2} for i in range(size + 1)]
        hosts[0] = {0: 1, size: 2}
        hosts[size] = {size - 1: 1}
        result = assign(wishes, hosts, [1] * (size + 1))
        assert result.batch_of.tolist() == [*range(1, size + 1), 0]

    def test_identical_lists_are_served_in_order_of_priority(self):
        size = 400
        wishes = [list(range(size))] * size
        hosts = [{i: i for i in range(size)}] * size
        result = assign(wishes, hosts, [1] * size)
        assert result.batch_of.tolist() == list(range(size - 1, -1, -1))

    def test_opposed_interests_take_the_longest_way(self):
        """Everybody likes best who likes them least; all n² - n + 1 proposals are made."""
        size = 40
        wishes = [
            [(i + step) % (size - 1) for step in range(size - 1)] + [size - 1] for i in range(size)
        ]
        hosts = [{(j + 1 + step) % size: size - step for step in range(size)} for j in range(size)]
        market = Small(wishes, hosts, [1] * size)
        assert places(market) == market.one_by_one()


class TestOddInput:
    def test_nothing_at_all(self):
        assert assign([], [], []).batch_of.tolist() == []
        assert assign([[]], [], []).batch_of.tolist() == [-1]
        assert assign([], [{}], [3]).cutoffs.tolist() == [NO_CUTOFF]

    def test_batch_without_seats_takes_nobody_and_has_a_waiting_list(self):
        result = assign([[0], [0]], [{0: 1, 1: 2}], [0])
        assert result.batch_of.tolist() == [-1, -1]
        assert result.cutoffs[0] == NO_SEAT
        assert result.waiting_list(0) == [1, 0]

    def test_odd_entries_are_left_out_and_reported(self):
        result = assign(
            [[0, 0, 7, -1], [0, 1], []],
            [{0: 4, 9: 5, 2: 1}, {}],
            [1, 1],
            reserves=[5, 0],
            locked=[(8, 0), (2, 9)],
        )
        assert result.batch_of.tolist() == [0, -1, -1]
        counted: dict[str, int] = {}
        for notice in result.notices:
            counted[notice.code] = counted.get(notice.code, 0) + notice.count
        assert counted == {
            "reserve-above-seats": 1,
            "unknown-batch": 3,
            "repeated": 1,
            "not-acceptable": 2,
            "unknown-application": 2,
            "not-asked": 1,
        }

    @pytest.mark.parametrize(
        "arguments",
        [
            ([[0]], [{0: 1}], [-1]),
            ([[0]], [{0: 1}], [1, 2]),
            ([[0], [0]], [{0: 1, 1: 1}], [1]),
        ],
        ids=["negative capacity", "lengths", "equal priorities"],
    )
    def test_contradictions_are_refused(self, arguments):
        with pytest.raises(BadMarket):
            assign(*arguments)

    def test_more_locked_than_seats_is_refused(self):
        with pytest.raises(BadMarket, match="locked"):
            assign([[0], [0]], [{0: 1, 1: 2}], [1], locked={0: 0, 1: 0})

    @given(markets(reserves=True))
    def test_negative_and_huge_priorities_are_fine(self, market):
        moved = [
            {i: (value - 25) * 10**15 for i, value in table.items()} for table in market.priorities
        ]
        assert places(market) == places(replace(market, priorities=moved))


class TestLocked:
    @given(markets(applications=6, reserves=True), st.data())
    def test_locked_places_stand_and_the_rest_is_stable_among_itself(self, market, data):
        n = len(market.preferences)
        locked: dict[int, int] = {}
        for i in data.draw(st.sets(st.integers(0, max(0, n - 1)))) if n else ():
            j = data.draw(st.integers(0, len(market.capacities) - 1))
            if list(locked.values()).count(j) < market.capacities[j]:
                locked[i] = j
        result = places(market, locked=locked)
        assert all(result[i] == j for i, j in locked.items())
        used = [list(locked.values()).count(j) for j in range(len(market.capacities))]
        cared = [
            sum(1 for i, at in locked.items() if at == j and i in market.protected)
            for j in range(len(market.capacities))
        ]
        seats = [s - u for s, u in zip(market.capacities, used, strict=True)]
        rest = replace(
            market,
            preferences=[[] if i in locked else w for i, w in enumerate(market.preferences)],
            capacities=seats,
            reserves=tuple(
                min(max(0, r - c), s) for r, c, s in zip(market.reserves, cared, seats, strict=True)
            ),
        )
        assert [p for i, p in enumerate(result) if i not in locked] == [
            p for i, p in enumerate(rest.one_by_one()) if i not in locked
        ]


class TestCutoffs:
    @given(markets(applications=8, reserves=True))
    def test_beating_a_cutoff_is_the_same_as_being_chosen(self, market):
        result = assign(
            market.preferences, market.priorities, market.capacities, **market.arguments
        )
        for j, table in enumerate(market.priorities):
            held = frozenset(result.members(j))
            for i in set(table) - held:
                cutoffs = result.protected_cutoffs if i in market.protected else result.cutoffs
                assert (table[i] > cutoffs[j]) == (i in market.chosen(j, held | {i}))

    @given(markets(applications=8))
    def test_waiting_lists_hold_everyone_who_would_rather_be_there_best_first(self, market):
        result = assign(market.preferences, market.priorities, market.capacities)
        for j, table in enumerate(market.priorities):
            wants = [i for i in table if market.likes(i, j, int(result.batch_of[i]))]
            assert result.waiting_list(j) == sorted(wants, key=lambda i: -table[i])


def test_numbers_are_whole():
    result = assign([[0]], [{0: 1}], [1])
    assert result.batch_of.dtype == np.int64
    assert result.cutoffs.dtype == np.int64


def test_examples_in_the_documentation_of_the_door():
    assert doctest.testmod(assignment).failed == 0
