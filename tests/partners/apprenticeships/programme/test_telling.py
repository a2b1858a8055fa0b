"""No count that is hidden can be computed from what is told: neither from sums, nor over rounds."""

from itertools import product
from typing import Any

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from partners.apprenticeships.programme.adding import together
from partners.apprenticeships.programme.telling import (
    OUTCOMES,
    AtLeast,
    Told,
    added,
    cells_told,
    hosts_told,
    told,
)
from partners.apprenticeships.small_cells import SMALLEST

KEYS = ("11", "12", "13", "14")
COUNTS = st.fixed_dictionaries(dict.fromkeys(KEYS, st.integers(0, 9)))
ROUNDS = st.lists(COUNTS, min_size=1, max_size=4)


def of_one_round(cells: dict[str, int]) -> dict[str, Told]:
    return cells_told(cells, told(sum(cells.values())), {})


def content(cells: dict[str, int]) -> dict[str, object]:
    return {
        "totals": {"applied": told(sum(cells.values()))},
        "seats": {},
        "groups": {"province": {"applied": of_one_round(cells)}},
        "silence": {},
    }


def test_a_few_are_not_told_nor_what_leaves_a_few() -> None:
    assert [told(4), told(5), told(0), told(9, 12), told(9, 9)] == [None, 5, 0, None, 9]


def test_where_the_whole_is_not_told_its_part_is_not() -> None:
    assert cells_told({"a": 7, "b": 8}, 15, {"a": None, "b": 20})["a"] is None


def test_where_the_sum_is_a_few_nothing_is_told() -> None:
    assert cells_told({"a": 3, "b": 0}, None, {}) == {"a": None, "b": None}


@given(COUNTS)
def test_no_few_are_told(cells: dict[str, int]) -> None:
    for count in of_one_round(cells).values():
        assert count is None or count == 0 or count >= SMALLEST


@given(COUNTS)
def test_a_hidden_count_could_be_another(cells: dict[str, int]) -> None:
    """All tables that a reader has to reckon with: the same sum, the same counts where told."""
    shown = of_one_round(cells)
    secret = [key for key, count in shown.items() if count is None]
    total = told(sum(cells.values()))
    assume(total is not None)
    left = sum(cells[key] for key in secret)
    least = 0 if any(cells[key] == 0 for key in secret) else 1
    worlds = [
        values
        for values in product(range(least, left + 1), repeat=len(secret))
        if sum(values) == left
    ]
    if len(secret) < len(KEYS):
        for at in range(len(secret)):
            assert len({values[at] for values in worlds}) > 1


@given(ROUNDS)
def test_no_hidden_count_follows_from_all_rounds_together(rounds: list[dict[str, int]]) -> None:
    """Linear algebra: what is told of each round and of all together are equations; none of the
    counts that are hidden is determined by them.
    """
    contents = [content(cells) for cells in rounds]
    everything = together(contents)
    number = {(at, key): n for n, (at, key) in enumerate(product(range(len(rounds)), KEYS))}
    equations: list[np.ndarray] = []

    def know(cells: list[tuple[int, str]]) -> None:
        row = np.zeros(len(number))
        row[[number[cell] for cell in cells]] = 1
        equations.append(row)

    hidden = []
    for at, one in enumerate(contents):
        cells = one["groups"]["province"]["applied"]  # type: ignore[index]
        for key in KEYS:
            if cells[key] is None:
                hidden.append((at, key))
            else:
                know([(at, key)])
        if one["totals"]["applied"] is not None:  # type: ignore[index]
            know([(at, key) for key in KEYS])
    for key, count in everything["groups"]["province"]["applied"].items():
        if isinstance(count, int):
            know([(at, key) for at in range(len(rounds))])
    if isinstance(everything["totals"]["applied"], int):
        know(list(number))
    known = np.array(equations) if equations else np.zeros((1, len(number)))
    rank = np.linalg.matrix_rank(known)
    for cell in hidden:
        unit = np.zeros(len(number))
        unit[number[cell]] = 1
        assert np.linalg.matrix_rank(np.vstack([known, unit])) > rank


@given(ROUNDS)
def test_sums_are_right_where_they_are_told(rounds: list[dict[str, int]]) -> None:
    everything = together([content(cells) for cells in rounds])
    for key, count in everything["groups"]["province"]["applied"].items():
        total = sum(cells[key] for cells in rounds)
        if isinstance(count, AtLeast):
            assert 0 < count.count <= total
        else:
            assert count is None or count == total


@given(ROUNDS)
def test_at_least_says_what_readers_of_the_rounds_can_add_up(rounds: list[dict[str, int]]) -> None:
    """Of what is hidden it depends in no way: any other count in its place says the same."""
    contents: list[Any] = [content(cells) for cells in rounds]
    everything = together(contents)
    for key, count in everything["groups"]["province"]["applied"].items():
        parts = [one["groups"]["province"]["applied"][key] for one in contents]
        told_parts = [part for part in parts if part is not None]
        if isinstance(count, AtLeast):
            assert len(told_parts) < len(parts)
            assert count.count == sum(told_parts) >= SMALLEST


def test_of_a_sum_with_a_part_that_is_not_told_the_others_are() -> None:
    assert (added([5, 6]), added([5, None, 6]), added([None, 0])) == (11, AtLeast(11), None)


def test_a_round_that_was_never_told_by_a_group_leaves_its_sum_open() -> None:
    old, new = content({"11": 9, "12": 8}), content({"11": 7, "12": 6})
    old["groups"] = {}
    found = together([old, new])["groups"]["province"]["applied"]
    assert found == {"11": AtLeast(7), "12": AtLeast(6)}


@given(
    st.lists(
        st.fixed_dictionaries(dict.fromkeys(OUTCOMES, st.integers(0, 12))), min_size=1, max_size=5
    )
)
def test_of_hosts_no_few_are_told_and_never_is_one_alone_missing(
    counts: list[dict[str, int]],
) -> None:
    found = hosts_told(dict(enumerate(counts)))
    for cells in found.values():
        assert (cells["settled"] or 0) >= SMALLEST
        for one in OUTCOMES:
            assert cells[one] is None or cells[one] == 0 or (cells[one] or 0) >= SMALLEST
    active = [at for at, cells in enumerate(counts) if sum(cells.values())]
    missing = [at for at in active if at not in found or found[at]["completed"] is None]
    assert len(missing) != 1 or len(active) == 1


def test_where_it_is_told_that_nobody_applied_nobody_has_a_place_and_the_sum_is_whole() -> None:
    one, none = content({"11": 9, "12": 8}), content({"11": 0, "12": 9})
    for each, placed in ((one, {"11": 7, "12": None}), (none, {"11": None, "12": None})):
        each["totals"] |= {"placed": None}  # type: ignore[operator]
        each["groups"]["province"]["placed"] = placed  # type: ignore[index]
    found = together([one, none])["groups"]["province"]["placed"]
    assert found == {"11": 7, "12": None}
