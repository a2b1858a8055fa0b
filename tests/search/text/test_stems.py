import pytest
import Stemmer

from search.text import overrides
from search.text.stems import stem_pair


def indonesian(word):
    return stem_pair(word)[0]


def english(word):
    return stem_pair(word)[1]


@pytest.mark.parametrize(
    "family",
    [
        "pembukuan pembukuannya membukukan",
        "nilai menilai penilaian",
        "tingkat meningkatkan peningkatan",
        "pengurus mengurus kepengurusan",
        "pemimpin kepemimpinan memimpin",
        "mengawasi pengawas pengawasan",
        "mengelola pengelola kelola",
        "magang pemagangan",
        "mentor mentoring",
        "simpan simpanan menyimpan",
        "pinjaman meminjam peminjam",
        "berisiko risiko",
    ],
)
def test_forms_of_a_word_share_their_stem(family):
    assert len({indonesian(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gerai", "gerakan"),
        ("pembukuan", "buku"),
        ("ketua", "tua"),
        ("kemasan", "emas"),
        ("media", "dia"),
        ("pemerintah", "perintah"),
        ("perempuan", "empu"),
        ("meeting", "etika"),
    ],
)
def test_different_words_keep_apart(one, other):
    assert indonesian(one) != indonesian(other)


def test_cooperative_is_a_word_of_its_own():
    assert english("cooperatives") == "cooperative" != english("cooperation") != english("cooper")
    assert english("organizations") == english("organisation")


@pytest.mark.parametrize(
    ("language", "text"), [("indonesian", overrides.INDONESIAN), ("english", overrides.ENGLISH)]
)
def test_overrides_are_needed_and_do_not_contradict_each_other(language, text):
    stemmer = Stemmer.Stemmer(language)
    lines = [line.split(":") for line in text.split("\n") if line]
    words = [word for _stem, forms in lines for word in forms.split()]
    assert len(words) == len(set(words)) <= 200
    for stem, forms in lines:
        assert [word for word in forms.split() if stemmer.stemWord(word) == stem] == []
