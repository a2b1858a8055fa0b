import pytest

from search.answer import answer
from search.documents import SearchQuery
from search.engines.embedded import EmbeddedEngine
from search.records import record
from tests.factories.search import LIBRARY, document, lexicon


@pytest.fixture
def engine(tmp_path):
    return EmbeddedEngine(tmp_path)


def matched(segments):
    return [segment.text for segment in segments if segment.is_match]


def test_few_hits_are_loosened_and_said_to_be(engine):
    documents = [document("Koperasi desa") for _ in range(20)] + [document("Hidroponik")]
    engine.rebuild(map(record, documents))
    results = answer(SearchQuery("hidroponik desa koperasi"), engine, lexicon(documents))
    assert results.loosened
    assert results.total == 21
    assert matched(results.hits[0].title) == ["Hidroponik"]


def test_loosening_that_finds_no_more_is_not_mentioned(engine):
    documents = [document("Hidroponik desa"), document("Lain")]
    engine.rebuild(map(record, documents))
    assert not answer(SearchQuery("hidroponik desa"), engine, lexicon(documents)).loosened


def test_the_passage_says_where_it_is_from(engine):
    engine.rebuild(map(record, LIBRARY))
    lookup = lexicon(LIBRARY)
    in_body = answer(SearchQuery("transaksi"), engine, lookup).hits[0]
    assert (in_body.source, matched(in_body.snippet)) == ("body", ["transaksi"])
    in_title = answer(SearchQuery("menjual"), engine, lookup).hits[0]
    assert (in_title.source, matched(in_title.title)) == ("summary", ["Menjual"])


def test_hits_know_their_object(engine):
    engine.rebuild(map(record, LIBRARY))
    hit = answer(SearchQuery("mina"), engine, lexicon(LIBRARY)).hits[0]
    assert hit.identity == ("organisations.organisation", "5")
    assert hit.type == "organisations.organisation"
    assert hit.url == "/id/5/"


def test_a_hit_by_what_is_not_shown_says_by_what(engine):
    documents = [
        document("Buku kas", summary="Kas desa.", keywords=("Pembukuan", "Tata kelola")),
        document("Catatan", alternative_titles=("Governance notes",)),
        document("Tata kelola", keywords=("Tata kelola",)),
    ]
    engine.rebuild(map(record, documents))
    hits = answer(SearchQuery("kelola"), engine, lexicon(documents)).hits
    by_title = {"".join(s.text for s in hit.title): hit for hit in hits}
    assert matched(by_title["Buku kas"].about) == ["kelola"]
    assert "".join(s.text for s in by_title["Buku kas"].about) == "Tata kelola"
    assert by_title["Tata kelola"].about == ()
    (other,) = answer(SearchQuery("governance"), engine, lexicon(documents)).hits
    assert matched(other.about) == ["Governance"]
