import pytest
from django.core.management import CommandError, call_command

from search import backends, rebuilding
from search.documents import SearchQuery
from search.engines.null import NullEngine
from search.engines.port import EngineUnavailable
from search.finding import find
from search.models import Change, IndexState, Word


def test_rebuild_counts_words_and_documents(search_index, add):
    add("Koperasi tani")
    add("Koperasi nelayan")
    report = search_index()
    assert (report.objects, report.documents, report.failed) == (2, 2, [])
    assert Word.objects.get(text="koperasi").frequency == 2
    assert IndexState.current().documents == {"public": 2}


def test_words_that_went_are_forgotten(search_index, add):
    page = add("Koperasi tani")
    search_index()
    page.delete()
    search_index()
    assert not Word.objects.filter(text="tani").exists()


def test_changes_during_a_rebuild_are_noted_again(search_index, add, settings):
    settings.SEARCH_INDEXER = "process"
    add("Koperasi tani")

    class Slow(NullEngine):
        def rebuild(self, records):
            count = super().rebuild(records)
            Change.objects.update(done_at="2025-01-01T00:00Z")
            return count

    rebuilding.rebuild(Slow())
    assert Change.objects.pending().count() == 1


def test_a_bad_object_is_reported(search_index, add, monkeypatch):
    page = add("Koperasi tani")
    monkeypatch.setattr(rebuilding, "record", lambda document: 1 / 0)
    assert search_index().failed == [f"home.standardpage:{page.pk}"]


def test_command_says_what_it_did(search_index, add, capsys):
    add("Koperasi tani")
    call_command("reindex")
    assert "1 documents of 1 objects" in capsys.readouterr().out


def test_command_leaves_a_usable_index_alone(search_index, add, capsys):
    call_command("reindex", "--if-needed")
    add("Koperasi tani")
    call_command("reindex", "--if-needed")
    assert find(SearchQuery("tani")).total == 1
    capsys.readouterr()
    call_command("reindex", "--if-needed")
    assert capsys.readouterr().out == ""


def test_command_fails_plainly_without_an_engine(search_index, monkeypatch):
    def fail(records):
        raise EngineUnavailable("no route")

    monkeypatch.setattr(backends.engine(), "rebuild", fail)
    with pytest.raises(CommandError, match="no route"):
        call_command("reindex")


def test_indexer_applies_everything_and_stops_when_asked(search_index, add):
    search_index()
    add("Koperasi tani")
    call_command("run_indexer", "--once")
    assert find(SearchQuery("tani")).total == 1
