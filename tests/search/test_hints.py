import pytest

from search.documents import Meaning, SearchQuery
from search.engines.embedded import EmbeddedEngine
from search.engines.port import Found
from search.hints import MOST_TRIED, meaning, related
from search.records import record
from search.suggestions import suggest
from search.text.glossary import Entry
from tests.factories.search import document, lexicon

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


class Engine:
    """Finds everything or nothing, and counts how often it was asked."""

    def __init__(self, total=1):
        self.total = total
        self.plans = []

    def search(self, plan):
        self.plans.append(plan)
        return Found((), self.total)

    def complete(self, words, within, size):
        return []

    def holding(self, words, audiences):
        return words


def test_a_query_that_is_a_term_is_explained(known):
    assert meaning(SearchQuery("apa itu SHU", language="id"), "apa itu shu", known) == MEANT
    assert meaning(SearchQuery("surpluss", language="id"), "surplus", known) == MEANT


def test_other_queries_and_other_languages_are_not(known):
    assert meaning(SearchQuery("membagi SHU", language="id"), "membagi shu", known) is None
    assert meaning(SearchQuery("SHU", language="en"), "shu", known) is None


def test_related_words_are_those_of_the_glossary_that_the_index_has(known):
    assert related(SearchQuery("membagi SHU", language="id"), Engine(), known) == (
        "Sisa hasil usaha",
        "surplus",
    )


def test_words_that_begin_alike_are_related(known):
    assert related(SearchQuery("pembukuxx", language="id"), Engine(), known) == (
        "pembukuan",
        "pembukuannya",
    )


def test_what_was_typed_is_not_related_to_itself(known):
    assert related(SearchQuery("pembukuannya", language="id"), Engine(), known) == ("pembukuan",)
    assert related(SearchQuery("", language="id"), Engine(), known) == ()


@pytest.mark.parametrize(
    ("typed", "note"), [("sis", ""), ("surp", "Surplus"), ("sh", ""), ("sisa h", "")]
)
def test_terms_are_suggested_with_the_form_that_was_typed(known, typed, note):
    found = [s for s in suggest(SearchQuery(typed, "id"), Engine(), known) if s.kind == "term"]
    assert [(s.text, s.url, s.note) for s in found] == [(MEANT.name, MEANT.url, note)]


def test_words_of_the_other_language_are_not_related(tmp_path):
    """The vocabulary holds the words of both languages; a link has to find something here."""
    library = [document("Tables for the cash book", language="en"), document("Tabelaris desa")]
    engine, words = EmbeddedEngine(tmp_path), lexicon(library, words={"tablet": 1})
    engine.rebuild(map(record, library))
    assert related(SearchQuery("tablex", language="id"), engine, words) == ()
    assert related(SearchQuery("tablex", language="en"), engine, words) == ("tables",)
    assert related(SearchQuery("tabelarix", language="id"), engine, words) == ("tabelaris",)


def test_the_engine_is_asked_a_few_times_and_only_for_numbers():
    words = {f"kebun{letter}": 1 for letter in "abcdefghijklmnop"}
    engine = Engine(total=0)
    query = SearchQuery("kebun kebuna kebunb", language="id", types=("a.b",), offset=20)
    assert related(query, engine, lexicon(words=words)) == ()
    assert 0 < len(engine.plans) <= MOST_TRIED
    assert {(plan.offset, plan.size) for plan in engine.plans} == {(0, 0)}
