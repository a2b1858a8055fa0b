import pytest

from search.documents import Meaning, SearchQuery
from search.hints import meaning, related
from search.suggestions import suggest
from search.text.glossary import Entry
from tests.factories.search import lexicon

SHU = Entry(
    "shu",
    {"id": ("Sisa hasil usaha", "SHU"), "en": ("Surplus",)},
    meanings={"id": "Artinya begini."},
    urls={"id": "/id/glosarium/shu/"},
    labels={"id": "Sisa hasil usaha (SHU)"},
)
WORDS = {"sisa": 3, "hasil": 9, "usaha": 9, "surplus": 2, "pembukuan": 4, "pembukuannya": 1}
MEANT = Meaning("Sisa hasil usaha (SHU)", "Artinya begini.", "/id/glosarium/shu/")


@pytest.fixture
def known():
    return lexicon(words=WORDS, terms=[SHU])


class Titles:
    """An engine that completes titles."""

    def complete(self, words, **options):
        return []


def test_a_query_that_is_a_term_is_explained(known):
    assert meaning(SearchQuery("apa itu SHU", language="id"), "apa itu shu", known) == MEANT
    assert meaning(SearchQuery("surpluss", language="id"), "surplus", known) == MEANT


def test_other_queries_and_other_languages_are_not(known):
    assert meaning(SearchQuery("membagi SHU", language="id"), "membagi shu", known) is None
    assert meaning(SearchQuery("SHU", language="en"), "shu", known) is None


def test_related_words_are_those_of_the_glossary_that_the_index_has(known):
    assert related(SearchQuery("membagi SHU", language="id"), known) == (
        "Sisa hasil usaha",
        "surplus",
    )


def test_words_that_begin_alike_are_related(known):
    assert related(SearchQuery("pembukuxx", language="id"), known) == ("pembukuan", "pembukuannya")


def test_what_was_typed_is_not_related_to_itself(known):
    assert related(SearchQuery("pembukuannya", language="id"), known) == ("pembukuan",)
    assert related(SearchQuery("", language="id"), known) == ()


@pytest.mark.parametrize(
    ("typed", "note"), [("sis", ""), ("surp", "Surplus"), ("sh", ""), ("sisa h", "")]
)
def test_terms_are_suggested_with_the_form_that_was_typed(known, typed, note):
    found = [s for s in suggest(typed, "id", Titles(), known) if s.kind == "term"]
    assert [(s.text, s.url, s.note) for s in found] == [(MEANT.name, MEANT.url, note)]
