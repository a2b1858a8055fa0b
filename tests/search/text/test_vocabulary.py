from search.text.vocabulary import Vocabulary, worth_keeping


def test_other_forms_of_a_word_are_known():
    words = Vocabulary({"pembukuan": 3}, 10)
    assert "pembukuan" in words
    assert words.knows("membukukan")
    assert not words.knows("pembukaun")


def test_rare_words_weigh_more_and_forms_count_together():
    words = Vocabulary({"koperasi": 90, "perkoperasian": 5, "pupuk": 2}, 100)
    assert words.idf("pupuk") > words.idf("koperasi") > 0
    assert words.idf("koperasi") == words.idf("perkoperasian")
    assert words.idf("takdikenal") > words.idf("pupuk")


def test_completion_prefers_frequent_words():
    words = Vocabulary({"simpan": 5, "simpanan": 9, "simbol": 1, "si": 99, "pinjam": 2}, 100)
    assert words.starting_with("sim") == ("simpanan", "simpan", "simbol")
    assert words.starting_with("si", 1) == ("simpanan",)
    assert words.starting_with("zzz") == ()


def test_learned_words_are_known_and_complete():
    words = Vocabulary({"simpan": 5}, 10)
    assert words.starting_with("bi") == ()
    words.learn({"biogas": 1, "simpan": 1})
    assert words.starting_with("bi") == ("biogas",)
    assert words.knows("biogas")
    assert words.frequency("simpan") == 5
    assert len(words) == 2


def test_single_occurrences_are_kept_in_small_collections_only():
    frequencies = {"sekali": 1, "dua": 2}
    assert worth_keeping(frequencies, 100) == frequencies
    assert worth_keeping(frequencies, 100_000) == {"dua": 2}


class TestNames:
    """Words of the entries of a register."""

    def test_they_are_known_and_not_offered(self):
        words = Vocabulary({"pembukuan": 3}, 10, {"pemalang": 90})
        assert words.knows("pemalang")
        assert "pemalang" not in words
        assert words.starting_with("pem") == ("pembukuan",)

    def test_they_count_for_how_rare_a_word_is(self):
        words = Vocabulary({"kopi": 3}, 1_000, {"kopi": 700, "susukan": 2})
        assert words.idf("kopi") < words.idf("susukan")

    def test_they_can_be_learned(self):
        words = Vocabulary({"pembukuan": 3}, 10)
        words.learn({}, {"pemalang": 1})
        assert words.knows("pemalang")
        assert words.starting_with("pem") == ("pembukuan",)
