"""A page that is moved below a closed one is closed at once: itself, its copies and its files."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.cache import generations
from tests.factories.knowledge import (
    DocumentFactory,
    ToolFileFactory,
    ToolIndexPageFactory,
    ToolPageFactory,
)

pytestmark = pytest.mark.django_db
WAYS = {
    "api": "/admin/api/main/pages/{page}/action/move/",
    "form": "/admin/pages/{page}/move/{to}/confirm/",
}


@pytest.mark.parametrize("way", WAYS)
def test_page_moved_below_a_closed_one_is_closed(
    way: str, admin_client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 10**6
    generations.renew()
    library = ToolIndexPageFactory()
    file = DocumentFactory()
    tool = ToolPageFactory(
        parent=library, title="Buku kas", files=[ToolFileFactory.build(document=file)]
    )
    closed = ToolIndexPageFactory(parent=library.get_parent(), slug="tertutup")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    before, reader = tool.url, Client()
    assert "Buku kas" in reader.get(before).content.decode()
    assert reader.get(before).status_code == 200
    assert b"".join(reader.get(file.url))

    sent = {"destination_page_id": closed.pk, "position": "last-child"}
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(WAYS[way].format(page=tool.pk, to=closed.pk), sent)

    tool.refresh_from_db()
    assert tool.get_parent().pk == closed.pk
    assert "Buku kas" not in reader.get(before, follow=True).content.decode()
    assert reader.get(tool.get_url()).status_code == 302
    assert reader.get(file.url)["Location"].startswith("/id/akun/login/")
