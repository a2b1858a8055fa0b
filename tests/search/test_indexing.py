"""The outbox: noted with the change, applied once it is committed."""

import pytest
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from search import indexing, lexicons, registry
from search.documents import SearchQuery
from search.engines.embedded import EmbeddedEngine
from search.engines.port import EngineUnavailable
from search.finding import find
from search.models import Change
from search.models.change import KEPT


@pytest.fixture
def titles(search_index):
    """What is found now, after the noted changes are applied."""

    def titles(text, language="id"):
        while indexing.drain():
            pass
        results = find(SearchQuery(text, language=language))
        assert not results.degraded
        return ["".join(part.text for part in hit.title) for hit in results.hits]

    search_index()
    return titles


def test_published_page_is_found(titles, add):
    add("Tata kelola koperasi")
    assert titles("kelola") == ["Tata kelola koperasi"]
    assert titles("kelola", "en") == []


def test_draft_is_not_found(titles, add):
    add("Rancangan rahasia", live=False)
    assert titles("rahasia") == []


def test_unpublished_page_is_lost(titles, add):
    page = add("Tata kelola")
    assert titles("kelola")
    page.unpublish()
    assert titles("kelola") == []


def test_deleted_page_is_lost(titles, add):
    page = add("Tata kelola")
    assert titles("kelola")
    page.delete()
    assert titles("kelola") == []


def test_deleting_a_branch_takes_its_pages_along(titles, add):
    parent = add("Induk")
    add("Anak halaman", parent=parent)
    assert titles("anak")
    parent.delete()
    assert titles("anak") == []


def test_private_branch_is_lost_and_comes_back(titles, add):
    parent = add("Induk")
    add("Anak halaman", parent=parent)
    restriction = PageViewRestriction.objects.create(page=parent, restriction_type="login")
    assert titles("anak") == []
    restriction.delete()
    assert titles("anak") == ["Anak halaman"]


def test_moved_pages_have_their_new_address(titles, add):
    parent, child = add("Induk"), add("Anak halaman")
    child.move(parent, pos="last-child")
    assert titles("anak")
    hit = find(SearchQuery("anak")).hits[0]
    assert hit.url.endswith(f"/{parent.slug}/{child.slug}/")


def test_changed_address_of_a_parent_reaches_its_children(titles, add):
    parent = add("Induk")
    add("Anak halaman", parent=parent)
    assert titles("anak")
    parent.refresh_from_db()
    parent.slug = "pindah"
    parent.save_revision().publish()
    assert titles("anak")
    assert "/pindah/" in find(SearchQuery("anak")).hits[0].url


def test_words_of_new_documents_are_known_at_once(titles, add):
    add("Biogas desa")
    titles("biogas")
    assert lexicons.current().vocabulary.knows("biogas")
    assert find(SearchQuery("biogsa")).understood == "biogas"


def test_a_change_that_is_rolled_back_leaves_no_note(add):
    page = add("Induk")
    before = Change.objects.count()
    point = transaction.savepoint()
    page.save()
    assert Change.objects.count() == before + 1
    transaction.savepoint_rollback(point)
    assert Change.objects.count() == before


def test_changes_are_applied_after_commit(
    search_index, add, settings, django_capture_on_commit_callbacks
):
    search_index()
    with django_capture_on_commit_callbacks(execute=True):
        add("Tata kelola")
    assert not Change.objects.pending().exists()
    settings.SEARCH_INDEXER = "process"
    with django_capture_on_commit_callbacks(execute=True):
        add("Lain")
    assert Change.objects.pending().exists()


def test_deferred_changes_wait(search_index, add, django_capture_on_commit_callbacks):
    search_index()
    with django_capture_on_commit_callbacks(execute=True), indexing.deferred():
        add("Tata kelola")
    assert Change.objects.pending().exists()


def test_one_bad_object_does_not_stop_the_others(titles, add, monkeypatch):
    bad, _good = add("Halaman rusak"), add("Halaman baik")
    source = registry.source_for(bad)

    def build(page):
        if page.pk == bad.pk:
            raise LookupError("rusak")
        return source.build(page)

    monkeypatch.setitem(
        registry._sources, source.type, registry.Source(**{**_fields(source), "build": build})
    )
    assert titles("halaman") == ["Halaman baik"]
    failed = Change.objects.failed()
    assert {change.object_id for change in failed} == {str(bad.pk)}
    assert "rusak" in failed[0].error


def _fields(source):
    return {name: getattr(source, name) for name in source.__slots__}


def test_changes_wait_for_an_engine_that_is_down(search_index, add, monkeypatch):
    search_index()
    add("Tata kelola")

    def fail(self, records):
        raise EngineUnavailable("down")

    with monkeypatch.context() as patch:
        patch.setattr(EmbeddedEngine, "put", fail)
        indexing.drain_quietly()
        assert Change.objects.pending().exists()
    indexing.drain_quietly()
    assert not Change.objects.pending().exists()
    assert find(SearchQuery("kelola")).total == 1


def test_applied_changes_are_forgotten_after_a_day(add):
    add("Satu")
    Change.objects.update(done_at=timezone.now() - KEPT * 2)
    add("Dua")
    indexing.forget_old_changes()
    assert not Change.objects.outdated().exists()
    assert Change.objects.pending().exists()


def test_other_records_leave_no_note(db, django_user_model):
    django_user_model.objects.create_user(email="a@example.org", password="x")
    assert not Change.objects.exists()


def test_documents_are_built_in_their_own_language(titles, add):
    with translation.override("en"):
        add("Tata kelola")
        assert titles("kelola") == ["Tata kelola"]
        assert find(SearchQuery("kelola")).hits[0].url.startswith("/id/")
