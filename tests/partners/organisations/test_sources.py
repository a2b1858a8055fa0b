"""The source of a record is followed where it is an address, and says whether it has a date."""

import pytest
from django.test import Client

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


@pytest.mark.django_db
def test_page_says_that_the_date_is_not_recorded(client: Client) -> None:
    OrganisationFactory(slug="ica", source="ica.coop")
    html = client.get("/en/partners/ica/").content.decode()
    assert (
        '<a href="https://ica.coop" rel="external nofollow">ica.coop</a> (date not recorded)'
        in html
    )
