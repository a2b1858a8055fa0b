from hypothesis import given
from hypothesis import strategies as st

from search.text import dictionary, overrides
from search.text.highlight import ELLIPSIS, WINDOW, Marks, mark, passage
from search.text.stems import stem_pair
from search.text.tokens import tokens


def marks(*words):
    pairs = [stem_pair(word) for word in words]
    return Marks(frozenset(p[0] for p in pairs), frozenset(p[1] for p in pairs))


def matched(segments):
    return [segment.text for segment in segments if segment.is_match]


def plain(segments):
    return "".join(segment.text for segment in segments)


def test_other_forms_are_marked_and_the_text_is_whole():
    text = "Pengurus membukukan kas; Pembukuan rapi."
    segments = mark(text, marks("pembukuan"))
    assert matched(segments) == ["membukukan", "Pembukuan"]
    assert plain(segments) == text


def test_the_window_with_most_different_words_is_cut():
    text = "kas kas kas " + "lain " * 100 + "utang dan kas desa " + "lain " * 100
    cut = passage(text, marks("kas", "utang"))
    assert sorted(set(matched(cut.segments))) == ["kas", "utang"]
    assert cut.weight == 2
    assert plain(cut.segments).startswith(ELLIPSIS)
    assert plain(cut.segments).endswith(ELLIPSIS)
    assert len(plain(cut.segments)) < WINDOW + 80


def test_without_a_match_the_beginning_is_shown():
    cut = passage("Satu dua tiga.", marks("kas"))
    assert (plain(cut.segments), cut.weight) == ("Satu dua tiga.", 0)


def test_a_match_deep_in_a_long_text_is_found():
    text = "lorem ipsum " * 30_000 + "pengurus menulis neraca koperasi " + "dolor " * 5_000
    assert matched(passage(text, marks("tulis", "neraca")).segments) == ["menulis", "neraca"]


def test_words_of_a_phrase_are_marked_where_they_stand_together():
    text = "Uang desa: mencatat uang, catatan dari uang kas. Catat saja; uang lain."
    together = Marks(phrases=frozenset({("catat", "uang")}))
    assert matched(mark(text, together)) == ["mencatat", "uang", "catatan", "uang"]
    assert passage(text, together).weight == 1


def test_accented_words_are_marked_where_they_stand():
    assert matched(mark("Café ﬁsh kopi", marks("cafe", "fish"))) == ["Café", "ﬁsh"]


@given(st.text(max_size=600), st.lists(st.sampled_from(["kas", "a", "is"])))
def test_segments_never_lose_text(text, words):
    assert plain(mark(text, marks(*words))) == text
    assert plain(passage(text, marks(*words), width=50).segments).strip(ELLIPSIS) in text + ELLIPSIS


def test_no_word_is_missed_for_its_letters():
    """Words are found by letters of their stem before they are stemmed."""
    tables = overrides.INDONESIAN, overrides.ENGLISH, "\n".join(dictionary.lines())
    for word in tokens(" ".join(tables)):
        assert matched(mark(f"Satu {word}, dua", marks(word))) == [word]


def test_words_are_whole_between_other_letters():
    assert matched(mark("kas kasir _kas_ akas kas2", marks("kas"))) == ["kas", "kas"]
