"""Every kind of fault is caught, one by one; and the verifier stands on its own feet."""

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from partners.matching import verifier, verifier_facts, verifier_lines
from partners.matching.policy import Policy
from partners.matching.rows import Mode
from partners.matching.verifier import Weights, verify

from .test_round import application, batch, run

PEOPLE = [
    application(1, tier=1, choices=["B1"]),
    application(2, waited=1, choices=["B1"]),
    application(3, choices=["B1", "B2"]),
    application(4, choices=["B2"]),
    application(5, team=3, choices=["B1"]),
]
GROUPS = [
    batch(1, seats=2, reserve=1, team_limit=2),
    batch(2, seats=3, team_limit=2),
    batch(3, seats=1, minimum=1, competencies=("fish",)),
]
PLACES = {"A1": "B1", "A2": "B1", "A3": "B2", "A4": "B2", "A5": None}


def check(changes=None, *, modes=None, people=PEOPLE, closed=("B3",), locked=None, **options):
    market, _ = run(people, GROUPS)
    number = {name: j for j, name in enumerate(market.batches.ids)} | {None: -1}
    who = {name: i for i, name in enumerate(market.applications.ids)}
    places = PLACES | (changes or {})
    place = np.array([number.get(places[name], 99) for name in who])
    mode = np.where(place >= 0, Mode.ONSITE, 0)
    for name, value in (modes or {}).items():
        mode[who[name]] = value
    return verify(
        market.applications,
        market.batches,
        place,
        mode,
        seed=market.seed,
        closed=[number[name] for name in closed],
        locked={who[i]: number[j] for i, j in (locked or {}).items()},
        **options,
    )


def faults(*arguments, **options) -> dict[str, tuple[tuple[str, str], ...]]:
    return {f.fault: f.examples for f in check(*arguments, **options).findings}


def test_the_right_result_is_good():
    _, outcome = run(PEOPLE, GROUPS)
    assert outcome.closed.tolist() == [False, False, True]
    assert check().is_good


def test_place_with_an_ineligible_pair_is_caught():
    assert faults({"A5": "B2"}) == {"not-eligible": (("A5", "B2"),)}


def test_batch_over_its_seats_is_caught():
    assert faults({"A3": "B1"})["over-full"] == (("", "B1"),)


def test_wasted_seat_is_caught():
    assert faults({"A4": None}) == {"waste": (("A4", "B2"),)}


def test_envy_with_a_reason_is_caught():
    assert faults({"A2": None, "A3": "B1"})["envy"] == (("A2", "B1"),)


def test_reserved_seat_given_away_is_caught():
    # A1 has the tier, so it wins by class as well: only its right to the seat is looked at.
    assert faults({"A1": "B2", "A3": "B1"})["reserve"] == (("A1", "B1"),)


def test_wrong_mode_is_caught():
    assert faults(modes={"A4": Mode.ONLINE}) == {"wrong-mode": (("A4", "B2"),)}
    assert faults({"A4": None}, modes={"A4": Mode.ONSITE})["wrong-mode"] == (("A4", ""),)


def test_people_in_a_batch_that_does_not_run_are_caught():
    assert "closed-batch" in faults(closed=("B2", "B3"))


def test_batch_that_runs_below_its_minimum_is_caught():
    assert faults(closed=()) == {"below-minimum": (("", "B3"),)}


def test_batch_without_a_minimum_that_is_closed_is_caught():
    assert faults(closed=("B2", "B3"))["closed-at-will"] == (("", "B2"),)


def test_moved_locked_place_is_caught():
    assert "locked-moved" in faults(locked={"A4": "B1"})


def test_unknown_batch_and_wrong_shape_are_caught():
    assert "unknown-batch" in faults({"A4": "B9"})
    market, _ = run(PEOPLE, GROUPS)
    short = verify(market.applications, market.batches, [0], [1], seed=market.seed)
    assert [finding.fault for finding in short.findings] == ["wrong-shape"]


def test_another_seed_gives_another_lottery():
    people = [replace(person, tier=0, waited=0) for person in PEOPLE]
    outcomes = set()
    for seed in range(20):
        market, outcome = run(people, GROUPS, seed=str(seed))
        good = verify(
            market.applications,
            market.batches,
            outcome.place,
            outcome.mode,
            seed=str(seed),
            closed=[2],
        )
        assert good.is_good
        other = verify(
            market.applications,
            market.batches,
            outcome.place,
            outcome.mode,
            seed=str(seed + 1),
            closed=[2],
        )
        outcomes.add(other.is_good)
    assert False in outcomes


def test_locked_places_are_left_out_of_envy():
    places = {"A2": None, "A3": "B1"}
    assert "envy" in faults(places)
    assert check(places, locked={"A3": "B1"}).locked == 1
    assert "envy" not in faults(places, locked={"A3": "B1", "A1": "B1"})


def test_weights_are_the_published_ones():
    policy, weights = Policy(), Weights()
    for criterion in policy.criteria:
        assert getattr(weights, criterion.code) == criterion.weight
    for field in ("tier", "waited", "waited_limit", "province", "kept"):
        assert getattr(weights, field) == getattr(policy.classes, field)


@pytest.mark.parametrize("module", [verifier, verifier_facts, verifier_lines])
def test_the_verifier_imports_nothing_from_the_side_that_it_checks(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    typing_only = [
        node for guard in ast.walk(tree) if isinstance(guard, ast.If) for node in ast.walk(guard)
    ]
    imported = {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level and node not in typing_only
    }
    assert imported <= {"verifier_facts", "verifier_lines"}
