"""Instances from the literature with the outcomes that were published."""

from dataclasses import replace

from .brute_force import Small
from .test_assignment import places


def test_gale_and_shapley_1962_example_1():
    market = Small(
        [[0, 1, 2], [1, 2, 0], [2, 0, 1]],
        [{1: 3, 2: 2, 0: 1}, {2: 3, 0: 2, 1: 1}, {0: 3, 1: 2, 2: 1}],
        [1, 1, 1],
    )
    assert places(market) == (0, 1, 2)
    assert set(market.stable()) == {(0, 1, 2), (2, 0, 1), (1, 2, 0)}


def test_gale_and_shapley_1962_example_2_has_one_stable_outcome():
    rank = [
        {0: 3, 1: 4, 2: 2, 3: 1},
        {0: 3, 1: 1, 2: 4, 3: 2},
        {0: 2, 1: 3, 2: 4, 3: 1},
        {0: 3, 1: 2, 2: 1, 3: 4},
    ]
    market = Small(
        [[0, 1, 2, 3], [0, 3, 2, 1], [1, 0, 2, 3], [3, 1, 2, 0]],
        [{i: -place for i, place in column.items()} for column in rank],
        [1, 1, 1, 1],
    )
    assert places(market) == (2, 3, 0, 1)
    assert list(market.stable()) == [(2, 3, 0, 1)]


def test_abdulkadiroglu_and_soenmez_2003_example_1():
    market = Small(
        [[1, 0, 2], [0, 1, 2], [0, 1, 2]],
        [{0: 3, 2: 2, 1: 1}, {1: 3, 0: 2, 2: 1}, {1: 3, 0: 2, 2: 1}],
        [1, 1, 1],
    )
    assert places(market) == (0, 1, 2)


def test_residents_of_the_national_matching_programme():
    """The example that the matching programme and the package ``matching`` explain."""
    arthur, sunny, joseph, latha, darrius = range(5)
    mercy, city, general = range(3)
    market = Small(
        [
            [city],
            [city, mercy],
            [city, general, mercy],
            [mercy, city, general],
            [city, mercy, general],
        ],
        [
            {darrius: 4, latha: 3, sunny: 2, joseph: 1},
            {darrius: 5, arthur: 4, sunny: 3, latha: 2, joseph: 1},
            {darrius: 4, arthur: 3, joseph: 2, latha: 1},
        ],
        [2, 2, 2],
    )
    assert places(market) == (city, mercy, general, mercy, city)


def test_soft_reserve_helps_where_a_hard_cap_would_waste_a_seat():
    """Hafalir, Yenmez & Yildirim 2013: a reserved seat nobody asks for is not left empty."""
    market = Small([[0], [0], [0]], [{0: 3, 1: 2, 2: 1}], [2], (1,), frozenset({2}))
    assert places(market) == (0, -1, 0)
    assert places(replace(market, protected=frozenset())) == (0, 0, -1)


def test_knuth_1976_has_ten_stable_outcomes_and_the_first_is_given():
    market = Small(
        [[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]],
        [
            {3: 4, 2: 3, 1: 2, 0: 1},
            {2: 4, 3: 3, 0: 2, 1: 1},
            {1: 4, 0: 3, 3: 2, 2: 1},
            {0: 4, 1: 3, 2: 2, 3: 1},
        ],
        [1, 1, 1, 1],
    )
    assert len(list(market.stable())) == 10
    assert places(market) == (0, 1, 2, 3)


def test_ergin_2002_a_third_can_cost_two_others_their_exchange():
    market = Small([[1, 0], [0], [0, 1]], [{0: 3, 1: 2, 2: 1}, {2: 2, 0: 1}], [1, 1])
    assert places(market) == (0, -1, 1)
