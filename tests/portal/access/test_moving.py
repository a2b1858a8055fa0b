"""A page that is moved below a closed one is closed at once: itself, its copies and its files."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from home.cache import generations
from portal.users.models import User
from search import indexing
from search.documents import SearchQuery
from search.finding import find
from tests.factories.home import StandardPageFactory
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

    with django_capture_on_commit_callbacks(execute=True):
        _move(admin_client, way, tool, closed)

    tool.refresh_from_db()
    assert tool.get_parent().pk == closed.pk
    assert "Buku kas" not in reader.get(before, follow=True).content.decode()
    assert reader.get(tool.get_url()).status_code == 302
    assert reader.get(file.url)["Location"].startswith("/id/akun/login/")


@pytest.mark.parametrize("way", WAYS)
def test_words_of_what_moves_and_lies_below_leave_the_index(
    way: str, admin_client: Client, search_index: Any, django_capture_on_commit_callbacks: Any
) -> None:
    home = ToolIndexPageFactory().get_parent()
    section, others, closed = (
        StandardPageFactory(parent=home, title=title)
        for title in ("Neraca cicak", "Neraca kodok", "Tertutup")
    )
    below = StandardPageFactory(parent=section, title="Neraca tokek")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    search_index()
    assert _found() == {section.pk, others.pk, below.pk}

    with django_capture_on_commit_callbacks(execute=True):
        _move(admin_client, way, section, closed)

    section.refresh_from_db()
    assert section.get_parent().pk == closed.pk
    assert _found() == {others.pk}


def _move(client: Client, way: str, page: Page, to: Page) -> None:
    sent = {"destination_page_id": to.pk, "position": "last-child"}
    client.post(WAYS[way].format(page=page.pk, to=to.pk), sent)


def _found() -> set[int]:
    indexing.drain_quietly()
    hits = find(SearchQuery("neraca", language="id")).hits
    return {int(hit.identity[1]) for hit in hits}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("rights_at", ["source", "target"])
def test_who_has_no_right_at_one_end_moves_nothing(way: str, rights_at: str) -> None:
    home = ToolIndexPageFactory().get_parent()
    ends = {
        "source": StandardPageFactory(parent=home, title="Asal"),
        "target": StandardPageFactory(parent=home, title="Tujuan"),
    }
    page = StandardPageFactory(parent=ends["source"], title="Halaman")
    mover = _mover(ends[rights_at])

    _move(mover, way, page, ends["target"])

    page.refresh_from_db()
    assert page.get_parent().pk == ends["source"].pk


@pytest.mark.parametrize("way", WAYS)
def test_who_has_the_right_at_both_ends_moves(way: str) -> None:
    """What the refusals are measured against."""
    home = ToolIndexPageFactory().get_parent()
    source, target = (StandardPageFactory(parent=home, title=title) for title in ("A", "B"))
    page = StandardPageFactory(parent=source, title="Halaman")
    _move(_mover(source, target), way, page, target)
    page.refresh_from_db()
    assert page.get_parent().pk == target.pk


def _mover(*sections: Page) -> Client:
    """Somebody who edits and publishes in these sections only."""
    group, client = Group.objects.create(name="Bagian"), Client()
    for section in sections:
        for codename in ("add_page", "change_page", "publish_page"):
            right = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=section, permission=right)
    person = User.objects.create_user("pemindah@simpul.test")
    person.groups.add(group)
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    return client
