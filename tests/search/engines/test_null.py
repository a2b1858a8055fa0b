from search.answer import answer
from search.documents import SearchQuery
from search.engines.null import NullEngine
from search.engines.port import SearchEngine
from search.records import record
from tests.factories.search import LIBRARY, lexicon


def test_accepts_everything_and_finds_nothing():
    engine: SearchEngine = NullEngine()
    with engine.writing():
        engine.put(record(each) for each in LIBRARY)
        engine.delete(["a:1:id"])
    assert engine.rebuild(record(each) for each in LIBRARY) == len(LIBRARY)
    results = answer(SearchQuery("kas", count=("sector",)), engine, lexicon())
    assert (results.hits, results.total, results.facets) == ((), 0, {"sector": {}})
    assert engine.complete(["k"], ()) == []
    assert engine.health().ok
    engine.close()
