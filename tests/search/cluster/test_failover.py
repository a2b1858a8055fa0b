"""Three processes, one killed with SIGKILL while the indexer writes and readers search."""

import threading
import time

import pytest

from search.answer import answer
from search.documents import SearchQuery
from search.engines.cluster import entries
from search.engines.port import EngineUnavailable
from search.records import record
from tests.factories.search import document, lexicon
from tests.search.cluster.conftest import engine_at

DOCUMENTS = 6_000
KILLED_AFTER = 1_500
LEXICON = lexicon([document("Kas harian")])


class Reader(threading.Thread):
    """Searches all the time; remembers what went wrong and how much was there."""

    def __init__(self, engine):
        super().__init__(daemon=True)
        self.engine = engine
        self.errors, self.answers, self.done = [], 0, threading.Event()

    def run(self):
        while not self.done.is_set():
            try:
                answer(SearchQuery("kas"), self.engine, LEXICON)
                self.answers += 1
            except EngineUnavailable as error:
                self.errors.append(str(error))
            time.sleep(0.02)


def manager_of(engine, nodes):
    """The elected manager: losing it is the worst case."""
    asked = "/_cat/cluster_manager?format=json"
    told = engine.client.perform_request("GET", asked, headers={"accept": "application/json"})
    name = told.body[0]["node"]
    return next(node for node in nodes if next(iter(node.names)) == name)


@pytest.fixture
def engine(three_nodes, monkeypatch):
    monkeypatch.setitem(entries.Entry._index._settings, "number_of_shards", 3)
    monkeypatch.setitem(entries.Entry._index._settings, "number_of_replicas", 1)
    monkeypatch.delitem(entries.Entry._index._settings, "auto_expand_replicas")
    engine = engine_at(",".join(f"opensearch+{node.url}" for node in three_nodes))
    engine.rebuild(())
    yield engine
    engine.close()


def test_killing_the_manager_loses_nothing_and_stops_nobody(engine, three_nodes):
    victim = manager_of(engine, three_nodes)
    reader = Reader(engine)
    reader.start()

    def records():
        for pk in range(1, DOCUMENTS + 1):
            if pk == KILLED_AFTER:
                victim.kill()
            yield record(document("Kas harian", pk=pk))

    engine.put(records())
    reader.done.set()
    reader.join(10)
    next(node for node in three_nodes if node is not victim).wait(2)
    assert engine.health().documents == DOCUMENTS
    assert answer(SearchQuery("kas"), engine, LEXICON).total == DOCUMENTS
    # A reader who meets the election may be answered by the database; most are not.
    assert reader.answers > len(reader.errors), reader.errors[:3]
