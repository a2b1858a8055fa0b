"""Files of tools are read in a job, found by the search, and reported when they hide their text."""

import datetime
import os
import tempfile
import time

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from knowledge.extraction import reading, services
from knowledge.extraction.admin.today import files_without_text
from knowledge.extraction.models import ExtractionState, FileText, Problem
from knowledge.searchable import _files
from search import indexing
from search.documents import SearchQuery
from search.finding import find
from tests.factories import files
from tests.factories.knowledge import DocumentFactory, ToolFileFactory, ToolPageFactory

pytestmark = pytest.mark.django_db
NERACA = files.pdf("Neraca lajur disusun setiap bulan oleh bendahara.")


@pytest.fixture
def tool_with(library, django_capture_on_commit_callbacks):
    """Publish a tool with a file, as an editor does; the job runs after the commit."""

    def tool_with(content, name="neraca.pdf", title="Lembar kerja"):
        document = DocumentFactory(file=ContentFile(content, name=name), title=title)
        with django_capture_on_commit_callbacks(execute=True):
            rows = [ToolFileFactory.build(document=document, title=title)]
            tool = ToolPageFactory(parent=library, title="Alat pembukuan", files=rows)
        return tool, document

    return tool_with


def test_copies_of_killed_workers_go(tool_with, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new = tmp_path / "extract-old", tmp_path / "extract-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "file").write_bytes(NERACA)
    hour_ago = time.time() - 3600
    os.utime(old, (hour_ago, hour_ago))
    tool_with(NERACA)
    assert list(tmp_path.iterdir()) == [new]


def row_of(document):
    return FileText.objects.get(document=document)


def test_text_of_an_uploaded_file_finds_its_tool(tool_with, search_index, client):
    search_index()
    tool, document = tool_with(NERACA)
    indexing.drain_quietly()
    assert row_of(document).state == ExtractionState.DONE
    hit = find(SearchQuery("lajur", language="id")).hits[0]
    assert (hit.identity[1], hit.source, hit.file) == (str(tool.pk), "extract", "Lembar kerja")
    assert [part.text for part in hit.snippet if part.is_match] == ["lajur"]
    assert "Lembar kerja" in client.get("/id/cari/?q=lajur").content.decode()
    assert "Lembar kerja" in client.get("/id/perpustakaan/?q=lajur").content.decode()


def test_replaced_file_is_read_again(tool_with, django_capture_on_commit_callbacks):
    _tool, document = tool_with(NERACA)
    with django_capture_on_commit_callbacks(execute=True):
        document.file = ContentFile(files.docx("Buku besar"), name="buku.docx")
        document.save()
    assert row_of(document).text == "Buku besar"


def test_file_is_not_read_again_when_only_its_title_changes(tool_with, monkeypatch):
    _tool, document = tool_with(NERACA)
    monkeypatch.setattr(reading, "read", lambda *_: pytest.fail("read again"))
    document.title = "Neraca"
    document.save()
    assert row_of(document).state == ExtractionState.DONE
    assert "Neraca" in row_of(document).text


def test_words_of_a_replaced_file_leave_the_index_before_the_new_one_is_read(
    tool_with, search_index, monkeypatch, django_capture_on_commit_callbacks
):
    """Also when a run is reading the old file, and when nobody ever reads the new one."""
    search_index()
    _tool, document = tool_with(NERACA)
    indexing.drain_quietly()
    assert find(SearchQuery("lajur", language="id")).hits
    FileText.objects.update(state=ExtractionState.WAITING)

    def replace_meanwhile(path, extension):
        with django_capture_on_commit_callbacks():  # its job is never rung
            document.file = ContentFile(files.docx("Buku besar"), name="buku.docx")
            document.save()
        return reading.Extracted("Neraca lajur", 1)

    monkeypatch.setattr(reading, "read", replace_meanwhile)
    assert services.extract(document.pk) is None
    indexing.drain_quietly()
    assert row_of(document).text == ""
    assert not find(SearchQuery("lajur", language="id")).hits


def test_file_that_was_replaced_unheard_is_out_of_the_index_and_read_later(
    tool_with, django_capture_on_commit_callbacks
):
    """A web process that is killed between saving a document and asking for its text."""
    tool, document = tool_with(NERACA)
    document.file = ContentFile(files.docx("Buku besar"), name="buku.docx")
    type(document).objects.filter(pk=document.pk).update(
        file=document.file.storage.save("documents/buku.docx", document.file.file)
    )
    assert not any(dict(_files(tool)).values())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("extract_files", verbosity=0)
    assert row_of(document).text == "Buku besar"


@pytest.mark.parametrize("problem", [Problem.MISSING, Problem.GIVEN_UP])
def test_reason_that_may_have_gone_is_looked_at_again_after_a_day(
    tool_with, problem, django_capture_on_commit_callbacks
):
    _tool, document = tool_with(NERACA)
    FileText.objects.update(state=ExtractionState.FAILED, problem=problem, text="")
    with django_capture_on_commit_callbacks(execute=True):
        services.recover()
    assert row_of(document).problem == problem
    FileText.objects.update(finished_at=timezone.now() - datetime.timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):
        services.recover()
    assert row_of(document).state == ExtractionState.DONE


def test_whoever_comes_second_has_nothing_to_do(tool_with):
    _tool, document = tool_with(NERACA)
    assert services.extract(document.pk) is None
    assert services.extract(10**9) is None


@pytest.mark.parametrize(
    ("content", "name", "state", "problem"),
    [
        (files.pdf(""), "scan.pdf", ExtractionState.EMPTY, ""),
        (b"junk", "rusak.pdf", ExtractionState.FAILED, Problem.DAMAGED),
        (files.pdf("x", password="x"), "kunci.pdf", ExtractionState.FAILED, Problem.LOCKED),
        (b"GIF89a", "gambar.gif", ExtractionState.SKIPPED, ""),
        (b"", "kosong.txt", ExtractionState.EMPTY, ""),
    ],
)
def test_what_cannot_be_read_says_why(tool_with, content, name, state, problem):
    _tool, document = tool_with(content, name)
    row = row_of(document)
    assert (row.state, row.problem) == (state, problem)


def test_missing_file_is_said(tool_with):
    _tool, document = tool_with(NERACA)
    document.file.delete(save=False)
    FileText.objects.update(state=ExtractionState.WAITING)
    services.extract(document.pk)
    assert row_of(document).problem == Problem.MISSING


def test_editors_are_told_of_scans(tool_with, admin_client, admin_user):
    _tool, document = tool_with(files.pdf(""), "scan.pdf", title="Akta pendirian")
    (item,) = files_without_text(admin_user)
    assert item.label == "Akta pendirian"
    assert str(document.pk) in item.url
    assert "Akta pendirian" in admin_client.get("/admin/").content.decode()
    report = admin_client.get("/admin/reports/file-texts/?state=empty").content.decode()
    assert "Akta pendirian" in report
    assert (
        "Akta pendirian"
        not in admin_client.get("/admin/reports/file-texts/?state=done").content.decode()
    )


def test_others_are_not_told(tool_with, client, stranger):
    tool_with(files.pdf(""), "scan.pdf")
    assert files_without_text(stranger) == []
    client.force_login(stranger)
    assert client.get("/admin/reports/file-texts/").status_code == 302


def test_killed_job_is_started_again_and_given_up_at_last(
    tool_with, django_capture_on_commit_callbacks
):
    _tool, document = tool_with(NERACA)
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    FileText.objects.update(state=ExtractionState.RUNNING, beat_at=long_ago, file_hash="", text="")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("extract_files")
    assert row_of(document).state == ExtractionState.DONE
    FileText.objects.update(
        state=ExtractionState.RUNNING, beat_at=long_ago, attempts=FileText.MOST_ATTEMPTS
    )
    call_command("extract_files", verbosity=0)
    assert row_of(document).problem == Problem.GIVEN_UP


def test_running_job_is_left_alone(tool_with):
    _tool, document = tool_with(NERACA)
    FileText.objects.update(state=ExtractionState.RUNNING, beat_at=timezone.now())
    assert services.recover() == 0
    assert row_of(document).state == ExtractionState.RUNNING


def test_file_replaced_while_it_is_read_is_read_again(
    tool_with, monkeypatch, django_capture_on_commit_callbacks
):
    _tool, document = tool_with(NERACA)
    read, is_first = reading.read, [True]

    def replace_meanwhile(path, extension):
        if is_first and is_first.pop():
            document.file = ContentFile(files.docx("Buku besar"), name="buku.docx")
            document.save()
        return read(path, extension)

    FileText.objects.update(state=ExtractionState.WAITING, file_hash="")
    monkeypatch.setattr(reading, "read", replace_meanwhile)
    with django_capture_on_commit_callbacks(execute=True):
        assert services.extract(document.pk) is None
    assert row_of(document).text == "Buku besar"


def test_files_from_before_are_read_too(tool_with, django_capture_on_commit_callbacks):
    _tool, document = tool_with(NERACA)
    FileText.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert services.recover() == 1
    assert row_of(document).state == ExtractionState.DONE


def test_words_of_closed_files_are_not_in_the_index(
    tool_with, search_index, django_capture_on_commit_callbacks
):
    search_index()
    _tool, document = tool_with(NERACA)
    with django_capture_on_commit_callbacks(execute=True):
        document.collection = Collection.get_first_root_node().add_child(name="Keuangan")
        document.save()

    def is_found():
        indexing.drain_quietly()
        return bool(find(SearchQuery("lajur", language="id")).hits)

    assert is_found()
    closed = CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    assert not is_found()
    closed.delete()
    assert is_found()
    above = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=above, restriction_type="login")
    document.collection.move(Collection.objects.get(pk=above.pk), "sorted-child")
    assert not is_found()


def test_files_moved_by_the_hundred_leave_the_index(tool_with, search_index, admin_client):
    search_index()
    _tool, document = tool_with(NERACA)
    closed = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    address = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "add_to_collection"])
    admin_client.post(f"{address}?id={document.pk}", {"collection": closed.pk})
    document.refresh_from_db()
    assert document.collection == closed
    indexing.drain_quietly()
    assert not find(SearchQuery("lajur", language="id")).hits
