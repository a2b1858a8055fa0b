"""A translation is not published before its original has been on the site once."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from home import publishing
from home.access import Actor
from home.models import StandardPage
from home.panels import waiting_for_review
from home.planning.refusals import NotReady
from home.planning.services import bundles
from home.translation import handing_in, starting
from home.translation.publishing import publish_translation
from home.translation.sources import SourceWasNeverPublished
from portal.users.models import User
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db
Commit = Callable[..., Any]


@pytest.fixture
def draft(about: StandardPage) -> StandardPage:
    """In Indonesian, never on the site; its home has an English version."""
    publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools."})
    made = StandardPageFactory(parent=about.get_parent(), title="Rancangan", live=False)
    made.save_revision()
    return made


@pytest.fixture
def english(draft: StandardPage, admin_user: User) -> Page:
    locale = Locale.objects.get(language_code="en")
    starting.start(draft, locale, by=Actor(admin_user))
    return draft.get_translation(locale)


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_publishing_it_is_refused_with_words_and_the_way_to_the_original(
    client: Client, moderator: User, draft: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    page = client.get(_edit(english)).content.decode()
    assert str(SourceWasNeverPublished.words) in page
    assert f'href="{_edit(draft)}"' in page
    answer = client.post(_edit(english), {"action": "publish"}, follow=True)
    said = [str(one) for one in answer.context["messages"]]
    assert [one.strip() for one in said] == [str(SourceWasNeverPublished.words)]
    assert not _is_live(english)


@pytest.mark.parametrize("is_still_there", [True, False])
def test_once_the_original_was_on_the_site_it_is_published(
    client: Client,
    moderator: User,
    draft: StandardPage,
    english: Page,
    is_still_there: bool,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    draft.get_latest_revision().publish()
    if not is_still_there:
        Page.objects.get(pk=draft.pk).specific.unpublish()
    client.force_login(moderator)
    page = client.get(_edit(english)).content.decode()
    assert str(SourceWasNeverPublished.words) not in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(_edit(english), {"action": "publish"})
    assert _is_live(english)


def test_nor_is_it_published_with_what_is_taken_over(
    client: Client, moderator: User, draft: StandardPage, english: Page
) -> None:
    source = TranslationSource.objects.get(object_id=english.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    client.force_login(moderator)
    answer = client.post(address, {"publish_translations": "on"}, follow=True)
    assert str(SourceWasNeverPublished.words) in answer.content.decode()
    assert not _is_live(english)


def test_nor_by_a_list_or_a_script(client: Client, moderator: User, english: Page) -> None:
    with pytest.raises(SourceWasNeverPublished):
        publishing.publish(english.specific, by=Actor(moderator))
    client.force_login(moderator)
    address = reverse("wagtailadmin_api:pages:action", args=[english.pk, "publish"])
    answer = client.post(address)
    assert (answer.status_code, str(SourceWasNeverPublished.words)) == (400, answer.json()[0])
    assert not _is_live(english)


def test_nor_by_who_approves_it(
    client: Client, editor: User, moderator: User, english: Page
) -> None:
    handing_in.hand_in(english, by=Actor(editor))
    state = english.current_workflow_task_state
    args = [english.pk, "approve", state.pk]
    client.force_login(moderator)
    address = reverse("wagtailadmin_pages:workflow_action", args=args)
    answer = client.post(address, {"revision": english.latest_revision_id}, follow=True)
    assert str(SourceWasNeverPublished.words) in answer.content.decode()
    assert not _is_live(english)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "terjemahan ke bahasa Inggris"), ("en", "translation into English")],
)
def test_list_of_what_waits_says_that_it_is_a_translation(
    editor: User, moderator: User, draft: StandardPage, english: Page, language: str, words: str
) -> None:
    handing_in.hand_in(english, by=Actor(editor))
    draft.get_workflow().start(draft, editor)
    with override(language):
        notes = [str(item.note) for item in waiting_for_review(moderator)]
    assert [words in note for note in notes] == [True, False]


def test_editor_names_languages_in_that_of_its_page(
    client: Client, moderator: User, english: Page
) -> None:
    client.force_login(moderator)
    page = client.get(_edit(english)).content.decode()
    props = json.loads(unescape(re.search(r'data-props="([^"]+)"', page)[1]))
    names = [props[one]["displayName"] for one in ("sourceLocale", "locale")]
    assert names == ["bahasa Indonesia", "bahasa Inggris"]


def test_a_bundle_releases_it_with_its_original_only(
    moderator: User, draft: StandardPage, english: Page
) -> None:
    by = Actor(moderator)
    english.specific.save_revision()
    bundle = bundles.put_in(english.specific, None, by=by, name="Bersama").bundle
    with pytest.raises(NotReady) as refusal:
        bundles.release(bundle, by=by)
    assert str(SourceWasNeverPublished.words) in refusal.value.lines()[0]
    assert not _is_live(english)
    bundles.put_in(draft, bundle, by=by)
    bundles.release(bundle, by=by)
    assert _is_live(english)
    assert _is_live(draft)
