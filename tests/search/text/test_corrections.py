import pytest

from search.text.corrections import corrections, edits
from search.text.vocabulary import Vocabulary

WORDS = Vocabulary(
    {"pembukuan": 9, "pembukaan": 2, "koperasi": 50, "kopi": 20, "simpanan": 8, "pinjaman": 8}, 60
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pembukaun", "pembukuan"),
        ("koprasi", "koperasi"),
        ("kopperasi", "koperasi"),
        ("koparasi", "koperasi"),
        ("simapnan", "simpanan"),
        ("pinjamann", "pinjaman"),
    ],
)
def test_one_slip_is_understood(typed, meant):
    assert corrections(typed, WORDS)[0] == meant


@pytest.mark.parametrize("word", ["kop", "kopi2", "2025", "xyzzyx", "a" * 40, "", "копи"])
def test_nothing_is_guessed_for(word):
    assert corrections(word, WORDS) == ()


def test_every_kind_of_edit_is_tried():
    tried = {candidate for candidate, _ease in edits("kas")}
    assert {"as", "aks", "kat", "kass", "ukas", "kasa"} <= tried


def test_frequent_words_come_first():
    words = Vocabulary({"rapot": 1, "rapat": 30}, 40)
    assert corrections("rapet", words) == ("rapat", "rapot")


def test_a_name_is_meant_only_where_no_other_word_is():
    words = Vocabulary({"pembukuan": 2}, 1_000, {"pembukaan": 900, "sukamaju": 95})
    assert corrections("pembukun", words) == ("pembukuan",)
    assert corrections("sukamju", words) == ("sukamaju",)
