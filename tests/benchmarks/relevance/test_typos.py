from hypothesis import given
from hypothesis import strategies as st

from benchmarks.relevance.typos import with_typo
from search.text.corrections import edits

QUESTION = "siapa pendiri koperasi kredit di Flores"


def test_same_seed_same_slip():
    assert with_typo(QUESTION, 1, "q1") == with_typo(QUESTION, 1, "q1")
    assert len({with_typo(QUESTION, seed) for seed in range(20)}) > 10


def test_nothing_to_slip_on():
    assert with_typo("apa itu RAT 2025?", 3) == "apa itu RAT 2025?"


@given(st.integers(), st.text(alphabet="abcdefghijklmnop", min_size=4, max_size=12))
def test_a_slip_is_one_edit(seed, word):
    slipped = with_typo(word, seed)
    assert slipped != word
    assert slipped in {candidate for candidate, _ease in edits(word)}
