import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.documents import MAX_OFFSET, MAX_SIZE, RELEVANCE, Correction, SearchQuery
from search.lexicon import Lexicon
from search.plan import (
    BORNE_WEIGHT,
    CORRECTION_WEIGHTS,
    FIELD_BOOSTS,
    GLOSSARY_WEIGHT,
    MOST_WORDS,
    PHRASE_WEIGHT,
    Match,
    plan,
)
from search.text.vocabulary import Vocabulary
from tests.factories.search import LIBRARY, lexicon

WORDS = {"koperasi": 90, "pembukuan": 4, "sederhana": 30, "gudang": 2, "pembukaan": 2, "ikan": 5}


@pytest.fixture
def known():
    return lexicon(words=WORDS)


def weights(clause, stem, field="title_i"):
    return [m.boost for m in clause.matches if m.field == field and m.stems == (stem,)]


def test_stop_words_are_left_out_unless_nothing_else_is_left(known):
    assert [c.word for c in plan(SearchQuery("apa itu koperasi"), known).clauses] == ["koperasi"]
    assert [c.word for c in plan(SearchQuery("apa itu"), known).clauses] == ["apa", "itu"]


def test_a_word_is_looked_for_in_every_field_under_both_stems(known):
    (clause,) = plan(SearchQuery("koperasi"), known).clauses
    assert len(clause.matches) == 2 * len(FIELD_BOOSTS)
    assert weights(clause, "koperasi") == [FIELD_BOOSTS["title"]]


def test_short_form_that_no_text_has_is_as_common_as_what_it_stands_for():
    words = lexicon(words=WORDS, glossary=[("koperasi", "kop")])
    clauses = plan(SearchQuery("pembukuan kop"), words).clauses
    assert [(clause.word, clause.required) for clause in clauses] == [
        ("pembukuan", True),
        ("kop", False),
    ]


def test_known_words_are_never_corrected(known):
    assert plan(SearchQuery("pembukaan"), known).corrections == ()


def test_unknown_words_are_looked_for_together_with_their_corrections(known):
    planned = plan(SearchQuery("pembukaun gudang"), known)
    assert planned.corrections == (Correction("pembukaun", "pembukuan"),)
    assert planned.understood == "pembukuan gudang"
    clause = planned.clauses[0]
    assert weights(clause, "pembukuan") == [CORRECTION_WEIGHTS[0] * FIELD_BOOSTS["title"]]
    assert "buka" in planned.marks.indonesian


def test_exact_query_takes_words_as_they_are(known):
    planned = plan(SearchQuery("pembukaun gudang", exact=True), known)
    assert planned.corrections == ()
    assert [clause.required for clause in planned.clauses] == [True, True]
    assert not planned.can_loosen


def test_glossary_words_and_phrases_weigh_less(known):
    known = lexicon(words=WORDS, glossary=[("gudang dingin", "cold storage", "cs")])
    clauses = plan(SearchQuery("cold storage"), known).clauses
    assert [clause.word for clause in clauses] == ["cold", "storage"]
    for clause in clauses:
        phrase = [m for m in clause.matches if m.stems == ("gudang", "dingin")]
        assert (
            Match("title_i", ("gudang", "dingin"), PHRASE_WEIGHT * FIELD_BOOSTS["title"]) in phrase
        )
        assert weights(clause, "cs") == [GLOSSARY_WEIGHT * FIELD_BOOSTS["title"]]


def test_a_phrase_is_left_out_beside_a_part_of_it(known):
    glossary = [("pengurus", "board", "board of directors", "dewan pengurus", "tim inti")]
    (clause,) = plan(SearchQuery("board"), lexicon(words=WORDS, glossary=glossary)).clauses
    in_titles = {match.stems for match in clause.matches if match.field == "title_i"}
    assert in_titles == {("board",), ("urus",), ("tim", "inti")}


def test_a_corrected_word_has_its_synonyms_too(known):
    known = lexicon(words=WORDS, glossary=[("gudang", "warehouse")])
    (clause,) = plan(SearchQuery("gudamg"), known).clauses
    assert weights(clause, "warehouse")


def test_rare_words_are_required_and_frequent_ones_optional(known):
    planned = plan(SearchQuery("koperasi gudang ikan"), known)
    assert [c.required for c in planned.clauses] == [False, True, True]
    assert planned.can_loosen
    assert {clause.required for clause in planned.loosened().clauses} == {True}


def test_filters_leave_out_the_facet_that_is_counted(known):
    query = SearchQuery(
        language="id", types=("a.b",), facets={"sector": ("x", "y"), "stage": ("z",), "none": ()}
    )
    planned = plan(query, known)
    assert [f.name for f in planned.filters()] == [
        "audience",
        "language",
        "type",
        "sector",
        "stage",
    ]
    assert [f.name for f in planned.filters("sector")] == ["audience", "language", "type", "stage"]


def test_words_that_all_entries_bear_weigh_nothing_where_they_bear_them():
    """Whether these are found by them or not: texts keep their order."""
    borne = Lexicon(Vocabulary({"koperasi": 5, "kas": 3}, 100, {"koperasi": 40, "kas": 39}))
    koperasi, kas = plan(SearchQuery("koperasi kas"), borne).clauses
    title, body = FIELD_BOOSTS["title"], FIELD_BOOSTS["body"]
    assert weights(koperasi, "koperasi") == [title * BORNE_WEIGHT]
    assert weights(koperasi, "koperasi", "body_i") == [body]
    assert weights(kas, "kas") == [title]


def test_repeated_words_count_once(known):
    assert len(plan(SearchQuery("ikan ikan IKAN"), known).clauses) == 1


@given(
    st.text(max_size=500),
    st.integers(),
    st.integers(),
    st.text(max_size=20),
)
def test_any_input_makes_a_plan_of_limited_size(text, offset, size, sort):
    planned = plan(SearchQuery(text, offset=offset, size=size, sort=sort), lexicon(LIBRARY))
    assert len(planned.clauses) <= MOST_WORDS
    assert 0 <= planned.offset <= MAX_OFFSET
    assert 0 <= planned.size <= MAX_SIZE
    assert planned.sort == RELEVANCE or planned.sort == sort
    assert not planned.clauses or any(clause.required for clause in planned.clauses)
