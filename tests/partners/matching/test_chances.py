"""The chance of a list: what a round would give one more application, before there is one."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.matching import chances, round
from partners.matching.chances import FREE, SCALE, Band, CutOffs
from partners.matching.market import Market
from partners.matching.participants import tables
from partners.matching.rows import ApplicationRow, BatchRow

from .strategies import rounds

DAY = date(2026, 3, 2)


def application(number: int, **values) -> ApplicationRow:
    defaults = {"province": "32", "competencies": ("milk",), "listed_only": True}
    return ApplicationRow(id=f"A{number:02d}", **defaults | values)


def batch(number: int, **values) -> BatchRow:
    defaults = {"province": "33", "competencies": ("milk",), "seats": 1, "starts": DAY, "ends": DAY}
    return BatchRow(id=f"B{number}", **defaults | values)


def seeds(count: int) -> list[str]:
    return [f"seed-{number}" for number in range(count)]


def drawn(people, groups, count: int = 40) -> CutOffs:
    return chances.cut_offs(*tables(people, groups), seeds(count))


def classes_of(row: ApplicationRow, groups) -> np.ndarray:
    people, places = tables([row], groups)
    market = Market.of(people, places, "")
    return market.priorities.class_of(
        market.priorities.of_pairs(np.zeros(len(places), int), np.arange(len(places)))
    )


def asked(people, groups, row: ApplicationRow, count: int = 40) -> int:
    enough = drawn(people, groups, count).enough(classes_of(row, groups), protected=row.tier > 0)
    order = {group.id: at for at, group in enumerate(sorted(groups, key=lambda g: g.id))}
    return chances.chance(enough, np.array([order[name] for name in row.choices], dtype=int))


def share_placed(people, groups, row: ApplicationRow, count: int) -> int:
    """Out of `SCALE`, by running whole rounds with the application in them."""
    placed = 0
    for seed in seeds(count):
        market = Market.of(*tables([*people, row], groups), f"other-{seed}")
        at = market.applications.ids.index(row.id)
        placed += bool(round.run(market).place[at] >= 0)
    return placed * SCALE // count


class TestChance:
    def test_a_free_seat_is_certain_and_no_list_is_none(self):
        groups = [batch(1, seats=2)]
        assert asked(
            [application(1, choices=("B1",))], groups, application(9, choices=("B1",))
        ) == (SCALE)
        assert asked([], groups, application(9)) == 0

    def test_a_higher_class_than_the_last_accepted_is_certain(self):
        people = [application(n, choices=("B1",)) for n in range(5)]
        remote = application(9, tier=2, choices=("B1",))
        assert asked(people, [batch(1)], remote) == SCALE

    def test_a_lower_class_than_the_last_accepted_gets_nothing(self):
        people = [application(n, tier=1, choices=("B1",)) for n in range(5)]
        assert asked(people, [batch(1)], application(9, choices=("B1",))) == 0

    def test_a_batch_without_seats_takes_nobody(self):
        assert asked([], [batch(1, seats=0)], application(9, choices=("B1",))) == 0

    def test_a_minimum_that_is_not_reached_yet_closes_nothing(self):
        assert asked([], [batch(1, minimum=1)], application(9, choices=("B1",))) == SCALE

    def test_within_a_class_the_lottery_decides_as_often_as_in_rounds_with_it(self):
        people = [application(n, choices=("B1",)) for n in range(5)]
        mine = application(9, choices=("B1",))
        groups = [batch(1, seats=2)]
        assert asked(people, groups, mine) == SCALE * 2 // 6
        assert abs(share_placed(people, groups, mine, 600) - SCALE // 3) < 60

    def test_a_list_of_two_is_worth_what_rounds_with_it_give(self):
        people = [application(n, choices=("B1", "B2")) for n in range(4)]
        people += [application(n, choices=("B2", "B1")) for n in range(4, 9)]
        mine = application(99, choices=("B1", "B2"))
        groups = [batch(1, seats=2), batch(2, seats=3)]
        real = share_placed(people, groups, mine, 600)
        assert abs(asked(people, groups, mine, 200) - real) < 60


class TestMoreChoices:
    @given(rounds(), st.data())
    def test_a_longer_list_never_lowers_a_chance(self, drawn_round, data):
        people, groups = drawn_round
        found = drawn(people, groups, 3)
        m, sizes = len(groups), st.integers(0, 90)
        classes = np.array(data.draw(st.lists(sizes, min_size=m, max_size=m)), dtype=np.int32)
        enough = found.enough(classes, protected=data.draw(st.booleans()))
        listed = np.array(
            sorted(data.draw(st.sets(st.integers(0, m - 1)) if m else st.just(()))), int
        )
        others = np.setdiff1d(np.arange(m), listed)
        before = chances.chance(enough, listed)
        after = chances.with_one_more(enough, listed, others)
        assert 0 <= before <= SCALE
        assert (after >= before).all()
        for batch_, whole in zip(others, after, strict=True):
            assert whole == chances.chance(enough, np.append(listed, batch_))

    def test_a_batch_with_a_free_seat_makes_the_list_certain(self):
        people = [application(n, choices=("B1",)) for n in range(9)]
        groups = [batch(1), batch(2)]
        enough = drawn(people, groups).enough(classes_of(application(10), groups), protected=False)
        assert chances.with_one_more(enough, np.array([0]), np.array([1])).tolist() == [SCALE]


class TestCutOffs:
    def test_without_draws_nothing_is_known(self):
        found = drawn([], [batch(1)], 0)
        assert found.classes.shape == (0, 2, 1)
        enough = found.enough(np.zeros(1, int), protected=False)
        with pytest.raises(chances.NothingDrawn):
            chances.chance(enough, np.array([0]))

    def test_reserved_seats_have_a_cut_off_of_their_own(self):
        people = [application(n, choices=("B1",)) for n in range(4)]
        found = drawn(people, [batch(1, seats=2, reserve=1)], 2)
        assert (found.classes[:, 1] == FREE).all() or (found.classes[:, 1, 0] >= 0).all()
        full = drawn(people, [batch(1, seats=1, reserve=1)], 2)
        assert (full.classes[:, 0, 0] != FREE).all()

    def test_the_same_seeds_give_the_same(self):
        people = [application(n, choices=("B1",)) for n in range(5)]
        first, second = (drawn(people, [batch(1)], 4) for _ in range(2))
        assert (first.luck == second.luck).all()


def test_bands_follow_the_chance():
    bands = [chances.band(chance) for chance in (0, 399, 400, 799, 800, SCALE)]
    assert bands == [Band.LOW, Band.LOW, Band.UNCERTAIN, Band.UNCERTAIN, Band.GOOD, Band.GOOD]
