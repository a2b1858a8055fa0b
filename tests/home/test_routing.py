"""Pages are found at once, and restricted ones stay closed."""

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, PageViewRestriction, Site

from home import routing
from home.models import HomePage, StandardPage
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return HomePageFactory()


def test_page_is_found_in_one_query(
    home: HomePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = StandardPageFactory(parent=home, slug="tentang", title="Tentang")
    routing.find("tentang/")
    with translation.override("id"), django_assert_num_queries(1):
        found = routing.find("tentang/")
        assert (found, found.title, type(found)) == (page, "Tentang", StandardPage)
        assert found.is_unrestricted
        assert not found.get_view_restrictions()


@pytest.mark.parametrize("path", ["tidak-ada/", "../", "'; --/"])
def test_unknown_address_is_left_to_wagtail(home: HomePage, path: str) -> None:
    with translation.override("id"):
        assert routing.find(path) is None


def test_draft_is_not_found(home: HomePage, client: Client) -> None:
    StandardPageFactory(parent=home, slug="tentang", live=False)
    assert client.get("/id/tentang/").status_code == 404


def test_page_below_a_restricted_one_asks_for_a_login(home: HomePage, client: Client) -> None:
    above = StandardPageFactory(parent=home, slug="dalam")
    StandardPageFactory(parent=above, slug="rahasia")
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    for address in ("/id/dalam/", "/id/dalam/rahasia/"):
        assert client.get(address).status_code == 302


def test_alias_of_a_restricted_page_asks_for_a_login(home: HomePage, client: Client) -> None:
    source = StandardPageFactory(parent=home, slug="rahasia")
    source.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True, alias=True
    )
    PageViewRestriction.objects.create(page=source, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/en/rahasia/").status_code == 302


def test_second_site_is_left_to_wagtail(home: HomePage) -> None:
    other = StandardPageFactory(parent=home, slug="lain")
    Site.objects.create(hostname="lain.test", root_page=other)
    with translation.override("id"):
        assert routing.find("") is None
