"""A tool stands once in the list, with its versions in other languages beside it."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale, Workflow

from home.translation.publishing import publish_translation
from knowledge.admin import versions
from knowledge.admin.states import WorkState
from knowledge.models import ToolIndexPage, ToolPage
from portal.users.models import User
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/tools/"


@pytest.fixture
def library_in_both(library: ToolIndexPage) -> ToolIndexPage:
    english = Locale.objects.get(language_code="en")
    for page in (library.get_parent(), library):
        page.specific.copy_for_translation(english)
    return library


@pytest.fixture
def cash(library_in_both: ToolIndexPage) -> tuple[ToolPage, ToolPage]:
    tool = ToolPageFactory(parent=library_in_both, title="Buku kas")
    return tool, publish_translation(tool, "en", {"title": "Cash book"})


def _titles(client: Client, **query: Any) -> list[str]:
    return [page.title for page in client.get(ADDRESS, query).context["object_list"]]


def _said(client: Client, **query: Any) -> dict[str, list[str]]:
    rows = client.get(ADDRESS, query).context["table"].rows
    return {row.instance.title: [str(one) for one in row.instance.other_versions] for row in rows}


def test_each_tool_has_one_row_and_says_how_far_its_versions_are(
    at_desk: Client, library_in_both: ToolIndexPage, cash: Any
) -> None:
    ToolPageFactory(parent=library_in_both, title="Gudang")
    assert _said(at_desk) == {
        "Buku kas": ["English: baru sebagian diterjemahkan"],
        "Gudang": ["English: belum diterjemahkan"],
    }
    page = at_desk.get(ADDRESS).content.decode()
    assert f'href="/admin/pages/{cash[1].pk}/edit/"' in page


def test_version_that_is_off_the_site_or_in_review_says_so(
    at_desk: Client, cash: Any, editor: User
) -> None:
    cash[1].unpublish()
    assert _said(at_desk) == {"Buku kas": ["English: belum terbit"]}
    cash[1].save_revision(user=editor)
    Workflow.objects.get(name="Moderasi").start(cash[1], editor)
    assert _said(at_desk) == {"Buku kas": ["English: menunggu moderasi"]}


def test_filter_for_a_language_shows_what_is_in_it(at_desk: Client, cash: Any) -> None:
    assert _titles(at_desk, locale="id") == ["Buku kas"]
    said = _said(at_desk, locale="en")
    assert said == {"Cash book": ["Bahasa Indonesia: asli"]}
    page = at_desk.get(ADDRESS).content.decode()
    assert re.search(r'<input[^>]*name="locale"[^>]*value="en"', page)


@pytest.mark.parametrize("words", ["kas", "cash", "book"])
def test_search_finds_a_tool_in_either_language_and_once(
    at_desk: Client, cash: Any, words: str
) -> None:
    assert len(_titles(at_desk, q=words)) == 1


def test_tool_whose_name_is_the_same_in_both_is_found_once(
    at_desk: Client, library_in_both: ToolIndexPage
) -> None:
    tool = ToolPageFactory(parent=library_in_both, title="Think.COOP")
    publish_translation(tool, "en", {"title": "Think.COOP"})
    found = at_desk.get(ADDRESS, {"q": "think"}).context["object_list"]
    assert [page.pk for page in found] == [tool.pk]


def test_state_of_a_version_finds_its_tool(at_desk: Client, cash: Any, editor: User) -> None:
    cash[1].save_revision(user=editor)
    Workflow.objects.get(name="Moderasi").start(cash[1], editor)
    assert _titles(at_desk, state=WorkState.WAITING) == ["Buku kas"]
    assert _titles(at_desk, state=WorkState.WAITING, q="kas") == ["Buku kas"]
    assert _titles(at_desk, state=WorkState.LIVE) == ["Buku kas"]
    assert _titles(at_desk, state=WorkState.WAITING, locale="id") == []


def test_tool_written_in_english_stands_there_in_english(
    at_desk: Client, library_in_both: ToolIndexPage
) -> None:
    english = Locale.objects.get(language_code="en")
    library = library_in_both.get_translation(english)
    tool = ToolPageFactory(parent=library, title="Milk quality", locale=english)
    assert _said(at_desk) == {"Milk quality": ["Bahasa Indonesia: belum diterjemahkan"]}
    publish_translation(tool, "id", {"title": "Mutu susu"})
    assert _titles(at_desk) == ["Milk quality"]
    tool.delete()
    assert _titles(at_desk) == ["Mutu susu"]


def test_file_has_one_line_for_each_tool(at_desk: Client, cash: Any) -> None:
    answer = at_desk.get(ADDRESS, {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "Terjemahan" in lines[0]
    assert "Buku kas" in lines[1]
    assert "English: baru sebagian diterjemahkan" in lines[1]


def test_queries_do_not_grow_with_the_list(
    at_desk: Client, library_in_both: ToolIndexPage, django_assert_max_num_queries: Any
) -> None:
    def rows(count: int) -> None:
        for _one in range(count):
            publish_translation(ToolPageFactory(parent=library_in_both), "en", {})

    rows(2)
    tools = list(versions.originals(ToolPage.objects.all()))
    with django_assert_max_num_queries(7):
        versions.versions_of(tools)
    rows(4)
    tools = list(versions.originals(ToolPage.objects.all()))
    assert len(tools) == 6
    with django_assert_max_num_queries(7):
        versions.versions_of(tools)


KEYS = [uuid4() for _one in range(3)]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=8))
def test_of_what_was_found_each_tool_comes_once(found: Iterable[tuple[Any, bool]]) -> None:
    rows = [(number, key, is_first) for number, (key, is_first) in enumerate(found)]
    chosen = versions.once_each(rows)
    keys = [rows[number][1] for number in chosen]
    assert keys == list(dict.fromkeys(key for _number, key, _first in rows))
    for number in chosen:
        _number, key, is_first = rows[number]
        assert is_first or not any(first for _n, other, first in rows if other == key)
