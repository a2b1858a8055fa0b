"""What nobody sees is taken out of a text, and nothing else."""

import doctest
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home import unseen
from home.unseen import as_seen

ARABIC, PERSIAN = "شركة", "می\u200cخواهم"


def test_examples() -> None:
    assert not doctest.testmod(unseen).failed


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Koperasi \u202egnaraB\u202c", "Koperasi gnaraB"),
        ("\u2066Susu\u2069", "Susu"),
        ("Su\u200bsu\u2060\ufeff", "Susu"),
        ("Su\x07\x1bsu\x9f", "Susu"),
        ("\u200fSusu\u200e\u061c", "Susu"),
        ("satu\x0bdua\u2029tiga\x85", "satu\ndua\ntiga\n"),
        # What scripts and pictures need.
        (PERSIAN, PERSIAN),
        (f"{ARABIC}\u200f!", f"{ARABIC}\u200f!"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("a\tb\r\nc", "a\tb\r\nc"),
        ("Rp\u00a010.000", "Rp\u00a010.000"),
        ("a\0b", "a\0b"),  # refused by the form
        ("", ""),
    ],
)
def test_marks_that_nobody_sees_are_taken_out(typed: str, text: str) -> None:
    assert as_seen(typed) == text


@given(st.text())
def test_letters_stay_in_their_order(text: str) -> None:
    def letters(text: str) -> list[str]:
        return [one for one in text if unicodedata.category(one)[0] not in "CZ"]

    assert letters(as_seen(text)) == letters(text)
    assert as_seen(as_seen(text)) == as_seen(text)
