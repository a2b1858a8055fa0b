"""The engine fails: pages still answer, it is logged once, and it recovers."""

import logging

import pytest

from search import finding, rebuilding
from search.documents import SearchQuery
from search.models import IndexState


def complete(text):
    return finding.complete(SearchQuery(text, "id"))


@pytest.mark.usefixtures("broken")
class TestWithoutEngine:
    def test_database_answers_and_says_so(self, add):
        add("Tata kelola koperasi", lead="Rapat anggota.")
        add("Simpan pinjam")
        results = finding.find(SearchQuery("anggota kelola", language="id", count=("sector",)))
        assert results.degraded
        assert results.total == 1
        assert [s.text for s in results.hits[0].title if s.is_match] == ["kelola"]

    def test_filters_still_hold(self, add):
        add("Tata kelola koperasi")
        assert finding.find(SearchQuery("kelola", language="en")).total == 0
        assert finding.find(SearchQuery("kelola", types=("a.b",))).total == 0
        assert finding.find(SearchQuery("", language="id")).total == 1

    @pytest.mark.parametrize("text", ['"', "%", "\0", "a" * 10_000, "\\"])
    def test_odd_text_is_answered(self, add, text):
        add("Tata kelola koperasi")
        assert finding.find(SearchQuery(text)).degraded

    def test_no_suggestions(self, db):
        assert complete("tata") == []

    def test_logged_once_until_it_works_again(self, db, caplog, monkeypatch):
        monkeypatch.setattr(finding, "PAUSE_SECONDS", 0.0)
        with caplog.at_level(logging.WARNING, "search.finding"):
            for _ in range(3):
                assert finding.find(SearchQuery("kas")).degraded
            rebuilding.rebuild()
            assert not finding.find(SearchQuery("kas")).degraded
        assert [entry.levelname for entry in caplog.records] == ["ERROR", "WARNING"]

    def test_a_failed_engine_is_left_alone_for_a_moment(self, db, monkeypatch):
        finding.find(SearchQuery("kas"))
        monkeypatch.setattr(finding, "answer", lambda *_: pytest.fail("asked again"))
        assert finding.find(SearchQuery("kas")).degraded


def test_glossary_acts_at_the_next_search(search_index, add, monkeypatch):
    from search import registry

    add("Simpan pinjam untuk anggota")
    search_index()
    assert finding.find(SearchQuery("sacco")).total == 0
    groups = [("simpan pinjam", "sacco")]
    monkeypatch.setattr(registry, "_synonyms", [lambda: groups])
    IndexState.glossary_changed()
    assert finding.find(SearchQuery("sacco")).total == 1


def test_suggestions_complete_words_and_titles(search_index, add):
    add("Simpan pinjam")
    add("Simpanan wajib", lead="Besaran simpanan.")
    search_index()
    found = complete("cara simp")
    assert [s.text for s in found if s.kind == "word"] == ["cara simpan", "cara simpanan"]
    titles = [s for s in complete("simp") if s.kind == "title"]
    assert [s.text for s in titles] == ["Simpan pinjam", "Simpanan wajib"]
    assert titles[0].url.startswith("/id/")
    assert complete("s") == complete("") == []
