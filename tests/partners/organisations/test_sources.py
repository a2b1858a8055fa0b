"""The source of a record is followed where it is an address, and says whether it has a date."""

import pytest
from django.test import Client
from django.utils import translation

from partners.organisations import demo
from partners.organisations.sources import source_of
from tests.factories.organisations import OrganisationFactory


@pytest.mark.parametrize(
    ("text", "url", "has_date"),
    [
        ("ica.coop", "https://ica.coop", False),
        ("https://ica.coop/en/about, 12 November 2026", "https://ica.coop/en/about", True),
        ("did.qc.ca/magang", "https://did.qc.ca/magang", False),
        ("Surya Agritama 2013", "", True),
        ("Juklak Menkop 1/2025", "", True),
        ("press", "", False),
        ("javascript:alert(1)", "", False),
        ("", "", False),
    ],
)
def test_address_and_date_of_a_source(text: str, url: str, has_date: bool) -> None:
    found = source_of(text)
    assert (found.words, found.url, found.has_date) == (text, url, has_date)


@pytest.mark.parametrize(
    ("language", "written", "day"),
    [
        ("id", "2025-11-17", "17 November 2025"),
        ("en", "2013-03", "March 2013"),
        ("id", "2013", "2013"),
        ("en", "2013-13", ""),
    ],
)
def test_date_beside_the_name_is_in_the_readers_language(
    language: str, written: str, day: str
) -> None:
    with translation.override(language):
        found = source_of(f"Metro TV News, {written}, https://metrotvnews.com/read/k")
    assert (found.words, found.day, found.has_date) == ("Metro TV News", day, bool(day))
    assert found.url == "https://metrotvnews.com/read/k"


@pytest.mark.django_db
def test_page_links_the_source_with_its_date(client: Client) -> None:
    OrganisationFactory(slug="pum", source="Metro TV, 2025-11-17, https://metrotvnews.com/read/k")
    html = client.get("/en/partners/pum/").content.decode()
    link = '<a href="https://metrotvnews.com/read/k" rel="external nofollow">Metro TV</a>'
    assert f"{link}, 17 November 2025</p>" in html


@pytest.mark.django_db
def test_page_says_that_the_address_is_not_known(client: Client) -> None:
    OrganisationFactory(slug="dekopin", source="Majalah Peluang")
    html = client.get("/en/partners/dekopin/").content.decode()
    assert "Majalah Peluang (address and date not known)" in html


def test_sources_of_the_demo_name_their_address() -> None:
    """One has none: nothing is made up to fill the gap."""
    rows = [*demo._read("partners"), *demo._read("cooperatives")]
    without = {row["slug"] for row in rows if not source_of(row["source"]).url}
    assert without == {"kpsbu-lembang"}


@pytest.mark.django_db
def test_page_says_that_the_date_says_that_the_date_is_not_recorded(client: Client) -> None:
    OrganisationFactory(slug="ica", source="ica.coop")
    html = client.get("/en/partners/ica/").content.decode()
    assert (
        '<a href="https://ica.coop" rel="external nofollow">ica.coop</a> (date not recorded)'
        in html
    )
