"""What a reader gets: the right language versions, honest notices, few queries."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage, StandardPage
from home.translation.publishing import publish_translation
from home.ui import navigation
from tests.factories.home import DatedFactFactory
from tests.home.test_translation import ENGLISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(about: StandardPage) -> StandardPage:
    publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools and deals."})
    return publish_translation(about, "en", ENGLISH)


def _html(client: Client, page: Page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_language_switch_and_hreflang_lead_to_the_translation(
    client: Client, about: StandardPage, english: StandardPage
) -> None:
    html = _html(client, about)
    assert f'hreflang="en" href="http://localhost:8000{english.url}"' in html
    assert f'<a href="{english.url}" lang="en"' in html


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "never translated"])
def test_version_that_a_reader_cannot_open_is_not_linked(
    client: Client, about: StandardPage, english: StandardPage, hide: str
) -> None:
    if hide == "unpublish":
        english.unpublish()
    elif hide == "restrict":
        PageViewRestriction.objects.create(page=english, restriction_type="login")
    else:
        english.delete()
    assert "/en/about-the-portal/" not in _html(client, about)


def test_reader_sees_that_a_translation_is_older_than_its_source(
    client: Client, about: StandardPage, english: StandardPage
) -> None:
    assert "older than its source" not in _html(client, english)
    about.lead = "Berubah."
    about.save_revision().publish()
    html = _html(client, english)
    assert "This translation is older than its source." in html
    assert f'href="{about.url}"' in html


def test_placeholder_shows_its_real_language(client: Client, about: StandardPage) -> None:
    home = publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools."})
    placeholder = about.copy_for_translation(home.locale, alias=True)
    html = _html(client, placeholder)
    assert '<article lang="id">' in html
    assert "has not been translated yet" in html


def test_page_in_its_own_language_marks_no_other(client: Client, about: StandardPage) -> None:
    assert "<article>" in _html(client, about)


def test_home_page_shows_facts_with_source_and_date(client: Client, home: HomePage) -> None:
    DatedFactFactory(is_on_home_page=True)
    DatedFactFactory(value_id="0000")
    html = _html(client, home)
    assert "82.780" in html
    assert "21 November 2025" in html
    assert "0000" not in html


def test_home_page_answers_every_kind_of_visitor(client: Client, home: HomePage) -> None:
    html = _html(client, home)
    for address in [*(pillar.url for pillar in navigation.PILLARS), "/admin/"]:
        assert f'href="{address}"' in html
    for kind in ("Offer what you know", "Become a host"):
        assert translation.gettext(kind) in html
    assert html.count("<h1") == 1


def test_standing_page_is_linked_in_the_footer_of_its_own_language(
    client: Client, about: StandardPage, english: StandardPage
) -> None:
    StandardPage.objects.update(is_in_footer=True)
    footer = _html(client, about.get_parent()).split("<footer")[1]
    assert about.url in footer
    assert english.url not in footer


def test_home_page_needs_at_most_fifteen_queries(
    client: Client, english: StandardPage, django_assert_max_num_queries: Any
) -> None:
    DatedFactFactory.create_batch(8, is_on_home_page=True)
    client.get("/id/")
    with django_assert_max_num_queries(15):
        client.get("/id/?fresh=1")


def test_standing_page_needs_at_most_twelve_queries(
    client: Client, english: StandardPage, django_assert_max_num_queries: Any
) -> None:
    client.get(english.url)
    with django_assert_max_num_queries(12):
        client.get(english.url + "?fresh=1")
