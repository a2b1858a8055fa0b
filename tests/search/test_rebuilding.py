import pytest
from django.core.management import CommandError, call_command

from home.models import StandardPage
from search import backends, indexing, lexicons, rebuilding
from search.documents import SearchQuery
from search.engines.null import NullEngine
from search.engines.port import EngineUnavailable
from search.finding import find
from search.models import Change, IndexState, Word
from tests.factories.organisations import CooperativeFactory


def test_rebuild_counts_words_and_documents(search_index, add):
    add("Koperasi tani")
    add("Koperasi nelayan")
    report = search_index()
    assert (report.objects, report.documents, report.failed) == (2, 2, [])
    assert Word.objects.get(text="koperasi").frequency == 2
    assert IndexState.current().documents == {"public": 2}


def test_words_of_a_register_are_kept_apart(search_index):
    CooperativeFactory(name="Koperasi Desa Merah Putih Gudang", profile__is_kdkmp=True)
    search_index()
    assert Word.objects.get(text="gudang").audience == "entries:public"
    assert IndexState.current().documents == {"entries:public": 2}
    vocabulary = lexicons.current().vocabulary
    assert vocabulary.knows("gudang")
    assert vocabulary.starting_with("gud") == ()


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


class TestBulkChanges:
    """What is written past signals is noted by whoever wrote it."""

    @pytest.fixture(autouse=True)
    def process(self, settings):
        settings.SEARCH_INDEXER = "process"

    @pytest.fixture
    def few(self, monkeypatch):
        monkeypatch.setattr(indexing, "MANY", 2)

    @pytest.fixture
    def renamed(self, search_index, add):
        """Three pages, renamed behind the index's back."""
        pages = [add(f"Koperasi {name}") for name in ("tani", "nelayan", "susu")]
        search_index()
        Change.objects.all().delete()
        for page in pages:
            type(page).objects.filter(pk=page.pk).update(title="Bergabung")
        return pages

    def test_some_are_looked_at_one_by_one(self, renamed):
        indexing.refresh_many(type(renamed[0]), [page.pk for page in renamed])
        assert Change.objects.pending().count() == 3
        assert not indexing.is_rebuild_due()
        indexing.drain()
        assert find(SearchQuery("bergabung")).total == 3

    def test_of_many_one_note_has_everything_built_anew(self, renamed, few):
        indexing.refresh_many(type(renamed[0]), [page.pk for page in renamed])
        assert Change.objects.pending().count() == 1
        assert indexing.drain() == 0
        assert find(SearchQuery("bergabung")).total == 0
        assert rebuilding.catch_up().documents == 3
        assert find(SearchQuery("bergabung")).total == 3

    def test_it_is_built_once(self, renamed, few):
        indexing.refresh_many(type(renamed[0]), [page.pk for page in renamed])
        rebuilding.catch_up()
        assert rebuilding.catch_up() is None
        assert not Change.objects.pending().exists()

    def test_a_build_that_was_killed_is_begun_again(self, renamed, few, monkeypatch):
        indexing.refresh_many(type(renamed[0]), [page.pk for page in renamed])

        def killed(engine, records):
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(type(backends.engine()), "rebuild", killed)
            with pytest.raises(KeyboardInterrupt):
                rebuilding.catch_up()
        assert rebuilding.catch_up().documents == 3

    def test_what_is_noted_while_it_is_built_has_it_built_again(self, renamed, few, monkeypatch):
        keys = [page.pk for page in renamed]
        indexing.refresh_many(type(renamed[0]), keys)
        built = type(backends.engine()).rebuild

        def meanwhile(engine, records):
            count = built(engine, records)
            indexing.refresh_many(type(renamed[0]), keys)
            return count

        with monkeypatch.context() as patched:
            patched.setattr(type(backends.engine()), "rebuild", meanwhile)
            rebuilding.catch_up()
        assert indexing.is_rebuild_due()

    def test_indexer_builds_and_goes_on(self, renamed, few, add):
        indexing.refresh_many(type(renamed[0]), [page.pk for page in renamed])
        add("Koperasi lada")
        call_command("run_indexer", "--once")
        assert find(SearchQuery("bergabung")).total == 3
        assert find(SearchQuery("lada")).total == 1
        assert not Change.objects.pending().exists()

    def test_a_job_builds_only_where_no_indexer_does(self, renamed, few, settings):
        indexing.refresh_many(type(renamed[0]), [page.pk for page in renamed])
        assert rebuilding.catch_up_here() is None
        settings.SEARCH_INDEXER = "commit"
        assert rebuilding.catch_up_here().documents == 3

    def test_what_nobody_can_find_is_not_noted(self, db):
        indexing.refresh_many(Change, [1, 2, 3])
        indexing.refresh_many(StandardPage, [])
        assert not Change.objects.exists()
