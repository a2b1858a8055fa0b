"""What was uploaded is sent out harmless, by whichever address it is asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Iterator[Any]:
    made = get_document_model()(title="Anggaran dasar")
    made.file.save("anggaran.pdf", ContentFile(files.pdf("Pasal 1")))
    yield made
    made.file.delete(save=False)


def _headers(client: Client, address: str) -> Any:
    response = client.get(address)
    assert b"".join(response.streaming_content)
    return response.headers


@pytest.mark.parametrize("name", ["url", "file.url"])
def test_pdf_is_sandboxed_and_shown_in_place(client: Client, document: Any, name: str) -> None:
    headers = _headers(client, document.url if name == "url" else document.file.url)
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "application/pdf"
    assert headers.get("Content-Disposition", "inline").startswith("inline")
    assert "Content-Encoding" not in headers


@pytest.mark.parametrize("ending", ["html", "svg", "csv"])
def test_other_files_are_downloads(client: Client, ending: str) -> None:
    path = Path(settings.MEDIA_ROOT) / f"sendiri.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<script>alert(1)</script>")
    headers = _headers(client, f"/media/sendiri.{ending}")
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Security-Policy"].startswith("sandbox")
    path.unlink()


def test_caches_ask_again_for_a_document(client: Client, document: Any) -> None:
    headers = _headers(client, document.url)
    assert headers["Cache-Control"] == "no-cache"
    again = client.get(document.url, headers={"If-None-Match": headers["ETag"]})
    assert again.status_code == 304


def test_document_of_a_closed_collection_is_not_sent(client: Client, document: Any) -> None:
    closed = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document.collection = closed
    document.save()
    response = client.get(document.url)
    assert response.status_code == 302
    assert response.url.startswith("/id/akun/login/?next=")


@pytest.mark.parametrize(
    ("address", "status"),
    [("/media/../manage.py", 400), ("/media/%00", 404), ("/media/tiada.pdf", 404)],
)
def test_what_is_not_there_is_not_sent(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize("address", ["/documents/99999999999999999999/a.pdf", "/documents/1/%00"])
def test_odd_document_address_is_a_404(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
