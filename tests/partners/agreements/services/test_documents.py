"""Files: judged by content, kept privately."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from home.access import ActionNotPermitted, Actor
from home.uploads.refusals import FileIsEmpty, FileIsTooLarge, UploadRefused
from partners.agreements import refusals
from partners.agreements.services import agreements, documents
from tests.factories.agreements import (
    PDF,
    AgreementFactory,
    a_document,
    editor,
    moderator,
    person,
)

pytestmark = pytest.mark.django_db


def _add(content: bytes, name: str):
    file = ContentFile(content, name=name)
    return documents.add(
        AgreementFactory(), file, by=Actor(editor()), kind="annex", title_id="Lampiran"
    )


def _office(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_file_lands_in_private_storage_under_a_name_that_tells_nothing() -> None:
    document = _add(PDF, "Rahasia Negosiasi.pdf")
    path = Path(document.file.path)
    assert path.is_relative_to(settings.PRIVATE_ROOT)
    assert "Rahasia" not in str(path)
    assert (document.size, document.media_type) == (len(PDF), "application/pdf")
    assert document.format == "PDF"


def test_empty_file_is_refused() -> None:
    with pytest.raises(FileIsEmpty):
        _add(b"", "kosong.pdf")


def test_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST", 10)
    with pytest.raises(FileIsTooLarge):
        _add(PDF, "besar.pdf")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<script>alert(1)</script>", "naskah.pdf"),
        (PDF, "naskah.exe"),
        (PDF, "naskah"),
        (PDF, "naskah.docx"),
        (_office("readme.txt"), "naskah.docx"),
        (_office("word/document.xml", "word/vbaProject.bin"), "naskah.docx"),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(UploadRefused):
        _add(content, name)


def test_office_file_is_accepted() -> None:
    document = _add(_office("[Content_Types].xml", "word/document.xml"), "naskah.docx")
    assert document.format == "DOCX"


def test_reader_cannot_add_a_file() -> None:
    with pytest.raises(ActionNotPermitted):
        a_document(AgreementFactory(), by=person("view_agreement"))


def test_only_a_moderator_widens_the_audience_or_archives() -> None:
    document = a_document(AgreementFactory())
    with pytest.raises(ActionNotPermitted):
        documents.show_to(document, "public", by=Actor(editor()))
    documents.show_to(document, "public", by=Actor(moderator()))
    documents.archive(document, by=Actor(moderator()))
    document.refresh_from_db()
    assert document.visibility == "public"
    assert document.archived_at
    assert Path(document.file.path).exists()


def test_archiving_an_agreement_needs_a_reason_and_can_be_taken_back() -> None:
    agreement, by = AgreementFactory(), moderator()
    with pytest.raises(refusals.ReasonMissing):
        agreements.archive(agreement, by=Actor(by), reason="")
    agreements.archive(agreement, by=Actor(by), reason="Duplicate")
    assert not agreement.is_public
    with pytest.raises(refusals.AlreadyArchived):
        agreements.archive(agreement, by=Actor(by), reason="Duplicate")
    agreements.restore(agreement, by=Actor(by))
    assert agreement.is_public
