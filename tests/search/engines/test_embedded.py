"""The embedded engine: the contract, and what only files can do."""

import multiprocessing

import pytest

from search.answer import answer
from search.documents import SearchQuery
from search.engines.embedded import EmbeddedEngine
from search.engines.port import IndexUnusable
from search.engines.tantivy_index import reader
from search.plan import plan
from search.records import record
from tests.factories.search import LIBRARY, document, lexicon
from tests.search.engines.contract import EngineContract


@pytest.fixture
def engine(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index")
    engine.rebuild(())
    yield engine
    engine.close()


class TestEmbeddedEngine(EngineContract):
    pass


def everything(engine):
    return answer(SearchQuery(), engine, lexicon())


def test_without_an_index_nothing_is_answered_and_nothing_is_begun(tmp_path):
    engine = EmbeddedEngine(tmp_path / "none")
    with pytest.raises(IndexUnusable, match="reindex"):
        everything(engine)
    with pytest.raises(IndexUnusable, match="reindex"):
        engine.put([record(document("Kas"))])
    assert not engine.health().ok


def test_a_destroyed_index_is_gone(engine, tmp_path):
    engine.destroy()
    assert not (tmp_path / "index").exists()


def test_another_reader_follows_changes(engine, tmp_path):
    engine.put([record(document("Kas", pk=1))])
    reader = EmbeddedEngine(tmp_path / "index")
    assert everything(reader).total == 1
    engine.put([record(document("Kas", pk=2))])
    assert everything(reader).total == 2
    engine.rebuild(record(each) for each in LIBRARY)
    assert everything(reader).total == len(LIBRARY)


def test_writer_follows_a_rebuild_by_another_process(engine, tmp_path):
    with engine.writing():
        engine.put([record(document("Kas", pk=1))])
        EmbeddedEngine(tmp_path / "index").rebuild(record(each) for each in LIBRARY)
        engine.put([record(document("Kas", pk=99))])
    assert everything(engine).total == len(LIBRARY) + 1


def test_old_folders_are_dropped(engine, tmp_path):
    for _ in range(3):
        engine.rebuild(record(each) for each in LIBRARY)
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def test_index_of_another_shape_is_not_read(engine, tmp_path):
    engine.put([record(document("Kas", pk=1))])
    live = engine._reader._folders.live()
    live.rename(live.with_name("0-0.1-cafe"))
    (tmp_path / "index" / "current").write_text("0-0.1-cafe")
    assert not engine.health().ok
    engine.rebuild([record(document("Modal", pk=2))])
    assert everything(engine).total == 1


@pytest.mark.parametrize("suffix", [".term", ".store", ".idx", ".fast", "meta.json"])
def test_damaged_files_are_unavailable_and_a_rebuild_heals(engine, suffix, tmp_path):
    engine.rebuild(record(document("Kas", pk=pk)) for pk in range(50))
    engine.close()
    for path in engine._reader._folders.live().iterdir():
        if path.name.endswith(suffix):
            path.write_bytes(b"\x07" * 11)
    broken = EmbeddedEngine(tmp_path / "index")
    with pytest.raises(IndexUnusable):
        answer(SearchQuery("kas"), broken, lexicon())
    broken.rebuild(record(each) for each in LIBRARY)
    assert everything(broken).total == len(LIBRARY)


def _put(path, pk):
    EmbeddedEngine(path).put([record(document("Kas", pk=pk))])


def test_processes_queue_for_the_writer(engine, tmp_path):
    engine.put([record(document("Kas", pk=100))])
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_put, args=(tmp_path / "index", pk)) for pk in range(1, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    assert [writer.exitcode for writer in writers] == [0] * 4
    assert everything(engine).total == 5


def test_counts_without_words_are_kept_until_the_index_changes(engine, monkeypatch):
    def counted(**chosen):
        query = SearchQuery(facets=chosen, count=("sector",))
        return answer(query, engine, lexicon()).facets["sector"]

    engine.put([record(document("Kas", pk=1, facets={"sector": ("finance",)}))])
    assert counted() == counted(sector=("finance",)) == {"finance": 1}
    with monkeypatch.context() as patched:
        patched.setattr("search.engines.tantivy_index.queries.matching", None)
        asked = plan(SearchQuery(count=("sector",)), lexicon())
        assert reader._facets(None, engine._reader._current(), asked) == {"sector": {"finance": 1}}
    engine.put([record(document("Panen", pk=2, facets={"sector": ("agriculture",)}))])
    assert counted() == {"finance": 1, "agriculture": 1}


def test_a_list_without_words_is_kept_until_the_index_changes(engine):
    engine.put([record(document("Kas", pk=1))])
    listed = plan(SearchQuery(count=("type",)), lexicon())
    first = engine.search(listed)
    assert engine.search(listed) is first
    engine.put([record(document("Modal", pk=2))])
    again = engine.search(listed)
    assert (first.total, again.total) == (1, 2)
    assert again.facets["type"] == {"knowledge.toolpage": 2}
