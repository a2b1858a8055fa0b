from hypothesis import given
from hypothesis import strategies as st

from search.text.tokens import MAX_TOKEN, fold, tokens


def test_accents_case_and_hyphens_do_not_matter():
    assert tokens("Koperasi-koperasi É François_x ﬁsh") == [
        "koperasi",
        "koperasi",
        "e",
        "francois",
        "x",
        "fish",
    ]


def test_numbers_are_words():
    assert tokens("UU 25/1992, pasal 26") == ["uu", "25", "1992", "pasal", "26"]


@given(st.text())
def test_tokens_are_short_and_folding_is_final(text):
    for word in tokens(text):
        assert 0 < len(word) <= MAX_TOKEN
        assert not any(char.isspace() for char in word)
    assert fold(fold(text)) == fold(text) or not text.isascii()
