"""What one can use today comes first, in the engine and in the database alike."""

from typing import Any

import pytest
from django.test import Client

from knowledge import using
from knowledge.models import ToolIndexPage, ToolPage
from knowledge.usability import UseFacts, readiness
from search import backends
from tests.factories.knowledge import (
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolPageFactory,
)

ADDRESS = "/id/perpustakaan/"
ADDRESS_ONLY = {"original_url": "https://contoh.id/alat", "original_language": "id"}


def test_each_reason_outweighs_all_that_follow() -> None:
    order = [
        UseFacts("recommended", 1, True, 9, 9),
        UseFacts("adapted", 1, True, 0, 0),
        UseFacts("summary", 0, True, 1, 1),
        UseFacts("summary", 1, False, 1, 9),
        UseFacts("translated", 0, True, 0, 0),
        UseFacts("translated", 1, False, 0, 9),
        UseFacts("summary", 1, False, 0, 1),
        UseFacts("summary", 1, False, 0, 0),
        UseFacts("recommended", 0, False, 9, 9),
        UseFacts("summary", 0, False, 1, 1),
        UseFacts("summary", 0, False, 0, 1),
        UseFacts(),
    ]
    numbers = [readiness(facts) for facts in order]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(numbers)
    assert readiness(UseFacts()) == 0


@pytest.fixture
def shelves(library: ToolIndexPage, search_index: Any) -> list[str]:
    """Titles from the most usable to the least."""
    document = DocumentFactory()

    def file(language: str, part: str = "ours") -> Any:
        return ToolFileFactory.build(document=document, language=language, part=part)

    def worked() -> Any:
        return EvidenceFactory.build(outcome="worked")

    tools: dict[str, dict[str, Any]] = {
        "Z lembar dan hasil": {"files": [file("id")], "evidence": [worked()]},
        "Y naskah": {"translation_url": "https://contoh.id/naskah"},
        "Y teks asli": {**ADDRESS_ONLY, "original_leads_to": "material"},
        "X lembar, dipakai": {
            "files": [file("id"), file("en")],
            "evidence": [EvidenceFactory.build()],
        },
        "W lembar": {"files": [file("id")]},
        "V hasil saja": {"evidence": [EvidenceFactory.build(outcome="failed")]},
        "U naskah Inggris": {"files": [file("en", "original")]},
        "V halaman produk": {**ADDRESS_ONLY, "original_leads_to": "about"},
        "W alamat saja": ADDRESS_ONLY,
    }
    for title, fields in tools.items():
        ToolPageFactory(parent=library, title=title, **fields)
    search_index()
    return list(tools)


def titles(client: Client, **asked: str) -> list[str]:
    return [card.title for card in client.get(ADDRESS, asked).context["listing"].items]


@pytest.mark.django_db
def test_usable_first_is_the_usual_order_and_explained(client: Client, shelves: list[str]) -> None:
    response = client.get(ADDRESS)
    listing = response.context["listing"]
    assert not listing.results.degraded
    assert [card.title for card in listing.items] == shelves
    assert [link.is_current for link in listing.sorts] == [True, False, False, False]
    assert "bisa Anda pakai hari ini" in response.content.decode()


@pytest.mark.django_db
def test_most_tested_counts_results_only(client: Client, shelves: list[str]) -> None:
    assert titles(client, sort="popular")[:2] == ["V hasil saja", "Z lembar dan hasil"]


@pytest.mark.django_db
@pytest.mark.parametrize("sort", ["", "ready", "popular", "title"])
def test_the_database_has_the_same_orders(
    client: Client, shelves: list[str], settings: Any, tmp_path: Any, sort: str
) -> None:
    by_engine = titles(client, sort=sort)
    backends.forget()
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "none"}}
    response = client.get(ADDRESS, {"sort": sort})
    assert response.context["listing"].results.degraded
    assert [card.title for card in response.context["listing"].items] == by_engine


@pytest.mark.django_db
def test_columns_of_the_database_say_what_the_page_says(shelves: list[str]) -> None:
    columns = ToolPage.objects.annotate(**using.COUNTED).values("pk", *using.COLUMNS)
    for row in columns:
        assert using.facts_in(row) == using.facts_of(ToolPage.objects.get(pk=row["pk"]))
