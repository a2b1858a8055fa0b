"""Tools on one's account: kept by a form of a page that is one for all, told when withdrawn."""

from typing import Any
from urllib.parse import quote

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from home.access import ActionNotPermitted, Actor
from knowledge.models import SavedTool, ToolIndexPage, ToolPage
from knowledge.saved import services
from portal.users.models import User
from tests.factories.knowledge import ToolPageFactory
from tests.factories.membership import PersonFactory

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "Jembatan-kayu-42"


@pytest.fixture
def tool(library: ToolIndexPage) -> ToolPage:
    return ToolPageFactory(parent=library, title="Buku kas harian")


@pytest.fixture
def reader() -> User:
    return User.objects.create_user("sri@contoh.id", PASSWORD)


@pytest.fixture
def theirs(reader: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    return client


def offer(*tools: ToolPage) -> str:
    return f"{reverse('saved_tools:offer')}?tool={','.join(quote(tool.url) for tool in tools)}"


def kept(user: User) -> list[str]:
    return list(SavedTool.objects.filter(person=user).values_list("title", flat=True))


def test_page_of_a_tool_has_one_form_for_everybody(theirs: Client, tool: ToolPage) -> None:
    pages = [client.get(tool.url) for client in (Client(), theirs)]
    assert pages[0].content == pages[1].content
    assert f'action="{offer(tool)}"' in pages[0].content.decode()
    assert "csrfmiddlewaretoken" not in pages[0].content.decode()


def test_one_tap_keeps_it_and_twice_is_once(theirs: Client, reader: User, tool: ToolPage) -> None:
    for _time in range(2):
        answer = theirs.post(offer(tool), headers=HERE)
        assert answer.headers["Location"] == reverse("saved_tools:mine")
    assert kept(reader) == ["Buku kas harian"]
    front = theirs.get(reverse("workspace")).content.decode()
    assert f'href="{reverse("saved_tools:mine")}"' in front
    assert f'href="{tool.url}"' in theirs.get(reverse("saved_tools:mine")).content.decode()


def test_whoever_is_not_signed_in_comes_back_to_it_after_the_log_in(
    reader: User, tool: ToolPage
) -> None:
    client = Client()
    met = client.post(offer(tool), headers=HERE)
    assert reverse("account_login") in met.headers["Location"]
    given = {"login": "sri@contoh.id", "password": PASSWORD}
    back = client.post(met.headers["Location"], given, follow=True)
    assert "Buku kas harian" in back.content.decode()
    assert kept(reader) == []
    client.post(f"{reverse('saved_tools:save')}?{back.context['query']}")
    assert kept(reader) == ["Buku kas harian"]


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://x.id"}, {}],
)
def test_another_site_saves_nothing_and_the_person_is_asked(
    theirs: Client, reader: User, tool: ToolPage, headers: dict[str, str]
) -> None:
    answer = theirs.post(offer(tool), headers=headers)
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert theirs.post(f"{reverse('saved_tools:save')}?tool={tool.url}").status_code == 403
    assert kept(reader) == []


def test_browser_from_before_is_known_by_its_origin(
    theirs: Client, reader: User, tool: ToolPage
) -> None:
    theirs.post(offer(tool), headers={"Origin": "http://testserver"})
    assert kept(reader) == ["Buku kas harian"]


def test_tools_saved_on_the_device_come_in_one_tap(
    theirs: Client, reader: User, library: ToolIndexPage
) -> None:
    tools = [ToolPageFactory(parent=library, title=title) for title in ("Kas", "Stok")]
    theirs.post(offer(*tools), headers=HERE)
    assert sorted(kept(reader)) == ["Kas", "Stok"]
    page = Client().get(reverse("offline")).content.decode()
    assert f'data-to="{reverse("saved_tools:offer")}?tool="' in page


def test_draft_is_neither_kept_nor_told_apart_from_nothing(
    theirs: Client, reader: User, library: ToolIndexPage
) -> None:
    draft = ToolPageFactory(parent=library, title="Rahasia", live=False)
    nothing = f"{reverse('saved_tools:offer')}?tool=/id/perpustakaan/tidak-ada/"
    answers = [theirs.post(url, headers=HERE, follow=True) for url in (offer(draft), nothing)]
    assert kept(reader) == []
    assert all("Rahasia" not in answer.content.decode() for answer in answers)
    assert "Rahasia" not in theirs.get(offer(draft)).content.decode()


def test_what_was_withdrawn_is_told_and_leads_on(
    theirs: Client, reader: User, tool: ToolPage
) -> None:
    theirs.post(offer(tool), headers=HERE)
    tool.title = "Nama dalam rancangan"
    tool.save()
    tool.unpublish()
    page = theirs.get(reverse("saved_tools:mine")).content.decode()
    assert "Buku kas harian" in page
    assert "tidak ada lagi di perpustakaan" in page
    assert tool.url not in page
    assert "Nama dalam rancangan" not in page
    assert 'href="/id/perpustakaan/"' in page


def test_person_removes_their_own_and_nobody_elses(reader: User, tool: ToolPage) -> None:
    other = PersonFactory()
    for one in (reader, other):
        services.save(one, [tool.url], by=Actor(one))
    client = Client()
    client.force_login(reader)
    for row in SavedTool.objects.all():
        client.post(reverse("saved_tools:mine"), {"drop": str(row.pk)})
    assert (kept(reader), kept(other)) == ([], ["Buku kas harian"])
    for act, given in ((services.save, [tool.url]), (services.drop, 1)):
        with pytest.raises(ActionNotPermitted):
            act(other, given, by=Actor(reader))


def test_nobody_fills_the_table(
    theirs: Client, reader: User, tool: ToolPage, monkeypatch: Any
) -> None:
    monkeypatch.setattr(services, "MOST", 1)
    theirs.post(offer(tool), headers=HERE)
    told = theirs.post(
        offer(ToolPageFactory(parent=tool.get_parent())), headers=HERE, follow=True
    ).content.decode()
    assert kept(reader) == ["Buku kas harian"]
    assert "sudah menyimpan 1 alat" in told


@pytest.mark.parametrize("address", ["", "/", "x", "/id/", "/id/a\0b/", "//evil.example/x", "%"])
def test_address_that_is_none_is_no_tool(theirs: Client, address: str) -> None:
    url = f"{reverse('saved_tools:offer')}?tool={quote(address)}"
    assert theirs.get(url).status_code == 200


def test_queries_do_not_grow_with_what_is_kept(
    theirs: Client,
    reader: User,
    library: ToolIndexPage,
    django_assert_max_num_queries: Any,
) -> None:
    tools = [ToolPageFactory(parent=library) for _number in range(8)]
    services.save(reader, [tool.url for tool in tools], by=Actor(reader))
    theirs.get(reverse("saved_tools:mine"))
    with django_assert_max_num_queries(12):
        theirs.get(reverse("saved_tools:mine"))


def test_database_keeps_a_tool_once(reader: User, tool: ToolPage) -> None:
    services.save(reader, [tool.url], by=Actor(reader))
    with pytest.raises(IntegrityError):
        SavedTool.objects.create(person=reader, tool=tool.translation_key, title="x")
