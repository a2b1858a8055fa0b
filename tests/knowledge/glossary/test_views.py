"""The glossary as readers see it."""

from functools import partial

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knowledge.glossary import listing
from knowledge.glossary.models import Term
from tests.factories.glossary import TermFactory

pytestmark = pytest.mark.django_db
LIST = "/id/glosarium/"


@pytest.fixture(autouse=True)
def _terms() -> None:
    shu = TermFactory(code="shu", name_id="Sisa hasil usaha", short_id="SHU", name_en="Surplus")
    TermFactory(code="rat", name_id="Rapat <anggota>", short_id="RAT").related.add(shu)
    TermFactory(code="5c", name_id="5C")


def test_terms_stand_from_a_to_z_in_the_readers_language(client: Client) -> None:
    html = client.get(LIST).content.decode()
    places = [html.index(f'<h2 id="{anchor}"') for anchor in ("other", "r", "s")]
    assert places == sorted(places)
    assert '<small lang="en">Surplus</small>' in html
    assert "Rapat &lt;anggota&gt; (RAT)" in html
    english = client.get("/en/glossary/").content.decode()
    assert '<a href="/en/glossary/shu/">Surplus</a>' in english


def test_long_glossary_is_cut_between_letters_and_each_letter_leads_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "by_sheet", partial(listing.by_sheet, most=2))
    first, second = (client.get(LIST, {"page": number}).content.decode() for number in (1, 2))
    assert '<h2 id="r"' in first
    assert '<h2 id="s"' not in first
    assert 'href="?page=2#s"' in first
    assert '<h2 id="s"' in second
    assert 'href="?page=1#r"' in second
    assert "<title>Glosarium S " in second


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "id", '"', "\0"])
def test_odd_page_shows_a_sheet(client: Client, page: str) -> None:
    assert '<h2 id="r"' in client.get(LIST, {"page": page}).content.decode()


def test_glossary_without_terms_says_so(client: Client) -> None:
    Term.objects.all().delete()
    assert "Glosarium masih kosong" in client.get(LIST).content.decode()


@pytest.mark.parametrize("text", ["SHU", "surplus", "sisa usaha"])
def test_search_within_finds_any_language(client: Client, text: str) -> None:
    terms = client.get(LIST, {"q": text}).context["glossary"].terms
    assert [term.code for term in terms] == ["shu"]


def test_nothing_found_leads_on(client: Client, settings) -> None:
    settings.CONTACT_EMAIL = "halo@simpul.test"
    html = client.get(LIST, {"q": "zzz"}).content.decode()
    assert 'action="/id/cari/"' in html
    assert "mailto:halo@simpul.test?subject=" in html


def test_page_of_a_term_shows_both_languages_and_neighbours(client: Client) -> None:
    html = client.get("/id/glosarium/rat/").content.decode()
    assert 'lang="en"' in html
    assert 'href="/id/glosarium/shu/"' in html
    assert 'hreflang="en" href="http://localhost:8000/en/glossary/rat/"' in html


def test_unknown_term_is_not_found(client: Client) -> None:
    assert client.get("/id/glosarium/tidak-ada/").status_code == 404


@pytest.mark.parametrize(
    "query", ["%22", "%00", "(", "a" * 10_000, "%25_", "%ff%fe", "+".join("x" * 500)]
)
def test_odd_input_is_answered(client: Client, query: str) -> None:
    assert client.get(f"{LIST}?q={query}").status_code == 200


def test_queries_do_not_grow_with_the_terms(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(LIST)
    TermFactory.create_batch(10)
    with django_assert_max_num_queries(3):
        client.get(LIST)
    with django_assert_max_num_queries(4):
        client.get("/id/glosarium/rat/")


def test_sitemap_lists_terms(client: Client) -> None:
    xml = client.get("/sitemap-glossary.xml").content.decode()
    assert "/id/glosarium/shu/" in xml
    assert "/en/glossary/shu/" in xml
