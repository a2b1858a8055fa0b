from hypothesis import given
from hypothesis import strategies as st

from search.text.attachments import joined, parts
from search.text.tokens import tokens


def test_text_without_a_name_is_one_part():
    assert list(parts("suhu ruang")) == [("", "suhu ruang")]
    assert list(parts("")) == []


def test_names_are_words_too():
    assert tokens(joined([("Buku kas", "saldo"), ("", "akhir")])) == [
        "buku",
        "kas",
        "saldo",
        "akhir",
    ]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=50))))
def test_files_come_back_apart(files):
    assert len(list(parts(joined(files)))) == len(files)
