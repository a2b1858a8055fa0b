"""The published script runs the whole round again: stable, and yet another result, shows."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.apprenticeships.rounds.outputs.verification import write_verification
from tests.partners.matching.strategies import rounds

from ..samples import application, batch, edition, sample
from .test_verification import CLOSINGS, closing, faults, holds, run, starting, tamper

REPLAY = "The round, run again, gives every cooperative the same place"


@pytest.fixture
def folder(tmp_path):
    write_verification(edition(), tmp_path)
    return tmp_path


@pytest.mark.parametrize("changed", [closing("B3", 0, 2), closing("B3", 1, 3)])
def test_other_figures_of_a_closing_are_found(folder, changed):
    tamper(folder, closings=[changed])
    assert faults(folder) == {f"[!!] {CLOSINGS} – 1: B3"}


def two_half_empty():
    """Either of two batches could run with the people of both; the rule closes B1."""
    groups = [batch(name, minimum=2) for name in ("B1", "B2")]
    people = [application("A1", choices=("B1", "B2")), application("A2", choices=("B2", "B1"))]
    return sample(applications=people, batches=groups, locked={})


def test_closing_the_other_batch_is_found_though_the_places_are_stable(tmp_path):
    write_verification(two_half_empty(), tmp_path)
    assert run(tmp_path)[0] == 0
    tamper(tmp_path, closings=[closing("B2", 1, 2)], A1="B1 onsite", A2="B1 onsite")
    assert faults(tmp_path) == {
        f"[!!] {CLOSINGS} – 1: B1",
        f"[!!] {REPLAY} – 2: A1 B2; A2 B2",
    }


def test_closing_more_than_needed_is_found_though_the_places_are_stable(tmp_path):
    write_verification(two_half_empty(), tmp_path)
    both = [closing("B1", 1, 2), closing("B2", 1, 2)]
    tamper(tmp_path, closings=both, A1=None, A2=None)
    assert starting(faults(tmp_path), f"{REPLAY} – 2")


def test_closings_in_another_order_are_found(tmp_path):
    groups = [batch("B1", minimum=3, seats=3), batch("B2", minimum=2)]
    people = [application(f"A{n}", choices=(f"B{n}",), listed_only=True) for n in (1, 2)]
    write_verification(edition(applications=people, batches=groups, locked={}), tmp_path)
    result = json.loads((tmp_path / "result.json").read_text())
    assert result["closings"] == [closing("B1", 1, 3), closing("B2", 1, 2)]
    tamper(tmp_path, closings=result["closings"][::-1])
    assert faults(tmp_path) == {f"[!!] {CLOSINGS} – 2: B1; B2"}


def test_stable_places_that_suit_the_hosts_better_are_found(tmp_path):
    """Each cooperative prefers the other province, each batch its own: both ways are stable."""
    groups = [batch("B1", seats=1), batch("B2", seats=1, province="33")]
    people = [
        application("A1", choices=("B2", "B1")),
        application("A2", province="33", regency="", choices=("B1", "B2")),
    ]
    write_verification(edition(applications=people, batches=groups, locked={}), tmp_path)
    tamper(tmp_path, A1="B1 onsite", A2="B2 onsite")
    assert len(found := faults(tmp_path)) == 1
    assert starting(found, f"{REPLAY} – 2")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds(minimums=4), st.booleans())
def test_script_agrees_with_every_round(rows, fix_one):
    people, groups = rows
    locked = {}
    if fix_one and people and groups and groups[0].seats:
        locked = {people[0].id: groups[0].id}
    assert holds(sample(applications=people, batches=groups, locked=locked))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds(minimums=4), st.data())
def test_no_other_place_passes_the_script(rows, data):
    people, groups = rows
    if not people or not groups:
        return
    bundle = sample(applications=people, batches=groups, locked={})
    who = data.draw(st.integers(0, len(people) - 1))
    at = int(bundle.outcome.place[who])
    other = data.draw(st.integers(-1, len(groups) - 1).filter(lambda j: j != at))
    move = f"{bundle.batches.ids[other]} onsite" if other >= 0 else None
    assert not holds(bundle, [(bundle.applications.ids[who], move)])
