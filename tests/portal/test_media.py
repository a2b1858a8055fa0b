"""What was uploaded is sent out harmless, by whichever address it is asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import files
from tests.factories.knowledge import DocumentFactory, ToolFileFactory, ToolPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Iterator[Any]:
    made = get_document_model()(title="Anggaran dasar")
    made.file.save("anggaran.pdf", ContentFile(files.pdf("Pasal 1")))
    ToolPageFactory(files=[ToolFileFactory.build(document=made)])
    yield made
    made.file.delete(save=False)


def _headers(client: Client, address: str) -> Any:
    response = client.get(address)
    assert b"".join(response.streaming_content)
    return response.headers


def test_pdf_is_sandboxed_and_shown_in_place(client: Client, document: Any) -> None:
    headers = _headers(client, document.url)
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "application/pdf"
    assert headers.get("Content-Disposition", "inline").startswith("inline")
    assert "Content-Encoding" not in headers


@pytest.mark.parametrize("ending", ["html", "svg", "csv"])
def test_what_is_no_picture_is_a_download(client: Client, ending: str) -> None:
    path = Path(settings.MEDIA_ROOT) / f"images/sendiri.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<script>alert(1)</script>")
    headers = _headers(client, f"/media/images/sendiri.{ending}")
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Security-Policy"].startswith("sandbox")
    path.unlink()


def _status(client: Client, address: str) -> int:
    response = client.get(address)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code


SPELLINGS = (
    "/media/documents/{}",
    "/media//documents/{}",
    "/media/./documents/{}",
    "/media/images/../documents/{}",
    "/media/images/%2e%2e/documents/{}",
    "/media/images%2F..%2Fdocuments/{}",
    "/media/images/..%2Fdocuments%2F{}",
    "/media/images\\..\\documents\\{}",
    "/media/Documents/{}",
    "/media/%64ocuments/{}",
    "/media/documents/{}/",
    "/media/documents//{}",
    "/media/documents/{}?download=1",
    "/media/images/%252e%252e/documents/{}",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_documents_have_one_address(admin_client: Client, document: Any, spelling: str) -> None:
    """Not even for who may do everything: past the check, none is sent."""
    name = Path(document.file.name).name
    assert admin_client.get(spelling.format(name)).status_code == 404


def test_caches_ask_again_for_a_document(client: Client, document: Any) -> None:
    headers = _headers(client, document.url)
    assert headers["Cache-Control"] == "no-cache"
    again = client.get(document.url, headers={"If-None-Match": headers["ETag"]})
    assert again.status_code == 304


def _close(collection: Collection, **how: Any) -> Collection:
    CollectionViewRestriction.objects.create(collection=collection, **how)
    return collection


@pytest.fixture
def closed() -> Collection:
    """A collection in one that only people who signed in may read."""
    above = Collection.get_first_root_node().add_child(name="Tertutup")
    _close(above, restriction_type="login")
    return above.add_child(name="Di dalamnya")


def test_document_of_a_closed_collection_is_not_sent(
    client: Client, document: Any, closed: Collection
) -> None:
    document.collection = closed
    document.save()
    response = client.get(document.url)
    assert response.status_code == 302
    assert response.url.startswith("/id/akun/login/?next=")


def test_what_one_may_read_is_kept_for_nobody_else(
    client: Client, document: Any, closed: Collection, stranger: Any
) -> None:
    document.collection = closed
    document.save()
    client.force_login(stranger)
    assert _headers(client, document.url)["Cache-Control"] == "private, no-store"


@pytest.fixture
def picture() -> Iterator[Any]:
    file = ContentFile(files.picture(), name="denah.png")
    image = get_image_model().objects.create(title="Denah gudang", file=file, width=8, height=8)
    image.get_rendition("width-8")
    yield image
    image.delete()


def _addresses_of(picture: Any) -> list[str]:
    return [picture.file.url, *(one.file.url for one in picture.renditions.all())]


def test_picture_is_kept_by_its_reader_and_not_between(client: Client, picture: Any) -> None:
    for address in _addresses_of(picture):
        assert _headers(client, address)["Cache-Control"] == "public, max-age=604800, s-maxage=0"


def test_picture_of_a_closed_collection_is_there_for_those_who_may_read_it(
    client: Client, picture: Any, closed: Collection, stranger: Any
) -> None:
    picture.collection = closed
    picture.save()
    picture.get_rendition("width-8")
    for address in _addresses_of(picture):
        assert _status(client, address) == 404
        assert _status(client, address.replace("denah", "DENAH")) == 404
        assert _status(client, address.replace("/media/", "/media//")) == 404
    client.force_login(stranger)
    for address in _addresses_of(picture):
        assert _headers(client, address)["Cache-Control"] == "private, no-store"


def test_editor_sees_the_pictures_of_a_collection_closed_to_readers(
    client: Client, picture: Any, editor: Any
) -> None:
    picture.collection = Collection.get_first_root_node().add_child(name="Pengurus")
    picture.save()
    _close(picture.collection, restriction_type="groups")
    client.force_login(editor)
    assert [_status(client, one) for one in _addresses_of(picture)] == [200, 200]


def test_portraits_are_for_the_admin(client: Client, editor: Any) -> None:
    name = default_storage.save("avatar_images/a.png", ContentFile(files.picture()))
    assert _status(client, f"/media/{name}") == 404
    client.force_login(editor)
    assert _status(client, f"/media/{name}") == 200
    default_storage.delete(name)


@pytest.fixture
def tool() -> Any:
    return ToolPageFactory(files=[ToolFileFactory.build(document=DocumentFactory())])


def _address(tool: Any) -> str:
    return tool.files.get().document.url


def test_file_of_a_published_tool_is_sent(client: Client, tool: Any) -> None:
    assert _status(client, _address(tool)) == 200


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_file_of_a_private_tool_asks_for_a_log_in(client: Client, tool: Any, kind: str) -> None:
    """Case 20: the page was closed, its file was open to everybody."""
    PageViewRestriction.objects.create(page=tool.get_parent(), restriction_type=kind)
    assert _status(client, _address(tool)) == 302


def test_file_of_a_private_tool_is_there_for_its_readers(
    client: Client, tool: Any, stranger: Any, editor: Any
) -> None:
    restriction = PageViewRestriction.objects.create(page=tool, restriction_type="login")
    client.force_login(stranger)
    assert _headers(client, _address(tool))["Cache-Control"] == "private, no-store"
    restriction.restriction_type = "groups"
    restriction.save()
    assert _status(client, _address(tool)) == 404
    client.force_login(editor)
    assert _status(client, _address(tool)) == 200


def test_file_follows_the_password_of_its_page(client: Client, tool: Any) -> None:
    restriction = PageViewRestriction.objects.create(
        page=tool, restriction_type="password", password="gudang"
    )
    assert _status(client, _address(tool)) == 404
    client.post(
        reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, tool.pk]),
        {"password": "gudang", "return_url": tool.url},
    )
    assert _headers(client, _address(tool))["Cache-Control"] == "private, no-store"


def test_file_of_a_draft_is_there_for_its_editors(client: Client, tool: Any, editor: Any) -> None:
    tool.unpublish()
    assert _status(client, _address(tool)) == 404
    client.force_login(editor)
    assert _status(client, _address(tool)) == 200


def test_file_that_only_a_draft_of_an_open_page_names_is_for_its_editors(
    client: Client, tool: Any, editor: Any
) -> None:
    tool.files.add(ToolFileFactory.build(document=(added := DocumentFactory())))
    tool.save_revision()
    assert _status(client, added.url) == 404
    client.force_login(editor)
    assert _status(client, added.url) == 200
    tool.get_latest_revision().publish()
    assert _status(Client(), added.url) == 200


def test_file_that_nothing_names_is_for_whom_its_collection_is(
    client: Client, closed: Collection, stranger: Any
) -> None:
    file = DocumentFactory(collection=closed)
    assert _status(client, file.url) == 302
    client.force_login(stranger)
    assert _status(client, file.url) == 200
    file.collection = Collection.get_first_root_node()
    file.save()
    assert _status(client, file.url) == 404


def test_file_that_an_open_page_offers_too_is_open(client: Client, tool: Any) -> None:
    PageViewRestriction.objects.create(page=tool, restriction_type="login")
    file = ToolFileFactory.build(document=tool.files.get().document)
    ToolPageFactory(parent=tool.get_parent(), files=[file])
    assert _status(client, _address(tool)) == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/media/../manage.py", 404),
        ("/media/images/../../manage.py", 404),
        ("/media/%00", 404),
        ("/media/tiada.pdf", 404),
    ],
)
def test_what_is_not_there_is_not_sent(client: Client, address: str, status: int) -> None:
    assert _status(client, address) == status


@pytest.mark.parametrize("address", ["/documents/99999999999999999999/a.pdf", "/documents/1/%00"])
def test_odd_document_address_is_a_404(client: Client, address: str) -> None:
    assert _status(client, address) == 404
