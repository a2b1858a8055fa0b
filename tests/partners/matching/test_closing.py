"""Batches below their minimum: closed one at a time, the emptiest first."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import given

from .strategies import rounds
from .test_round import application, batch, names, run


def closed_ids(market, outcome) -> set[str]:
    return {market.batches.ids[j] for j in np.flatnonzero(outcome.closed)}


def without(groups, closed):
    """The same batches without minimum; those of ``closed`` have no seats."""
    return [
        replace(g, seats=0, reserve=0, minimum=0) if g.id in closed else replace(g, minimum=0)
        for g in groups
    ]


def closed_by_the_book(people, groups) -> set[str]:
    """The published rule with a whole round for every batch that is closed."""
    closed: set[str] = set()
    while True:
        at = list(names(*run(people, without(groups, closed))).values())
        failing = [
            (Fraction(at.count(g.id), g.minimum), at.count(g.id), g.id)
            for g in groups
            if g.id not in closed and at.count(g.id) < g.minimum
        ]
        if not failing:
            return closed
        closed.add(min(failing)[2])


def test_people_of_a_batch_below_its_minimum_move_on():
    people = [application(1, choices=["B1"]), application(2, choices=["B2"])]
    groups = [batch(1, seats=2, minimum=2), batch(2, seats=2, minimum=1)]
    market, outcome = run(people, groups)
    assert names(market, outcome) == {"A1": "B2", "A2": "B2"}
    assert outcome.closed.tolist() == [True, False]
    assert outcome.moved.tolist() == [0, -1]


def test_of_two_batches_with_half_their_people_one_runs_with_all_of_them():
    people = [application(1, choices=["B1", "B2"]), application(2, choices=["B2", "B1"])]
    groups = [batch(number, seats=2, minimum=2) for number in (1, 2)]
    # Two fuller ones elsewhere fail as well; closing half of all four would close B1 and B2.
    for number in (3, 4):
        groups.append(batch(number, seats=3, minimum=3, competencies=("fish",)))
        for half in (0, 1):
            who = application(10 * number + half, competencies=("fish",))
            people.append(replace(who, choices=[f"B{number}"], listed_only=True))
    market, outcome = run(people, groups)
    assert names(market, outcome)["A1"] == names(market, outcome)["A2"] == "B2"
    assert closed_ids(market, outcome) == {"B1", "B3", "B4"}


def test_the_emptiest_is_the_one_with_the_smallest_part_of_its_minimum():
    people = [application(number, choices=["B1"]) for number in (1, 2, 3)]
    people += [application(4, choices=["B2"])]
    groups = [batch(1, seats=8, minimum=8), batch(2, seats=8, minimum=2)]
    market, outcome = run(people, groups)
    assert set(names(market, outcome).values()) == {"B2"}


def test_of_batches_alike_the_one_with_fewer_people_is_closed():
    people = [application(number, choices=["B1"]) for number in (1, 2)]
    people += [application(3, choices=["B2"])]
    groups = [batch(1, seats=4, minimum=4), batch(2, seats=4, minimum=2)]
    market, outcome = run(people, groups)
    assert closed_ids(market, outcome) == {"B1", "B2"}
    assert set(names(*run(people, [replace(groups[0], minimum=3), groups[1]])).values()) == {"B1"}


def test_batch_with_a_locked_place_is_never_closed():
    people, groups = [application(1)], [batch(1, seats=5, minimum=5)]
    market, outcome = run(people, groups, locked={"A1": "B1"})
    assert names(market, outcome) == {"A1": "B1"}
    assert not outcome.closed.any()


@given(rounds())
def test_no_open_batch_is_below_its_minimum(rows):
    market, outcome = run(*rows)
    small = ~outcome.closed & (outcome.filled < market.batches.minimum)
    assert not small.any()
    assert not outcome.filled[outcome.closed].any()
    assert (market.batches.minimum[outcome.closed] > 0).all()


@given(rounds())
def test_closing_on_the_way_equals_a_round_without_those_batches(rows):
    people, groups = rows
    market, outcome = run(people, groups)
    shut = without(groups, closed_ids(market, outcome))
    assert names(*run(people, shut)) == names(market, outcome)


@given(rounds(minimums=4))
def test_the_same_batches_are_closed_as_by_the_book(rows):
    market, outcome = run(*rows)
    assert closed_ids(market, outcome) == closed_by_the_book(*rows)
