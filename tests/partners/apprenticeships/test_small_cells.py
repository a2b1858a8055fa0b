"""What is too small to be told."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.small_cells import SMALLEST, hidden

KEYS = st.text("abcdefgh", min_size=1, max_size=2)
TABLES = st.dictionaries(KEYS, st.integers(0, 20))


@st.composite
def parts(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, int]]:
    """A table, and the counts of which it is a part, as far as those are told."""
    of = draw(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), max_size=4))
    cells = {key: draw(st.integers(0, whole)) for key, whole in of.items()}
    told = {key: whole for key, whole in of.items() if draw(st.booleans())}
    return cells, told


def worlds(
    cells: dict[str, int], secret: set[str], of: dict[str, int]
) -> Iterator[tuple[int, ...]]:
    """All values of the hidden cells that fit with what a reader knows: the sum of the table, the
    cells that are told, and the counts of which these are a part. That a hidden cell is not 0 is
    known where every 0 is told.
    """
    total = sum(cells[key] for key in secret)
    least = 0 if any(cells[key] == 0 for key in secret) else 1
    ranges = [range(least, min(of.get(key, total), total) + 1) for key in sorted(secret)]
    return (values for values in product(*ranges) if sum(values) == total)


def test_a_few_are_hidden_and_nobody_and_many_are_told() -> None:
    assert hidden({"a": 1, "b": 4, "c": 5, "d": 0}) == {"a", "b"}


def test_one_alone_takes_the_next_smallest_with_it() -> None:
    assert hidden({"a": 3, "b": 90, "c": 7, "d": 0}) == {"a", "c"}


def test_two_that_are_one_each_take_a_third_with_them() -> None:
    assert hidden({"a": 1, "b": 1, "c": 9, "d": 30}) == {"a", "b", "c"}


def test_what_leaves_a_few_over_is_hidden_as_well() -> None:
    assert "a" in hidden({"a": 11, "b": 9, "c": 8}, of={"a": 12, "b": 30, "c": 20})


@given(TABLES)
def test_no_small_count_is_told(cells: dict[str, int]) -> None:
    told = {key: count for key, count in cells.items() if key not in hidden(cells)}
    assert all(count == 0 or count >= SMALLEST for count in told.values())


@given(TABLES)
def test_the_sum_never_gives_one_away(cells: dict[str, int]) -> None:
    secret = hidden(cells)
    assert len(secret) != 1 or all(count < SMALLEST for count in cells.values())


@given(parts())
def test_no_hidden_count_has_one_value_only(of: tuple[dict[str, int], dict[str, int]]) -> None:
    """Unless all of the table is hidden: then not even its sum may be told."""
    cells, told = of
    secret = hidden(cells, told)
    if secret and secret != cells.keys():
        found = list(worlds(cells, secret, told))
        assert all(len({values[at] for values in found}) > 1 for at in range(len(secret)))


def test_few_together_take_the_next_smallest_with_them() -> None:
    assert hidden({"a": 1, "b": 2, "c": 7, "d": 30}) == {"a", "b", "c"}
    assert hidden({"a": 4, "b": 4, "c": 7, "d": 30}) == {"a", "b", "c"}
    assert hidden({**dict.fromkeys("abcdef", 1), "z": 9}) == set("abcdefz")


@given(TABLES)
def test_the_sum_of_what_is_hidden_tells_of_no_few(cells: dict[str, int]) -> None:
    secret = hidden(cells)
    if secret and any(count >= SMALLEST for count in cells.values()):
        assert sum(cells[key] for key in secret) >= SMALLEST
