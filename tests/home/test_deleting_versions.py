"""Deleting a page asks about its versions in other languages; scripts of the admin say them."""

from typing import Any

import pytest
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation

from home.models import HomePage, StandardPage
from home.translation import deleting
from home.translation.publishing import publish_translation
from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(home: HomePage, about: StandardPage) -> Page:
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    return publish_translation(about, "en", {"title": "About"})


def _there(*pages: Page) -> list[bool]:
    return [Page.objects.filter(pk=page.pk).exists() for page in pages]


def _live(*pages: Page) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


def _placeholder(page: Page) -> Page:
    locale = Locale.objects.get(language_code="en")
    return page.copy_for_translation(locale, copy_parents=True, alias=True)


def _act(client: Client, page: Page, name: str, **sent: Any) -> HttpResponse:
    address = f"/admin/api/main/pages/{page.pk}/action/{name}/"
    return client.post(address, sent, content_type="application/json")


@pytest.mark.parametrize("ticked", [True, False])
def test_deleting_asks_about_the_versions(
    client: Client, moderator: User, about: StandardPage, english: Page, ticked: bool
) -> None:
    client.force_login(moderator)
    address = reverse("wagtailadmin_pages:delete", args=[about.pk])
    assert f'name="versions" value="{english.pk}">' in client.get(address).content.decode()
    client.post(address, {"versions": english.pk} if ticked else {})
    assert _there(about, english) == [False, not ticked]


def test_version_that_is_not_asked_about_is_not_deleted(
    client: Client, moderator: User, home: HomePage, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    other = home.get_translation(english.locale)
    client.post(reverse("wagtailadmin_pages:delete", args=[about.pk]), {"versions": other.pk})
    assert _there(about, other) == [False, True]


@pytest.mark.parametrize("many", [False, True])
def test_page_stays_where_its_version_cannot_be_deleted_after_all(
    client: Client,
    moderator: User,
    about: StandardPage,
    english: Page,
    many: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def needed(*args: Any) -> None:
        raise ProtectedError("needed meanwhile", set())

    monkeypatch.setattr(deleting, "delete_all", needed)
    client.force_login(moderator)
    one = reverse("wagtailadmin_pages:delete", args=[about.pk])
    all_of = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address = f"{all_of}?id={about.pk}" if many else one
    with pytest.raises(ProtectedError):
        client.post(address, {"versions": english.pk, "include_versions": "on"})
    assert _there(about, english) == [True, True]


def test_copy_goes_with_its_source(client: Client, moderator: User, about: StandardPage) -> None:
    copy = _placeholder(about)
    client.force_login(moderator)
    client.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
    assert _there(about, copy) == [False, False]


@pytest.mark.parametrize(("sent", "stays"), [({"include_versions": "on"}, False), ({}, True)])
def test_deleting_many_asks_too(
    client: Client,
    moderator: User,
    about: StandardPage,
    english: Page,
    sent: dict[str, str],
    stays: bool,
) -> None:
    client.force_login(moderator)
    address = f"/admin/bulk/wagtailcore/page/delete/?id={about.pk}"
    assert "include_versions" in client.get(address).content.decode()
    client.post(address, sent)
    assert _there(about, english) == [False, stays]


def test_deleting_many_names_the_versions_and_what_is_below(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    english.add_child(instance=StandardPage(title="Below", slug="below", locale=english.locale))
    User.objects.filter(pk=moderator.pk).update(is_superuser=True)
    client.force_login(moderator)
    shown = client.get(f"/admin/bulk/wagtailcore/page/delete/?id={about.pk}").content.decode()
    language = english.locale.get_display_name()
    assert f"<li>About ({language}), dengan 1 halaman di bawahnya</li>" in shown


def test_version_that_stays_is_said_before_and_after(
    client: Client,
    moderator: User,
    about: StandardPage,
    english: Page,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deleting, "user_can_delete", lambda actor, page: page.pk != english.pk)
    client.force_login(moderator)
    address = f"/admin/bulk/wagtailcore/page/delete/?id={about.pk}"
    stays = f"“About” ({english.locale.get_display_name()}) tetap ada"
    assert stays in client.get(address).content.decode()
    answer = client.post(f"{address}&next=/admin/", {"include_versions": "on"}, follow=True)
    assert stays in answer.content.decode()
    assert _there(about, english) == [False, True]


def test_script_that_says_nothing_of_the_versions_changes_nothing(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    for name in ("unpublish", "delete"):
        answer = _act(client, about, name)
        assert answer.status_code == 400
        assert f"{english.pk}: About" in answer.json()["versions"]
    assert _live(about, english) == [True, True]


def test_script_says_which_versions_are_meant(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    assert _act(client, about, "unpublish", versions=[]).status_code == 200
    assert _live(about, english) == [False, True]
    assert _act(client, english, "unpublish", versions=[]).status_code == 200
    assert _act(client, about, "delete", versions=[english.pk]).status_code == 204
    assert _there(about, english) == [False, False]


def test_script_takes_versions_off_together(
    client: Client, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    assert _act(client, about, "unpublish", versions=[english.pk]).status_code == 200
    assert _live(about, english) == [False, False]


def test_script_names_no_page_that_is_no_version(
    client: Client, moderator: User, home: HomePage, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    assert _act(client, about, "delete", versions=[home.pk]).status_code == 400
    assert _there(home, about) == [True, True]


def test_page_without_versions_is_deleted_as_before(
    client: Client, moderator: User, about: StandardPage
) -> None:
    client.force_login(moderator)
    copy = _placeholder(about)
    assert _act(client, about, "delete").status_code == 204
    assert _there(about, copy) == [False, False]


def test_editor_deletes_nothing_on_the_site_by_a_script(
    client: Client, editor: User, about: StandardPage, english: Page
) -> None:
    client.force_login(editor)
    for name in ("unpublish", "delete"):
        assert _act(client, about, name, versions=[english.pk]).status_code == 403
    assert _live(about, english) == [True, True]


def _closing(page: Page) -> list[str]:
    return [row.restriction_type for row in PageViewRestriction.objects.filter(page=page)]


@pytest.mark.parametrize("way", ["publish", "sync", "import"])
@pytest.mark.parametrize("of_the_source", [None, "login"])
def test_translation_that_was_closed_alone_stays_closed(
    client: Client,
    moderator: User,
    about: StandardPage,
    english: Page,
    way: str,
    of_the_source: str | None,
) -> None:
    if of_the_source:
        PageViewRestriction.objects.create(page=about, restriction_type=of_the_source)
        english.view_restrictions.get().delete()
    PageViewRestriction.objects.create(page=english, restriction_type="password", password="beras")
    client.force_login(moderator)
    translation = Translation.objects.get(source__object_id=about.translation_key)
    if way == "publish":
        address = reverse("wagtailadmin_pages:edit", args=[english.pk])
        client.post(address, {"action": "publish"})
    elif way == "sync":
        name = "wagtail_localize:update_translations"
        address = reverse(name, args=[translation.source_id])
        client.post(address, {"publish_translations": "on"})
    else:
        publish_translation(about, "en", {"title": "About us"})
    row = PageViewRestriction.objects.get(page=english)
    assert (row.restriction_type, row.password) == ("password", "beras")
    assert _closing(about) == ([of_the_source] if of_the_source else [])
