"""The public pages: what they show, to whom, and what they cost."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES_OF_A_LIST = 15
MOST_QUERIES_OF_A_PAGE = 12


def _get(client: Client, name: str, *args: str, language: str = "id", query: str = ""):
    with translation.override(language):
        return client.get(reverse(name, args=args) + query)


def _many_cooperatives(count: int) -> None:
    sectors = [SectorFactory(), SectorFactory()]
    for number in range(count):
        region = RegencyFactory(code=f"32{number:02d}")
        CooperativeFactory(region=region, host=True, profile__sectors=sectors)


@pytest.mark.parametrize("language", ["id", "en"])
def test_partner_page_says_what_is_known(client: Client, language: str) -> None:
    OrganisationFactory(
        slug="ica",
        name="International Cooperative Alliance",
        acronym="ICA",
        country="BE",
        summary_id="Gerakan koperasi dunia.",
        summary_en="The movement of the world.",
        website="https://www.ica.coop/",
        source="ica.coop",
    )
    text = _get(client, "organisations:detail", "ica", language=language).content.decode()
    summary = {"id": "Gerakan koperasi dunia.", "en": "The movement of the world."}[language]
    country = {"id": "Belgia", "en": "Belgium"}[language]
    assert all(word in text for word in (summary, country, "ica.coop", "(ICA)"))


def test_text_in_the_other_language_says_so(client: Client) -> None:
    OrganisationFactory(slug="ica", summary_id="Hanya Indonesia.")
    text = _get(client, "organisations:detail", "ica", language="en").content.decode()
    assert 'lang="id">Hanya Indonesia.' in text


def test_hidden_organisation_has_no_page_and_is_in_no_list(client: Client) -> None:
    OrganisationFactory(slug="secret", name="Secret", hidden=True)
    assert _get(client, "organisations:detail", "secret").status_code == 404
    assert b"Secret" not in _get(client, "organisations:list").content


def test_a_cooperative_asked_for_among_partners_leads_to_its_own_page(client: Client) -> None:
    CooperativeFactory(slug="kud")
    response = _get(client, "organisations:detail", "kud", language="en")
    assert response.status_code == 301
    assert response.headers["Location"] == "/en/cooperatives/kud/"


@pytest.mark.parametrize("query", ["?page=99999999999999999999", "?page=id", "?q=%00%22(%27"])
@pytest.mark.parametrize("name", ["organisations:list", "cooperatives:list"])
def test_odd_addresses_are_answered(client: Client, name: str, query: str) -> None:
    OrganisationFactory()
    CooperativeFactory()
    assert _get(client, name, query=query).status_code == 200


def test_nothing_found_says_what_to_try(client: Client) -> None:
    text = _get(client, "organisations:list", language="en", query="?q=zzz").content.decode()
    assert "Remove a filter" in text


def test_lists_set_no_cookie(client: Client) -> None:
    assert not _get(client, "organisations:list").cookies


@pytest.mark.parametrize("count", [1, 20])
def test_list_of_cooperatives_costs_the_same_for_any_number(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    _many_cooperatives(count)
    with django_assert_max_num_queries(MOST_QUERIES_OF_A_LIST):
        assert _get(client, "cooperatives:list", query="?magang=yes").status_code == 200


@pytest.mark.parametrize("count", [1, 20])
def test_list_of_partners_costs_the_same_for_any_number(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    OrganisationFactory.create_batch(count)
    with django_assert_max_num_queries(MOST_QUERIES_OF_A_LIST):
        assert _get(client, "organisations:list").status_code == 200


def test_page_of_a_cooperative_is_cheap(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    CooperativeFactory(
        slug="kud", region=RegencyFactory(), profile__sectors=[SectorFactory(), SectorFactory()]
    )
    with django_assert_max_num_queries(MOST_QUERIES_OF_A_PAGE):
        assert _get(client, "cooperatives:detail", "kud").status_code == 200
