"""Both engines find the same: on the demo's library and on 2,000 passages.

The passages are invented ones; SEARCH_COLLECTION names a folder in the BEIR layout whose first
2,000 passages are compared instead.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.relevance.collection import read
from benchmarks.relevance.parity import Parity, documents_of, measure, queries_of
from benchmarks.search_documents import documents, questions
from home.demo import load as load_home
from home.services.progress import silent
from knowledge import demo as library
from knowledge.glossary import demo as glossary
from partners.organisations import demo as organisations
from search import registry
from search.documents import SearchQuery
from search.engines.embedded import EmbeddedEngine
from search.text.glossary import Glossary

PASSAGES, QUESTIONS = 2_000, 200
ASKED = {
    "id": "pembukuan,pembukuan kop,pembukaun,simpan pinjam,RAT,SHU,anggota tidak aktif,panen"
    ",gudang dingin,sembako,harga pupuk,risiko kredit,pelatihan pengurus,susu,koperasi desa",
    "en": "bookkeeping,savings and loans,co-operative,inactive members,annual meeting,cold storage"
    ",harvest,price,training of board members,youth,credit risk,Canada,audit,warehouse",
}


@pytest.fixture
def embedded(tmp_path: Path) -> Iterable[EmbeddedEngine]:
    engine = EmbeddedEngine(tmp_path / "index")
    yield engine
    engine.close()


def assert_same(parity: Parity) -> None:
    assert parity.overlap >= 0.95
    assert parity.totals == 1
    assert parity.facets == 1


@pytest.mark.django_db
def test_library_of_the_demo(embedded, engine):
    load_home(silent)
    organisations.load(silent)
    glossary.load(silent)
    library.load(silent)
    found = [
        document
        for source in registry.sources()
        for instance in source.live()
        for document in source.build(instance)
    ]
    facets = sorted({name for document in found for name in document.facets})
    tool = {"types": ("knowledge.toolpage",)}
    asked = [
        SearchQuery(text, language=language, count=(*facets, "type"), **more)
        for language, texts in ASKED.items()
        for text in texts.split(",")
        for more in ({}, tool, {"facets": {"challenge": ("records", "inactive-members")}})
    ]
    assert len(found) > 100
    assert_same(measure(embedded, engine, found, asked, Glossary(registry.glossary())))


@pytest.mark.django_db
def test_two_thousand_passages(embedded, engine):
    if folder := os.environ.get("SEARCH_COLLECTION"):
        collection = read(Path(folder))
        found, asked = documents_of(collection, PASSAGES), queries_of(collection, QUESTIONS)
    else:
        found = list(documents(PASSAGES, type="knowledge.toolpage"))
        asked = questions(found[:: PASSAGES // QUESTIONS])
    assert len(found) == PASSAGES
    assert_same(measure(embedded, engine, found, asked))
