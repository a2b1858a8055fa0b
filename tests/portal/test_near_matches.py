"""Wagtail's own searches forgive a slip, say so, and stay within what somebody may know of."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import GroupPagePermission, Page
from wagtail.search.backends import get_search_backend

from tests.factories import files
from tests.factories.home import StandardPageFactory
from tests.factories.knowledge import DocumentFactory, ToolIndexPageFactory, ToolPageFactory

pytestmark = pytest.mark.django_db
SAYS = "Yang hampir sama tulisannya"
TREE = "/admin/pages/1/"
PLACES = (
    TREE,
    reverse("wagtailadmin_pages:search"),
    reverse("wagtailadmin_pages:search_results"),
    reverse("wagtailadmin_choose_page_search"),
)


def shown(client: Client, address: str, **query: Any) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def _library() -> None:
    library = ToolIndexPageFactory()
    ToolPageFactory(parent=library, title="Panduan rapat anggota tahunan", live=False)
    ToolPageFactory(parent=library, title="Buku kas harian")
    draft = ToolPageFactory(parent=library, title="Gudang")
    draft.title = "Lumbung desa"
    draft.save_revision()


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("address", PLACES)
def test_a_slip_finds_a_page_and_it_is_said(admin_client: Client, address: str) -> None:
    for typed in ("rapt anggota tahunan", "panduna"):
        page = shown(admin_client, address, q=typed)
        assert SAYS in page, typed
        assert "Panduan rapat anggota tahunan" in page
        assert "Buku kas harian" not in page
    # By the words of a draft too; choosers show what is on the site.
    name = "Gudang" if "choose" in address else "Lumbung desa"
    assert name in shown(admin_client, address, q="lumbugn")


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("address", PLACES)
def test_what_is_written_so_is_said_to_be_so(admin_client: Client, address: str) -> None:
    page = shown(admin_client, address, q="rapat")
    assert "Panduan rapat" in page
    assert SAYS not in page
    page = shown(admin_client, address, q="zzqx vvqk")
    assert "Panduan rapat" not in page
    assert SAYS not in page


@pytest.mark.usefixtures("_library")
def test_numbers_orders_and_later_pages_are_right(admin_client: Client) -> None:
    for at in range(30):
        StandardPageFactory(title=f"Palawija {at:02}")
    answers = [
        admin_client.get(PLACES[1], {"q": "plaawija", "p": page, "ordering": "title"})
        for page in (1, 2, 3)
    ]
    found = [[row.title for row in answer.context["page_obj"]] for answer in answers]
    assert [len(rows) for rows in found] == [20, 10, 10]
    assert len({*found[0], *found[1]}) == 30
    assert answers[0].context["page_obj"].paginator.count == 30
    assert [count for _kind, count in answers[0].context["content_types"]] == [30]


@pytest.mark.usefixtures("_library")
def test_nobody_finds_what_is_not_theirs_to_know(client: Client, editor: Any) -> None:
    """An editor of another part of the tree."""
    part = StandardPageFactory(title="Bagian sendiri")
    GroupPagePermission.objects.all().delete()
    GroupPagePermission.objects.create(group=editor.groups.first(), page=part, permission=_change())
    client.force_login(editor)
    for address in PLACES[1:]:
        assert "anggota tahunan" not in shown(client, address, q="rapt anggota")
        assert "Bagian sendiri" in shown(client, address, q="sendrii")
    page = shown(client, f"/admin/pages/{part.pk}/", q="rapt anggota")
    assert "anggota tahunan" not in page


def _change() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")


def test_pictures_and_files_are_found_with_a_slip(admin_client: Client) -> None:
    DocumentFactory(title="Neraca tahunan")
    picture = ContentFile(files.picture(), "panen.png")
    get_image_model().objects.create(title="Panen kopi", file=picture)
    for address, typed, title in (
        ("/admin/documents/", "neracca", "Neraca tahunan"),
        (reverse("wagtaildocs_chooser:choose_results"), "neracca", "Neraca tahunan"),
        ("/admin/images/", "panne kopi", "Panen kopi"),
        (reverse("wagtailimages_chooser:choose_results"), "panne kopi", "Panen kopi"),
    ):
        page = shown(admin_client, address, q=typed)
        assert title in page, address
        assert SAYS in page, address


@pytest.mark.usefixtures("_library")
def test_what_is_found_at_once_costs_no_other_look(django_assert_num_queries: Any) -> None:
    backend = get_search_backend()
    with django_assert_num_queries(2):
        found = backend.autocomplete("rapat", Page.objects.all())
        assert (found.count(), [page.title for page in found]) == (
            1,
            ["Panduan rapat anggota tahunan"],
        )
    whole_words = backend.search("rapt", Page.objects.all())
    assert list(whole_words) == []
    assert not whole_words.is_alike
