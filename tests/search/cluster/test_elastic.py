"""The cluster engine: the contract on a real cluster, and what only a cluster can do."""

import pytest

from search.answer import answer
from search.documents import SearchQuery
from search.engines.cluster import indices
from search.engines.cluster.client import patient
from search.engines.port import EngineUnavailable, IndexUnusable, RecordsRefused
from search.records import record
from tests.factories.search import LIBRARY, document, lexicon
from tests.search.cluster.conftest import engine_at
from tests.search.engines.contract import EngineContract


class TestElasticEngine(EngineContract):
    pass


def everything(engine):
    return answer(SearchQuery(), engine, lexicon())


def test_without_an_index_nothing_is_answered_and_nothing_is_begun(cluster_url):
    engine = engine_at(cluster_url)
    with pytest.raises(IndexUnusable, match="reindex"):
        everything(engine)
    with pytest.raises(IndexUnusable, match="reindex"):
        engine.put([record(document("Kas"))])
    assert not engine.client.indices.exists(index=engine.alias)
    assert not engine.health().ok


def test_no_cluster_is_unavailable():
    engine = engine_at("http://127.0.0.1:1")
    with pytest.raises(EngineUnavailable):
        everything(engine)
    assert not engine.health().ok


def test_one_index_is_left_behind_the_alias(engine):
    for _ in range(3):
        engine.rebuild(record(each) for each in LIBRARY)
    assert len(engine.client.indices.get(index=f"{engine.alias}-*")) == 1


def test_an_index_of_another_shape_is_not_read_and_the_next_rebuild_drops_it(cluster_url):
    engine = engine_at(cluster_url)
    client, old = patient(engine.client).indices, f"{engine.indices.name}-5-1"
    client.create(index=old, aliases={engine.indices.name: {}})
    with pytest.raises(IndexUnusable, match="reindex"):
        everything(engine)
    engine.rebuild(record(each) for each in LIBRARY)
    assert everything(engine).total == len(LIBRARY)
    assert not client.exists(index=old)
    engine.destroy()


def test_readers_see_the_old_index_until_the_new_one_is_complete(engine):
    engine.rebuild(record(each) for each in LIBRARY)

    def watched():
        for each in LIBRARY[:2]:
            assert everything(engine).total == len(LIBRARY)
            yield record(each)

    engine.rebuild(watched())
    assert everything(engine).total == 2


def test_a_bad_record_is_named_and_the_others_are_put(engine, monkeypatch):
    real = indices.entry

    def spoiled(each):
        values = dict(real(each))
        return {**values, "unknown_field": 1} if each.key.startswith("bad") else values

    monkeypatch.setattr(indices, "entry", spoiled)
    records = [record(document("Kas", pk=1)), record(document("Kas", key="bad:2:id"))]
    with pytest.raises(RecordsRefused) as refused:
        engine.put(records)
    assert set(refused.value.reasons) == {"bad:2:id"}
    assert "unknown_field" in refused.value.reasons["bad:2:id"]
    assert everything(engine).total == 1


def test_template_is_taken_by_the_cluster(engine):
    engine.indices.install_template()
    name = engine.indices.name
    found = engine.client.indices.get_index_template(name=name)
    assert found["index_templates"][0]["index_template"]["index_patterns"] == [f"{name}-*"]
    engine.client.indices.delete_index_template(name=name)


def test_several_addresses_survive_a_dead_one(cluster_url):
    scheme = cluster_url.partition("://")[0]
    engine = engine_at(f"{scheme}://127.0.0.1:1,{cluster_url}")
    engine.rebuild(())
    for _ in range(4):
        engine.put([record(document("Kas", pk=1))])
        assert everything(engine).total == 1
    engine.destroy()


def test_long_queries_with_many_synonyms_are_within_the_limits(engine):
    engine.rebuild(record(each) for each in LIBRARY)
    words = [f"kata{number}" for number in range(12)]
    glossary = [[word, *(f"{word}x{n}" for n in range(8))] for word in words]
    lookup = lexicon(LIBRARY, glossary)
    assert answer(SearchQuery(" ".join(words)), engine, lookup).total == 0
