"""An absent or damaged index is built anew by the indexer; failures are said once."""

import logging
import shutil

import pytest
from django.core.management import call_command

from search import backends, healing, indexing
from search.documents import SearchQuery
from search.engines.embedded import EmbeddedEngine
from search.engines.port import EngineUnavailable, IndexUnusable
from search.engines.tantivy_index.guard import guarded
from search.finding import find
from search.models import Change


@pytest.fixture
def folder(search_index, settings, add):
    add("Koperasi tani")
    search_index()
    return settings.SEARCH_ENGINES["default"]["PATH"]


def test_indexer_rebuilds_an_index_that_is_gone(folder):
    backends.forget()
    shutil.rmtree(folder)
    call_command("run_indexer", "--once")
    assert find(SearchQuery("tani")).total == 1


@pytest.mark.parametrize("suffix", [".term", ".store", ".idx", ".fast", "meta.json"])
def test_indexer_rebuilds_a_damaged_index(folder, suffix, caplog):
    backends.forget()
    for path in folder.rglob(f"*{suffix}"):
        path.write_bytes(b"\x07" * 11)
    with caplog.at_level(logging.WARNING, "search.healing"):
        call_command("run_indexer", "--once")
    assert [entry.levelname for entry in caplog.records] == ["ERROR", "WARNING"]
    results = find(SearchQuery("tani"))
    assert (results.total, results.degraded) == (1, False)


def test_a_usable_index_is_left_alone(folder, monkeypatch):
    monkeypatch.setattr(healing, "heal", lambda error: pytest.fail("rebuilt"))
    call_command("run_indexer", "--once")


def test_changes_wait_while_there_is_no_index(folder, add):
    backends.forget()
    shutil.rmtree(folder)
    add("Koperasi susu")
    indexing.drain_quietly()
    assert Change.objects.pending().exists()
    assert find(SearchQuery("susu")).degraded


def test_failing_to_apply_changes_is_said_once(folder, add, monkeypatch, caplog):
    add("Koperasi susu")

    def fail(self, records):
        raise EngineUnavailable("down")

    with caplog.at_level(logging.WARNING, "search.indexing"):
        with monkeypatch.context() as patch:
            patch.setattr(EmbeddedEngine, "put", fail)
            for _ in range(3):
                indexing.drain_quietly()
        indexing.drain_quietly()
    assert [entry.levelname for entry in caplog.records] == ["ERROR", "WARNING"]


class PanicException(BaseException):
    """As the Rust engine raises it: not an Exception, known by its name only."""


@pytest.mark.parametrize(
    ("raised", "becomes"),
    [
        (PanicException("index out of bounds"), IndexUnusable),
        (ValueError("Data corrupted"), IndexUnusable),
        (ValueError("Failed to acquire Lockfile: LockBusy"), EngineUnavailable),
        (OSError("No space left on device"), EngineUnavailable),
    ],
)
def test_what_the_engine_raises_has_one_name(raised, becomes):
    with pytest.raises(EngineUnavailable) as caught, guarded():
        raise raised
    assert type(caught.value) is becomes


def test_interruptions_are_not_swallowed():
    with pytest.raises(KeyboardInterrupt), guarded():
        raise KeyboardInterrupt
