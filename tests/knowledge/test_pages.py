"""The library as readers see it: what is listed, what is hidden, what it costs."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from home.translation.publishing import publish_translation
from knowledge.detail import other_files, own_files
from knowledge.listing import PAGE_SIZE
from knowledge.metadata import head_tags
from knowledge.models import ToolIndexPage, ToolPage
from tests.factories.glossary import TermFactory
from tests.factories.home import ChallengeFactory, SectorFactory, StageFactory
from tests.factories.knowledge import (
    AdaptationFactory,
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolPageFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/id/perpustakaan/"


@pytest.fixture
def english_library(library: ToolIndexPage) -> ToolIndexPage:
    publish_translation(library.get_parent(), "en", {"title": "Home"})
    return publish_translation(library, "en", {"title": "Library"})


def tool(library: ToolIndexPage, **fields: Any) -> ToolPage:
    return ToolPageFactory(parent=library, **fields)


def full_tool(library: ToolIndexPage, **fields: Any) -> ToolPage:
    """A tool with two of everything."""
    return tool(
        library,
        original_url="https://contoh.org/asli",
        source_url="https://contoh.org/",
        evidence=[
            EvidenceFactory.build(source_url="https://contoh.org/laporan"),
            EvidenceFactory.build(country="MM", outcome="worked"),
        ],
        adaptations=[AdaptationFactory.build(), AdaptationFactory.build(verdict="fits")],
        files=[ToolFileFactory.build(document=DocumentFactory()) for _ in range(2)],
        challenges=[ChallengeFactory(), ChallengeFactory()],
        sectors=[SectorFactory()],
        stages=[StageFactory()],
        body=[("paragraph", "<p>Langkah pertama.</p>")],
        **fields,
    )


def test_library_lists_published_tools(client: Client, library: ToolIndexPage) -> None:
    tool(library, title="Buku kas")
    tool(library, title="Rancangan", live=False)
    html = client.get(ADDRESS).content.decode()
    assert "Buku kas" in html
    assert "Rancangan" not in html


def test_private_tool_is_neither_listed_nor_counted(client: Client, library: ToolIndexPage) -> None:
    hidden = tool(library, title="Rahasia", kind="case")
    tool(library, title="Terbuka")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(ADDRESS)
    listing = response.context["listing"]
    assert listing.total == 1
    assert "case" not in listing.results.facets["kind"]
    assert "Rahasia" not in response.content.decode()


def test_empty_library_says_so(client: Client, library: ToolIndexPage) -> None:
    assert client.get(ADDRESS).context["is_empty_library"]


def test_nothing_found_offers_to_remove_filters(client: Client, library: ToolIndexPage) -> None:
    tool(library)
    html = client.get(ADDRESS, {"q": "zzz", "kind": "case"}).content.decode()
    assert 'href="?kind=case"' in html
    assert 'href="?q=zzz"' in html


def test_nothing_found_leads_to_the_other_language(
    client: Client, english_library: ToolIndexPage
) -> None:
    html = client.get(ADDRESS, {"q": "z&z"}).content.decode()
    assert f'href="{english_library.url}?q=z%26z" hreflang="en"' in html


def test_page_beyond_the_end_shows_the_last(client: Client, library: ToolIndexPage) -> None:
    for _ in range(PAGE_SIZE + 1):
        tool(library)
    response = client.get(ADDRESS, {"page": "9"})
    assert response.context["listing"].page.number == 2
    assert len(response.context["listing"].items) == 1


@pytest.mark.parametrize(
    "query",
    [
        'q="',
        "q=%00",
        "q=(",
        "q=" + "a" * 10_000,
        "q=" + "+".join(["kata"] * 500),
        "page=id",
        "page=99999999999999999999",
        "page=-1",
        "sort=drop",
        "kind=%00&kind=%27%22",
        "stage=" + "x" * 10_000,
        "&".join(f"sector=s{n}" for n in range(500)),
        "q=%ff%fe",
        "q=%F0%9F%A5%A5",
        "q=%25_%25",
    ],
)
def test_odd_input_is_answered(client: Client, library: ToolIndexPage, query: str) -> None:
    tool(library)
    assert client.get(f"{ADDRESS}?{query}").status_code == 200


def test_listing_stays_within_its_queries(
    client: Client, library: ToolIndexPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        full_tool(library)
    client.get(ADDRESS)
    with django_assert_max_num_queries(15) as few:
        client.get(ADDRESS)
    for _ in range(5):
        full_tool(library)
    client.get(ADDRESS)  # new words and choices are looked up once
    with django_assert_max_num_queries(15) as many:
        client.get(ADDRESS)
    assert len(many) == len(few)


def test_words_of_the_glossary_are_explained_at_the_foot(
    client: Client, library: ToolIndexPage
) -> None:
    TermFactory(code="shu", name_id="Sisa hasil usaha", short_id="SHU", meaning_id="Arti <SHU>.")
    TermFactory(code="kas", name_id="Kas", meaning_id="Uang tunai.", is_explained=False)
    tool(library, slug="buku", title="Buku kas", body=[("paragraph", "<p>Membagi SHU.</p>")])
    html = client.get(f"{ADDRESS}buku/").content.decode()
    assert '<a href="/id/glosarium/shu/">Sisa hasil usaha (SHU)</a>' in html
    assert "Arti &lt;SHU&gt;." in html
    assert "Uang tunai." not in html


def test_detail_stays_within_its_queries(
    client: Client, library: ToolIndexPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = full_tool(library)
    client.get(page.url)
    with django_assert_max_num_queries(12):
        assert client.get(page.url).status_code == 200


def test_tool_without_translation_leads_to_the_other_library(
    client: Client, library: ToolIndexPage, english_library: ToolIndexPage
) -> None:
    page = tool(library, title="Buku kas")
    html = client.get(page.url).content.decode()
    assert "This page is not in English yet." in html
    assert f'<a href="{english_library.url}" lang="en" hreflang="en" title="This page is' in html
    publish_translation(page, "en", {"title": "Cash book"})
    html = client.get(page.url).content.decode()
    assert "not in English yet" not in html
    assert '<a href="/en/library/cash-book/" lang="en"' in html


def test_library_names_the_tools_that_it_lacks(
    client: Client, library: ToolIndexPage, english_library: ToolIndexPage
) -> None:
    page = tool(library, title="Buku kas")
    hidden = tool(library, title="Rahasia")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    tool(library, title="Rancangan", live=False)
    html = client.get(english_library.url).content.decode()
    assert f'<a href="{page.url}" lang="id" hreflang="id">Buku kas</a>' in html
    assert "One more tool" in html
    assert "Rahasia" not in html
    assert "Rancangan" not in html
    assert "Buku kas" not in client.get(english_library.url, {"kind": "case"}).content.decode()
    publish_translation(page, "en", {"title": "Cash book"})
    assert "One more tool" not in client.get(english_library.url).content.decode()


def test_missing_address_names_the_page_in_the_other_language(
    client: Client, library: ToolIndexPage, english_library: ToolIndexPage
) -> None:
    page = tool(library, title="Buku <kas>", slug="buku-kas")
    answer = client.get(f"{english_library.url}buku-kas/")
    assert answer.status_code == 404
    html = answer.content.decode()
    assert f'<a href="{page.url}" lang="id" hreflang="id">Buku &lt;kas&gt;</a>' in html
    assert "in Indonesian, not in English yet" in html
    publish_translation(page, "en", {"title": "Cash book"})
    html = client.get(f"{english_library.url}buku-kas/").content.decode()
    assert '<a href="/en/library/cash-book/" lang="en" hreflang="en">Cash book</a>' in html


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_missing_address_does_not_name_what_is_hidden(
    client: Client, library: ToolIndexPage, english_library: ToolIndexPage, hide: str
) -> None:
    page = tool(library, title="Rahasia", slug="rahasia")
    if hide == "unpublish":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=library, restriction_type="login")
    html = client.get(f"{english_library.url}rahasia/").content.decode()
    assert "Rahasia" not in html


def test_tags_begin_with_a_capital(library: ToolIndexPage) -> None:
    page = tool(library, kind="guide", path_stage="tried")
    assert {tag["label"][0].isupper() for tag in head_tags(page)} == {True}


def test_files_in_the_language_of_the_page_stand_first_and_others_folded(
    client: Client, library: ToolIndexPage
) -> None:
    rows = [
        ToolFileFactory.build(document=DocumentFactory(), title=title, language=language)
        for title, language in (("One", "en"), ("Dua", "id"), ("Three", "en"), ("Empat", "id"))
    ]
    page = tool(library, files=rows)
    assert [row.title for row in own_files(page)] == ["Dua", "Empat"]
    assert [row.title for row in other_files(page)] == ["One", "Three"]
    html = client.get(page.url).content.decode()
    folded = html[html.index("<details", html.index('id="download"')) :]
    assert "One" in folded
    assert "Dua" not in folded[: folded.index("</details>")]


def test_files_in_other_languages_stand_open_when_there_are_no_others(
    library: ToolIndexPage,
) -> None:
    rows = [ToolFileFactory.build(document=DocumentFactory(), title="One", language="en")]
    page = tool(library, files=rows)
    assert [row.title for row in own_files(page)] == ["One"]
    assert other_files(page) == []
