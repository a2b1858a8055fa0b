"""The shipped dictionary: both directions, no lost lines, nothing said twice."""

import pytest

from search.text.dictionary import DICTIONARY, lines
from search.text.stopwords import STOP_WORDS
from search.text.tokens import tokens

LINES = lines()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pembukuan", "bookkeeping"),
        ("loan", "pinjaman"),
        ("co-operatives", "koperasi"),
        ("arus kas", "cash flow"),
        ("cold storage", "ruang pendingin"),
        ("pupuk", "fertilizer"),
        ("farmers", "petani"),
        ("perempuan", "women"),
        ("membukukan", "bookkeeping"),
    ],
)
def test_words_find_each_other(typed, meant):
    spans = DICTIONARY.spans(tokens(typed))
    assert tuple(tokens(meant)) in [form for span in spans for form in span.alternatives]


def test_every_line_has_both_languages():
    for line in LINES:
        indonesian, english = line.split(" = ")
        assert all(word.strip() for word in (*indonesian.split(","), *english.split(","))), line


def test_no_line_stands_twice():
    assert len(LINES) == len(set(LINES)) >= 300


def test_no_entry_is_a_stop_word():
    entries = [part.strip() for line in LINES for part in line.replace("=", ",").split(",")]
    assert [entry for entry in entries if entry in STOP_WORDS] == []
