"""What is too small to be told."""

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results.small_cells import SMALLEST, hidden

TABLES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 20))


def test_a_few_are_hidden_and_nobody_and_many_are_told() -> None:
    assert hidden({"a": 1, "b": 4, "c": 5, "d": 0}) == {"a", "b"}


def test_one_alone_takes_the_next_smallest_with_it() -> None:
    assert hidden({"a": 3, "b": 90, "c": 7, "d": 0}) == {"a", "c"}


@given(TABLES)
def test_no_small_count_is_told(cells: dict[str, int]) -> None:
    told = {key: count for key, count in cells.items() if key not in hidden(cells)}
    assert all(count == 0 or count >= SMALLEST for count in told.values())


@given(TABLES)
def test_the_sum_never_gives_one_away(cells: dict[str, int]) -> None:
    secret = hidden(cells)
    assert len(secret) != 1 or all(count < SMALLEST for count in cells.values())
