"""The sitemap lists what everybody may read, in both languages, and nothing else."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch
from django.utils.timezone import localtime

from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from portal.sitemaps import SITEMAPS, InLanguages, OrganisationSitemap
from tests.factories.agreements import AgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolIndexPageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def _read(client: Client, section: str) -> str:
    return client.get(f"/sitemap-{section}.xml").content.decode()


def test_record_without_an_address_takes_no_other_along(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    OfferFactory(slug="susu-segar")
    OfferFactory(slug="rusak")
    address = Offer.get_absolute_url

    def broken(offer: Offer) -> str:
        if offer.slug == "rusak":
            raise NoReverseMatch(offer.slug)
        return address(offer)

    monkeypatch.setattr(Offer, "get_absolute_url", broken)
    xml = _read(client, "offers")
    assert xml.count("<loc>") == 2
    assert "/en/apprenticeships/offers/susu-segar/" in xml
    assert "rusak" not in xml


def test_page_of_a_sitemap_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/sitemap-offers.xml?p=9").status_code == 404


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/sitemap.xml?x=1", "/sitemap.xml"),
        ("/sitemap-offers.xml?x=1&p=1", "/sitemap-offers.xml?p=1"),
        ("/sitemap-offers.xml?p=2&p=1", "/sitemap-offers.xml?p=1"),
    ],
)
def test_query_that_nobody_reads_leads_to_the_kept_answer(
    client: Client, asked: str, leads_to: str
) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (301, leads_to)


def test_sitemap_is_made_once(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    kept = Client(headers={"accept-encoding": "gzip"})
    OfferFactory.create_batch(3)
    first = kept.get("/sitemap-offers.xml?p=1")
    with CaptureQueriesContext(connection) as asked:
        again = kept.get("/sitemap-offers.xml?p=1")
    assert again.content == first.content
    assert [one["sql"] for one in asked if "offer" in one["sql"]] == []


def test_index_names_every_section(client: Client) -> None:
    found = re.findall(r"sitemap-(\w+)\.xml", client.get("/sitemap.xml").content.decode())
    assert set(found) == {
        "pages",
        "lists",
        "organisations",
        "glossary",
        "agreements",
        "offers",
        "rounds",
    }


def test_published_offers_stand_in_both_languages(client: Client) -> None:
    OfferFactory(slug="susu-segar")
    xml = _read(client, "offers")
    assert "/id/magang/penawaran/susu-segar/</loc>" in xml
    assert 'hreflang="en"' in xml
    assert "/en/apprenticeships/offers/susu-segar/" in xml


def test_drafts_and_offers_of_hidden_hosts_are_not_listed(client: Client) -> None:
    OfferFactory(slug="belum-terbit", draft=True)
    OfferFactory(slug="tuan-rumah-tersembunyi", host=CooperativeFactory(is_public=False))
    assert "<loc>" not in _read(client, "offers")


def test_announced_rounds_are_listed_and_drafts_are_not(client: Client) -> None:
    RoundFactory(code="putaran-terbuka", collecting=True)
    RoundFactory(code="putaran-draf")
    xml = _read(client, "rounds")
    assert "/id/magang/putaran/putaran-terbuka/" in xml
    assert "/en/apprenticeships/rounds/putaran-terbuka/" in xml
    assert "putaran-draf" not in xml


def test_hidden_organisations_and_draft_agreements_are_not_listed(client: Client) -> None:
    OrganisationFactory(slug="tersembunyi", hidden=True)
    AgreementFactory(slug="rahasia", draft=True)
    assert "tersembunyi" not in _read(client, "organisations")
    assert "rahasia" not in _read(client, "agreements")


def test_every_directory_is_listed(client: Client) -> None:
    xml = _read(client, "lists")
    for address in ("mitra", "koperasi", "kesepakatan", "magang", "magang/penawaran", "glosarium"):
        assert f"/id/{address}/</loc>" in xml


def test_every_address_begins_with_the_base_address(client: Client, settings: Any) -> None:
    settings.BASE_URL = "https://simpul.test:8443"
    ToolIndexPageFactory()
    OfferFactory()
    pages = [client.get(f"/sitemap-{section}.xml").content.decode() for section in SITEMAPS]
    addresses = re.findall(r'(?:<loc>|href=")([^<"]+)', "".join(pages))
    assert any("/magang/" in address for address in addresses)
    assert any("/perpustakaan/" in address for address in addresses)
    wrong = [address for address in addresses if not address.startswith(settings.BASE_URL + "/")]
    assert wrong == []


class TestParts:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(OrganisationSitemap, "limit", 3)

    @pytest.fixture
    def five(self) -> list[Organisation]:
        return [OrganisationFactory(slug=f"mitra-{number}") for number in range(5)]

    def _parts(self, client: Client) -> list[list[str]]:
        index = client.get("/sitemap.xml").content.decode()
        addresses = re.findall(r"<loc>http://[^/]+(/sitemap-organisations[^<]*)</loc>", index)
        parts = [client.get(address).content.decode() for address in addresses]
        return [re.findall("<loc>([^<]+)</loc>", part) for part in parts]

    def test_all_parts_together_hold_each_address_once(
        self, client: Client, five: list[Organisation]
    ) -> None:
        parts = self._parts(client)
        assert [len(part) for part in parts] == [3, 3, 3, 1]
        found = [address for part in parts for address in part]
        assert len(set(found)) == 2 * len(five)
        for organisation in five:
            assert sum(organisation.slug in address for address in found) == 2

    def test_queries_do_not_grow_with_what_other_parts_hold(
        self, client: Client, django_assert_max_num_queries: Any, five: list[Organisation]
    ) -> None:
        with django_assert_max_num_queries(3) as queries:
            client.get("/sitemap-organisations.xml?p=2")
        assert "LIMIT 2" in [query["sql"] for query in queries if "LIMIT" in query["sql"]][-1]

    def test_index_fetches_no_records(self, client: Client, five: list[Organisation]) -> None:
        last = max(organisation.updated_at for organisation in five)
        index = client.get("/sitemap.xml").content.decode()
        day = re.search("sitemap-organisations.xml</loc><lastmod>([^<]+)", index.replace("\n", ""))
        assert day
        assert day[1].startswith(localtime(last).date().isoformat())


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
def test_slices_cover_every_row_in_every_language(size: int) -> None:
    rows = InLanguages(["a", "b", "c"], ["id", "en"])
    found = [one for start in range(0, len(rows), size) for one in rows[start : start + size]]
    assert found == [(row, code) for row in "abc" for code in ("id", "en")]
