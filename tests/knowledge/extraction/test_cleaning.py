"""Words of files, without what programs leave inside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.extraction.cleaning import clean, join_cut_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("kope\u00adrasi", "koperasi"),
        ("kope\u200brasi", "koperasi"),
        ("\ufeffkoperasi\u2060", "koperasi"),
        ("simpan\u00a0pinjam", "simpan pinjam"),
        ("e\ufb01sien", "efisien"),
        ("cafe\u0301", "café"),
        ("kas\x00\x07bank", "kas  bank"),
        ("baris\nkolom\tnilai", "baris\nkolom\tnilai"),
    ],
)
def test_nobody_sees_what_is_taken_out(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("pengem\ufffe\r\nbangan", "pengembangan"),
        ("Undang\ufffe\r\nundang", "Undang-undang"),
        ("Undang\ufffe\nundangan", "Undang-undangan"),
        ("berlari\ufffe\nlari", "berlari-lari"),
        ("bagi-hasil dan bagi\ufffe\r\nhasil", "bagi-hasil dan bagi-hasil"),
        ("anggota dan ang\ufffe\r\ngota", "anggota dan anggota"),
        ("akhir\ufffe", "akhir"),
    ],
)
def test_words_cut_at_line_ends_are_whole(written: str, read: str) -> None:
    assert join_cut_words(written) == read


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
