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


def test_few_together_take_the_next_smallest_with_them() -> None:
    assert hidden({"a": 1, "b": 1, "c": 7, "d": 30}) == {"a", "b", "c"}
    assert hidden({"a": 4, "b": 4, "c": 7, "d": 30}) == {"a", "b", "c"}
    assert hidden({**dict.fromkeys("abcdef", 1), "z": 9}) == set("abcdefz")


@given(TABLES)
def test_the_sum_of_what_is_hidden_tells_no_single_count(cells: dict[str, int]) -> None:
    secret = hidden(cells)
    if any(cells[key] >= SMALLEST for key in cells) and secret:
        small = [cells[key] for key in secret if cells[key] < SMALLEST]
        if len(small) == len(secret):
            assert sum(small) >= SMALLEST
            assert sum(small) not in (len(small), len(small) * (SMALLEST - 1))
