"""A worksheet in several formats is one thing to choose."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from knowledge.downloads import by_worksheet
from knowledge.models import ToolFile, ToolIndexPage
from tests.factories.knowledge import PDF, DocumentFactory, ToolFileFactory, ToolPageFactory


def file(title: str, ending: str, language: str = "id") -> ToolFile:
    document = get_document_model()(pk=1, title=title, file=f"a.{ending}", collection_id=1)
    return ToolFile(title=title, language=language, document=document)


def formats(files: list[ToolFile]) -> list[tuple[str, list[str]]]:
    return [(one.title, [row.format for row in one.rows]) for one in by_worksheet(files)]


def test_formats_of_one_worksheet_stand_together_the_one_that_computes_first() -> None:
    files = [file("Buku kas", "csv"), file("Agenda", "pdf"), file("Buku kas", "xlsx")]
    assert formats(files) == [("Buku kas", ["XLSX", "CSV"]), ("Agenda", ["PDF"])]


def test_another_language_is_another_thing() -> None:
    files = [file("Buku kas", "pdf"), file("Buku kas", "xlsx", "en")]
    assert len(by_worksheet(files)) == 2


def test_two_files_of_one_format_stay_two() -> None:
    assert len(by_worksheet([file("Modul", "pdf"), file("Modul", "pdf")])) == 2


@pytest.mark.django_db
def test_page_offers_each_format_with_its_size(library: ToolIndexPage, client: Client) -> None:
    files = [
        ToolFileFactory.build(
            title="Buku kas", document=DocumentFactory(file=ContentFile(PDF, name))
        )
        for name in ("buku.xlsx", "buku.pdf")
    ]
    page = client.get(ToolPageFactory(parent=library, files=files).url).content.decode()
    assert page.count('<a class="file"') == 2
    assert page.count("<b>Buku kas</b>") == 1
