"""A page is private in every language, with its files; taking it off asks about its versions."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction

from home.models import HomePage, StandardPage
from home.translation.publishing import publish_translation
from portal.users.models import User

pytestmark = pytest.mark.django_db
CLOSE = "wagtailadmin_pages:set_privacy"


@pytest.fixture
def english(home: HomePage, about: StandardPage) -> Page:
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    return publish_translation(about, "en", {"title": "About"})


def _rows(page: Page) -> list[tuple[str, str, list[str]]]:
    return [
        (row.restriction_type, row.password, [group.name for group in row.groups.all()])
        for row in PageViewRestriction.objects.filter(page=page)
    ]


def test_closing_a_page_closes_it_in_every_language(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    form = client.get(reverse(CLOSE, args=[about.pk])).json()["html"]
    assert "About" in form
    client.post(reverse(CLOSE, args=[about.pk]), {"restriction_type": "login"})
    assert _rows(about) == _rows(english) == [("login", "", [])]
    assert Client().get(english.url).status_code == 302

    client.post(reverse(CLOSE, args=[about.pk]), {"restriction_type": "none"})
    assert _rows(about) == _rows(english) == []
    assert Client().get(about.url).status_code == 200


def test_translation_is_closed_alone_and_says_what_stays_open(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    form = client.get(reverse(CLOSE, args=[english.pk])).json()["html"]
    assert "Tentang portal" in form
    client.post(reverse(CLOSE, args=[english.pk]), {"restriction_type": "login"})
    assert (_rows(about), _rows(english)) == ([], [("login", "", [])])


def test_groups_are_the_same_in_every_language(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    group = Group.objects.create(name="Pengurus")
    client.force_login(moderator)
    sent = {"restriction_type": "groups", "groups": [group.pk]}
    client.post(reverse(CLOSE, args=[about.pk]), sent)
    assert _rows(about) == _rows(english) == [("groups", "", ["Pengurus"])]


def test_password_is_the_same_in_every_language(about: StandardPage, english: Page) -> None:
    row = PageViewRestriction.objects.create(
        page=about, restriction_type="password", password="beras"
    )
    assert _rows(english) == [("password", "beras", [])]
    row.password = "gabah"
    row.save()
    assert _rows(english) == [("password", "gabah", [])]


def test_placeholder_of_a_closed_page_is_closed(home: HomePage, about: StandardPage) -> None:
    locale = Locale.objects.get(language_code="en")
    about.copy_for_translation(locale, copy_parents=True, alias=True)
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    assert Client().get(about.get_translation(locale).url).status_code == 302


def test_deleting_a_page_opens_none_of_its_versions(
    home: HomePage, about: StandardPage, english: Page
) -> None:
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    StandardPage.objects.get(pk=about.pk).delete()
    assert _rows(english) == [("login", "", [])]


def _unpublish(client: Client, page: Page, **sent: Any) -> None:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), sent)


def _live(*pages: Page) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


def test_unpublishing_asks_about_the_versions(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    asked = client.get(reverse("wagtailadmin_pages:unpublish", args=[about.pk])).content.decode()
    assert f'name="versions" value="{english.pk}" checked' in asked
    _unpublish(client, about, versions=english.pk)
    assert _live(about, english) == [False, False]


def test_version_that_is_not_ticked_stays(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    _unpublish(client, about)
    assert _live(about, english) == [False, True]


@pytest.mark.parametrize(("sent", "stays"), [({"include_versions": "on"}, False), ({}, True)])
def test_unpublishing_many_asks_too(
    client: Client,
    moderator: User,
    about: StandardPage,
    english: Page,
    sent: dict[str, str],
    stays: bool,
) -> None:
    client.force_login(moderator)
    address = f"/admin/bulk/wagtailcore/page/unpublish/?id={about.pk}"
    assert "include_versions" in client.get(address).content.decode()
    client.post(address, sent)
    assert _live(about, english) == [False, stays]
