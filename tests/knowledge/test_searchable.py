"""Tools in the search: what finds them, what filters them, and that the library agrees."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from benchmarks.pages import shape_of
from home.models import HomePage
from home.translation.publishing import publish_translation
from knowledge.models import ToolIndexPage
from knowledge.searchable import documents
from search import backends
from search.documents import SearchQuery
from search.finding import find
from tests.factories.agreements import AgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import ChallengeFactory, SectorFactory, StandardPageFactory
from tests.factories.knowledge import AdaptationFactory, EvidenceFactory, ToolPageFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/id/perpustakaan/"
TOOL = "knowledge.toolpage"


@pytest.fixture
def indexed(library: ToolIndexPage, search_index: Any) -> Any:
    """Two tools in the index."""
    ToolPageFactory(
        parent=library,
        title="Pembukuan sederhana",
        languages=["id", "en"],
        evidence=[EvidenceFactory.build(tested_by="Perserikatan Petani", country="KH")],
        adaptations=[AdaptationFactory.build(law="UU 25/1992 pasal 45")],
        challenges=[ChallengeFactory(code="records", name_id="Pencatatan")],
        sectors=[SectorFactory(code="dairy", name_id="Susu")],
        body=[("paragraph", "<p>Catat setiap transaksi harian.</p>")],
    )
    ToolPageFactory(parent=library, title="Gudang dingin", kind="case", summary="Menyimpan ikan.")
    search_index()


@pytest.mark.parametrize(
    "text",
    ["membukukan", "transaksi", "perserikatan", "susu", "pencatatan", "pasal 45", "pembukaun"],
)
@pytest.mark.usefixtures("indexed")
def test_tool_is_found_by(text: str) -> None:
    results = find(SearchQuery(text, language="id", types=(TOOL,)))
    assert "".join(part.text for part in results.hits[0].title) == "Pembukuan sederhana"


@pytest.mark.parametrize("working_in", ["id", "en"])
@pytest.mark.parametrize(("language", "subject"), [("id", "Pencatatan"), ("en", "Records")])
def test_subjects_are_named_in_the_language_of_the_page(
    library: ToolIndexPage, language: str, subject: str, working_in: str
) -> None:
    challenge = ChallengeFactory(code="records", name_id="Pencatatan", name_en="Records")
    tool = ToolPageFactory(parent=library, title="Buku kas", challenges=[challenge])
    tool.locale = Locale.objects.get_or_create(language_code=language)[0]
    with translation.override(working_in):
        (document,) = documents(tool)
    assert {"Pencatatan", "Records"}.intersection(document.keywords) == {subject}


@pytest.mark.usefixtures("indexed")
def test_library_searches_with_the_engine(client: Client) -> None:
    response = client.get(ADDRESS, {"q": "pembukaun"})
    found = response.context["listing"].results
    assert (found.total, found.degraded) == (1, False)
    assert found.facets["tool_language"] == {"id": 1, "en": 1}
    assert found.facets["country"] == {"KH": 1}
    assert found.corrections[0].used == "pembukuan"
    assert "exact=1" in response.content.decode()


@pytest.mark.usefixtures("indexed")
def test_filters_and_words_together(client: Client) -> None:
    assert client.get(ADDRESS, {"q": "ikan", "kind": "case"}).context["listing"].total == 1
    assert client.get(ADDRESS, {"q": "ikan", "kind": "guide"}).context["listing"].total == 0
    assert client.get(ADDRESS, {"q": "ikan", "language": "id"}).context["listing"].total == 0


@pytest.mark.usefixtures("indexed")
def test_a_tool_withdrawn_before_the_index_knows_is_not_shown(
    client: Client, library: ToolIndexPage
) -> None:
    library.get_children().get(title="Gudang dingin").delete()
    assert "Gudang dingin" not in client.get(ADDRESS, {"q": "ikan"}).content.decode()


def test_library_says_when_only_the_database_answers(
    client: Client, library: ToolIndexPage, search_index: Any
) -> None:
    ToolPageFactory(parent=library, title="Buku kas")
    response = client.get(ADDRESS, {"q": "kas"})
    found = response.context["listing"].results
    assert (found.total, found.degraded) == (1, True)
    assert "mesin pencari" in response.content.decode().lower()
    assert "mesin pencari" not in client.get(ADDRESS).content.decode().lower()


@pytest.fixture
def shelves(library: ToolIndexPage, search_index: Any) -> ToolIndexPage:
    """Twelve tools in the index: of two kinds, in three sectors, tested once or not."""
    sectors = [SectorFactory(code=f"s{n}", name_id=f"Sektor {n}") for n in range(3)]
    for number in range(12):
        ToolPageFactory(
            parent=library,
            title=f"Panduan {number:02d}",
            kind="case" if number % 2 else "guide",
            sectors=sectors[: 1 + number % 3],
            evidence=[EvidenceFactory.build(outcome="worked")] if number == 7 else [],
        )
    search_index()
    return library


QUERIES = ("", "page=2", "sort=title", "sort=newest&kind=case", "kind=case&sector=s1&sector=s2")


@pytest.mark.parametrize("query", QUERIES)
def test_the_engine_lists_and_counts_as_the_database_does(
    client: Client, shelves: ToolIndexPage, query: str, settings: Any, tmp_path: Any
) -> None:
    def seen() -> tuple[Any, ...]:
        listing = client.get(f"{ADDRESS}?{query}").context["listing"]
        facets = {
            group.name: [(option.value, option.count, option.selected) for option in group.options]
            for group in listing.facets
        }
        titles = [card.title for card in listing.items]
        return listing.results.degraded, (titles, listing.total, facets)

    by_engine, answer = seen()
    backends.forget()
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "none"}}
    by_database, same = seen()
    assert (by_engine, by_database) == (False, True)
    assert answer == same
    assert answer[0]


def test_one_with_a_result_stands_first_without_words(
    client: Client, shelves: ToolIndexPage
) -> None:
    listing = client.get(ADDRESS).context["listing"]
    assert [card.title for card in listing.items][:2] == ["Panduan 07", "Panduan 00"]
    assert [link.is_current for link in listing.sorts] == [True, False, False, False]


def test_the_engine_knows_what_a_language_lacks(
    client: Client, library: ToolIndexPage, search_index: Any
) -> None:
    publish_translation(library.get_parent(), "en", {"title": "Home"})
    english = publish_translation(library, "en", {"title": "Library"})
    tool = ToolPageFactory(parent=library, title="Buku kas")
    search_index()
    html = client.get(english.url).content.decode()
    assert f'<a href="{tool.url}" lang="id" hreflang="id">Buku kas</a>' in html
    publish_translation(tool, "en", {"title": "Cash book"})
    search_index()
    assert ">Buku kas</a>" not in client.get(english.url).content.decode()


def test_site_search_asks_as_often_whatever_kinds_it_finds(
    indexed: Any, search_index: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    """Tools, organisations, agreements, offers and pages in one list; 18 is the budget."""
    StandardPageFactory(parent=HomePage.objects.first(), title="Tentang pembukuan")
    OrganisationFactory(name="Rumah Pembukuan")
    AgreementFactory(title_id="Kesepakatan pembukuan")
    OfferFactory(title_id="Magang pembukuan")
    search_index()
    with translation.override("id"):  # its address depends on the compiled catalogues
        address = reverse("search:results", query={"q": "pembukuan"})
    client.get(address)
    with django_assert_max_num_queries(18) as queries:
        html = client.get(address).content.decode()
    assert html.count('class="card hit"') == 5
    shapes = Counter(shape_of(query["sql"]) for query in queries.captured_queries)
    assert max(shapes.values()) <= 2
