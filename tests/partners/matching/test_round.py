"""Whole rounds from rows: the same places whatever the way, and checked by the verifier."""

import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.matching import digests, eligibility, kernel, round
from partners.matching.kernel import Acceptance
from partners.matching.market import Market, TooManyLocked
from partners.matching.participants import DuplicateId, UnknownCode, tables
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach
from partners.matching.verifier import verify

from .strategies import rounds

DAY = date(2026, 3, 2)


def application(number: int, **values) -> ApplicationRow:
    defaults = {"province": "32", "competencies": ("milk",)}
    return ApplicationRow(id=f"A{number}", **defaults | values)


def batch(number: int, **values) -> BatchRow:
    defaults = {"province": "32", "competencies": ("milk",), "seats": 1, "starts": DAY, "ends": DAY}
    return BatchRow(id=f"B{number}", **defaults | values)


def run(people, groups, *, k=round.K, locked=None, seed="seed"):
    market = Market.of(*tables(people, groups), seed, locked=locked)
    return market, round.run(market, k=k)


def verdict(market, outcome):
    locked = {i: int(j) for i, j in enumerate(market.standing) if j >= 0}
    closed = np.flatnonzero(outcome.closed).tolist()
    return verify(
        market.applications,
        market.batches,
        outcome.place,
        outcome.mode,
        seed=market.seed,
        closed=closed,
        locked=locked,
    )


def digest(market, outcome) -> str:
    return digests.of_result(
        market.applications.ids, market.batches.ids, outcome.place, outcome.mode
    )


def names(market, outcome) -> dict[str, str | None]:
    ids = market.batches.ids
    return {
        who: ids[j] if j >= 0 else None
        for who, j in zip(market.applications.ids, outcome.place.tolist(), strict=True)
    }


class TestRound:
    @given(rounds(), st.data())
    def test_every_round_passes_the_independent_verifier(self, rows, data):
        people, groups = rows
        locked, seats = {}, {group.id: group.seats for group in groups}
        for person in people:
            if groups and data.draw(st.integers(0, 5)) == 0:
                chosen = data.draw(st.sampled_from(sorted(seats)))
                if seats[chosen]:
                    seats[chosen] -= 1
                    locked[person.id] = chosen
        assert verdict(*run(people, groups, locked=locked)).findings == ()

    @given(rounds())
    def test_length_of_candidate_lists_changes_nothing(self, rows):
        market, full = run(*rows, k=30)
        for k in (1, 2):
            _, short = run(*rows, k=k)
            assert digest(market, short) == digest(market, full)
            assert (short.cutoff == full.cutoff).all()
            assert (short.liked == full.liked).all()
            assert (short.waiting.key == full.waiting.key).all()

    @given(rounds(), st.randoms(use_true_random=False))
    def test_order_of_rows_changes_nothing(self, rows, chance):
        people, groups = rows
        before = digest(*run(people, groups))
        people, groups = list(people), list(groups)
        chance.shuffle(people)
        chance.shuffle(groups)
        assert digest(*run(people, groups)) == before

    @given(rounds())
    def test_waiting_lists_and_ranks_follow_from_all_eligible_pairs(self, rows):
        market, outcome = run(*rows, k=1)
        n, m = len(market.applications), len(market.batches)
        if not n or not m:
            return
        i, j = np.divmod(np.arange(n * m), m)
        rule = market.preferences.eligibility
        by_hand = np.zeros((n, m), dtype=bool)
        by_hand[market.preferences.choices.i, market.preferences.choices.j] = True
        good = np.where(
            by_hand[i, j], rule.passes(i, j, by_hand=True), rule.passes(i, j, by_hand=False)
        )
        assert (np.bincount(i[good], minlength=n) == outcome.eligible).all()
        i, j = i[good], j[good]
        better = market.preferences.of_pairs(i, j) < outcome.order[i]
        count = np.bincount(i[better], minlength=n)
        assert (outcome.liked == np.where(outcome.place >= 0, count + 1, 0)).all()
        for batch_number in range(m):
            who = i[better & (j == batch_number)]
            priority = market.priorities.of_pairs(who, np.full(who.size, batch_number))
            expected = [] if outcome.closed[batch_number] else who[np.argsort(-priority)].tolist()
            assert outcome.waiting.of_batch(batch_number) == expected

    @given(rounds())
    def test_blocks_and_lists_of_pairs_give_the_same_answers(self, rows):
        before, eligibility.SPARSE = eligibility.SPARSE, 10**9
        dense = digest(*run(*rows))
        eligibility.SPARSE = 0
        try:
            assert digest(*run(*rows)) == dense
        finally:
            eligibility.SPARSE = before

    def test_nobody_applied_or_nothing_is_offered(self):
        for people, groups in (([], []), ([application(1)], []), ([], [batch(1)])):
            market, outcome = run(people, groups)
            assert verdict(market, outcome).is_good
            assert (outcome.place == -1).all()


class TestPreferences:
    def test_choices_by_hand_come_before_more_points(self):
        people = [application(1, choices=["B2", "B1"], sector="dairy")]
        groups = [batch(1, sectors=["dairy"]), batch(2, sectors=["retail"], province="91")]
        assert names(*run(people, groups)) == {"A1": "B2"}

    def test_list_goes_on_behind_the_last_choice(self):
        people = [application(1, tier=1), application(2)]
        people = [replace(person, choices=["B1"]) for person in people]
        assert names(*run(people, [batch(1), batch(2)])) == {"A1": "B1", "A2": "B2"}

    def test_own_choices_only_means_nothing_else(self):
        people = [application(1, tier=1), application(2)]
        people = [replace(person, choices=["B1"], listed_only=True) for person in people]
        assert names(*run(people, [batch(1), batch(2)])) == {"A1": "B1", "A2": None}

    def test_points_order_what_was_not_ranked(self):
        people = [application(1, sector="dairy", regency="32.04")]
        groups = [batch(1, regency="32.04"), batch(2, sectors=["dairy"])]
        assert names(*run(people, groups)) == {"A1": "B2"}

    def test_circle_of_equal_points_begins_where_the_lottery_says(self):
        people = [application(number) for number in range(40)]
        groups = [batch(number, seats=40) for number in range(4)]
        market, outcome = run(people, groups)
        assert (outcome.place == market.draw.start).all()


class TestMode:
    def test_pair_that_can_do_both_meets_on_site(self):
        both = Mode.ONSITE | Mode.ONLINE
        _, outcome = run([application(1, modes=both)], [batch(1, modes=both)])
        assert outcome.mode.tolist() == [Mode.ONSITE]

    def test_out_of_reach_the_pair_meets_online(self):
        both = Mode.ONSITE | Mode.ONLINE
        people = [application(1, modes=both, reach=Reach.PROVINCE)]
        _, outcome = run(people, [batch(1, modes=both, province="91")])
        assert outcome.mode.tolist() == [Mode.ONLINE]


class TestReserves:
    def test_reserved_seat_goes_to_3t_first(self):
        people = [application(1, waited=3), application(2, tier=1)]
        assert names(*run(people, [batch(1, reserve=1)])) == {"A1": None, "A2": "B1"}

    def test_reserved_seat_nobody_asks_for_goes_to_others(self):
        assert names(*run([application(1)], [batch(1, reserve=1)])) == {"A1": "B1"}


class TestInput:
    def test_same_id_twice_is_refused(self):
        with pytest.raises(DuplicateId):
            tables([application(1), application(1)], [])

    def test_unknown_province_or_batch_is_refused(self):
        with pytest.raises(UnknownCode, match="99"):
            tables([application(1, province="99")], [])
        with pytest.raises(UnknownCode, match="B9"):
            tables([application(1, choices=["B9"])], [])

    def test_more_locked_places_than_seats_are_refused(self):
        people = [application(1), application(2)]
        with pytest.raises(TooManyLocked, match="B1"):
            run(people, [batch(1)], locked={"A1": "B1", "A2": "B1"})

    def test_more_than_64_competencies_are_told_apart(self):
        words = [f"k{number}" for number in range(150)]
        people = [application(n, competencies=[words[n]], tier=1) for n in range(150)]
        groups = [batch(n, competencies=[words[149 - n]]) for n in range(150)]
        market, outcome = run(people, groups)
        assert verdict(market, outcome).is_good
        assert names(market, outcome) == {f"A{n}": f"B{149 - n}" for n in range(150)}


def test_a_large_shuffled_round_is_the_same_for_arrays_and_heaps(monkeypatch):
    chance = random.Random(5)
    groups = [batch(n, seats=2, reserve=1, competencies=[f"k{n % 5}"]) for n in range(60)]
    people = [
        application(
            n,
            competencies=[f"k{chance.randrange(5)}", f"k{chance.randrange(5)}"],
            tier=chance.randrange(3),
            waited=chance.randrange(4),
            choices=[f"B{chance.randrange(60)}" for _ in range(chance.randrange(4))],
        )
        for n in range(400)
    ]
    seen = set()
    for few in (0, 48, 10**6):
        monkeypatch.setattr(kernel, "FEW", few)
        for k in (3, 10, 30, 100):
            seen.add(digest(*run(people, groups, k=k)))
    assert len(seen) == 1


def test_closing_frees_exactly_the_holders():
    lists = np.array([[0, 1], [0, -1]], dtype=np.int32)
    seats = np.array([2, 1], dtype=np.int32)
    state = Acceptance(
        lists,
        np.array([[1, 1], [2, -1]], dtype=np.int32),
        seats,
        np.zeros(2, dtype=np.int32),
        np.zeros(2, dtype=bool),
    ).run()
    state.close(np.array([0]))
    assert state.run().place.tolist() == [1, -1]
