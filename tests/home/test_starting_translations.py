"""Having a page translated: drafts all the way, and what is on the site stays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from home.access import ActionNotPermitted, Actor
from home.models import HomePage, StandardPage
from home.panels import waiting_for_review
from home.translation import handing_in, starting
from home.translation.publishing import publish_translation
from home.translation.status import TranslationState, language_versions, status_of
from portal.users.models import User
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(home: HomePage) -> Locale:
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    return Locale.objects.get(language_code="en")


@pytest.fixture
def new(home: HomePage) -> StandardPage:
    above = StandardPageFactory(parent=home, title="Panduan")
    return StandardPageFactory(parent=above, title="Buku kas")


def _translate(client: Client, page: Page, locale: Locale, **more: Any) -> Any:
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(url, {"locales": locale.pk, **more})


@pytest.mark.parametrize("who", ["editor", "moderator"])
def test_new_versions_are_drafts_also_above(
    client: Client, request: Any, who: str, english: Locale, new: StandardPage
) -> None:
    client.force_login(request.getfixturevalue(who))
    answer = _translate(client, new, english)
    made = new.get_translation(english)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert [(made.live, made.alias_of_id)] == [(False, None)]
    above = made.get_parent()
    assert (above.live, above.alias_of_id) == (False, None)
    assert above.get_translation(new.locale).title == "Panduan"
    assert client.get(answer.url).status_code == 200


def test_whole_part_is_begun_as_drafts(
    client: Client, moderator: User, english: Locale, new: StandardPage
) -> None:
    client.force_login(moderator)
    _translate(client, new.get_parent(), english, include_subtree="on")
    assert not new.get_translation(english).live


def test_placeholder_stays_on_the_site_until_its_translation_is_published(
    client: Client,
    editor: User,
    moderator: User,
    english: Locale,
    new: StandardPage,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    new.copy_for_translation(english, copy_parents=True, alias=True)
    shown = new.get_translation(english)
    client.force_login(editor)
    _translate(client, new, english)
    shown.refresh_from_db()
    assert (shown.live, shown.alias_of_id) == (True, new.pk)
    assert status_of(shown, language_versions(shown)).state == TranslationState.MISSING

    edit = reverse("wagtailadmin_pages:edit", args=[shown.pk])
    assert "js-translation-editor" in client.get(edit).content.decode()
    translation = Translation.objects.get(source__object_id=new.translation_key)
    segment = translation.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    client.put(address, "value=Cash+book", "application/x-www-form-urlencoded")
    client.post(reverse("hand_in_translation", args=[shown.pk]))
    assert [item.url for item in waiting_for_review(moderator)] == [edit]

    client.force_login(moderator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit, {"action": "publish"})
    shown.refresh_from_db()
    assert (shown.live, shown.alias_of_id, shown.title) == (True, None, "Cash book")
    assert waiting_for_review(moderator) == []


def test_page_that_has_a_version_gets_no_other(
    editor: User, english: Locale, about: StandardPage
) -> None:
    published = publish_translation(about, "en", {"title": "About"})
    Translation.objects.filter(source__object_id=about.translation_key).update(enabled=False)
    StringTranslation.objects.filter(data="About").update(data="Not read")
    assert starting.start(about, english, by=Actor(editor)) is None
    published.refresh_from_db()
    assert published.title == "About"
    assert not Translation.objects.filter(
        source__object_id=about.translation_key, enabled=True
    ).exists()


def test_stranger_has_nothing_translated(
    client: Client, stranger: User, english: Locale, new: StandardPage
) -> None:
    with pytest.raises(ActionNotPermitted):
        starting.start(new, english, by=Actor(stranger))
    client.force_login(stranger)
    _translate(client, new, english)
    assert not new.has_translation(english)


def test_source_that_says_nothing_new_leaves_its_translation_as_fresh_as_it_was(
    client: Client, editor: User, english: Locale, about: StandardPage
) -> None:
    page = publish_translation(about, "en", {"title": "About"})
    translation = Translation.objects.get(source__object_id=about.translation_key)
    before = status_of(page, language_versions(page)).state
    client.force_login(editor)
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert client.post(url).status_code == 302
    assert status_of(page, language_versions(page)).state == before


def test_placeholder_waits_with_moderators_and_is_handed_in_once(
    editor: User, english: Locale, new: StandardPage
) -> None:
    new.copy_for_translation(english, copy_parents=True, alias=True)
    starting.start(new, english, by=Actor(editor))
    handing_in.hand_in(new.get_translation(english).specific, by=Actor(editor))
    with pytest.raises(handing_in.NothingToHandIn):
        handing_in.hand_in(new.get_translation(english).specific, by=Actor(editor))


def test_only_language_that_is_left_is_ticked(
    client: Client, moderator: User, about: StandardPage
) -> None:
    client.force_login(moderator)
    address = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    english = Locale.objects.get(language_code="en")
    ticked = f'name="locales" value="{english.pk}" id="id_locales_0" checked'
    assert ticked in client.get(address).content.decode()
