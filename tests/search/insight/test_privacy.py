import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.insight.privacy import LONGEST_WORDS, countable, normalised


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Pembukuan, KOPERASI! ", "pembukuan koperasi"),
        ("UU 25/1992 pasal 26", "uu 25 1992 pasal 26"),
        ("rapat 2025", "rapat 2025"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_queries_are_kept_in_one_form(text, kept):
    assert countable(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "siti@contoh.id",
        "hubungi siti @ contoh",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "3301012345670001",
        "NIK 3301.0123.4567.0001",
        "npwp 01.234.567.8-901.000",
        "https://contoh.id/a",
        "www.contoh.id",
        "saya ingin bertanya tentang pinjaman ibu saya di desa kami",
        " ".join(["pemberdayaan"] * 8),
    ],
)
def test_what_could_name_or_reach_a_person_is_never_kept(text):
    assert countable(text) == ""


@given(st.text())
def test_any_text_is_answered_and_short(text):
    assert len(countable(text)) <= LONGEST_WORDS
    assert countable(text) in ("", normalised(text))


@given(st.integers(min_value=10**6, max_value=10**20), st.sampled_from(["", " ", ".", "-"]))
def test_long_numbers_are_never_kept(number, separator):
    assert countable("nomor " + separator.join(str(number))) == ""
