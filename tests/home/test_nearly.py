"""Words that are written nearly as they were typed."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from home import nearly
from home.nearly import nearly as found
from home.regions.names import words_of, words_of_each

ROWS = [(1, "Rapat anggota tahunan"), (2, "Buku kas"), (3, "Rapat pengurus"), (4, "SECoop")]
words = st.text(st.sampled_from("abcdefghij"), min_size=4, max_size=12)


def test_examples() -> None:
    assert not doctest.testmod(nearly).failed


def test_the_closest_comes_first() -> None:
    assert found("rapt", ROWS) == [1, 3]
    assert found("rapat penguris", ROWS) == [3]
    assert found("secop", ROWS) == [4]


def test_short_words_are_meant_as_they_are() -> None:
    assert found("kss", ROWS) == []
    assert found("", ROWS) == []


@given(st.lists(st.text(max_size=30)))
def test_words_of_many_are_the_words_of_each(texts: list[str]) -> None:
    assert words_of_each(texts) == [words_of(text) for text in texts]


@given(words, st.data())
def test_one_letter_that_changes_places_with_the_next_is_forgiven(word: str, data: object) -> None:
    at = data.draw(st.integers(0, len(word) - 2))  # type: ignore[attr-defined]
    slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert found(slip, [(1, f"buku {word}")]) == [1]
