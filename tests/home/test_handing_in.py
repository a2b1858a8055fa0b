"""An editor hands a translation in; a moderator finds it waiting and publishes it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from home.access import ActionNotPermitted, Actor
from home.models import StandardPage
from home.panels import waiting_for_review
from home.translation import handing_in
from home.translation.publishing import publish_translation
from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(about: StandardPage) -> Page:
    """Published once; since then somebody has worded its title anew."""
    publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools."})
    page = publish_translation(about, "en", {"title": "About"})
    StringTranslation.objects.filter(data="About").update(data="About us")
    return page


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _hand_in(page: Page) -> str:
    return reverse("hand_in_translation", args=[page.pk])


def test_editor_is_told_how_to_hand_it_in(client: Client, editor: User, english: Page) -> None:
    client.force_login(editor)
    assert _hand_in(english) in client.get(_edit(english)).content.decode()


def test_moderator_and_the_original_get_no_such_button(
    client: Client, editor: User, moderator: User, about: StandardPage, english: Page
) -> None:
    client.force_login(moderator)
    assert _hand_in(english) not in client.get(_edit(english)).content.decode()
    client.force_login(editor)
    assert _hand_in(about) not in client.get(_edit(about)).content.decode()


def test_handed_in_translation_waits_for_moderators_and_is_not_shown_yet(
    client: Client, editor: User, moderator: User, english: Page
) -> None:
    client.force_login(editor)
    assert client.post(_hand_in(english)).status_code == 302
    assert [item.label for item in waiting_for_review(moderator)] == ["About"]
    english.refresh_from_db()
    assert english.title == "About"
    assert _hand_in(english) not in client.get(_edit(english)).content.decode()


def test_publishing_it_ends_the_moderation(
    client: Client,
    editor: User,
    moderator: User,
    english: Page,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    handing_in.hand_in(english, by=Actor(editor))
    client.force_login(moderator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(_edit(english), {"action": "publish"})
    english.refresh_from_db()
    assert english.title == "About us"
    assert waiting_for_review(moderator) == []


def test_it_is_handed_in_once(client: Client, editor: User, english: Page) -> None:
    handing_in.hand_in(english, by=Actor(editor))
    with pytest.raises(handing_in.NothingToHandIn):
        handing_in.hand_in(Page.objects.get(pk=english.pk).specific, by=Actor(editor))
    client.force_login(editor)
    assert client.post(_hand_in(english)).status_code == 302


def test_person_without_the_right_is_refused(client: Client, stranger: User, english: Page) -> None:
    with pytest.raises(ActionNotPermitted):
        handing_in.hand_in(english, by=Actor(stranger))
    client.force_login(stranger)
    assert client.post(_hand_in(english)).status_code == 302
    assert not english.workflow_in_progress


def test_list_of_translations_keeps_an_order(
    client: Client, moderator: User, english: Page
) -> None:
    moderator.is_superuser = True
    moderator.save()
    client.force_login(moderator)
    response = client.get(reverse("wagtail_localize:translations_report"))
    assert response.context["object_list"].ordered


def test_reviewer_may_send_it_back_where_it_is_read(
    client: Client, editor: User, moderator: User, english: Page
) -> None:
    client.force_login(editor)
    client.post(_hand_in(english))
    window = 'data-workflow-action-url="'
    assert window not in client.get(_edit(english)).content.decode()
    client.force_login(moderator)
    page = client.get(_edit(english)).content.decode()
    address = page.split(window, 1)[1].split('"', 1)[0]
    client.post(address, {"comment": "Judulnya belum tepat."})
    assert window not in client.get(_edit(english)).content.decode()
    client.force_login(editor)
    assert "Judulnya belum tepat." in client.get(_edit(english)).content.decode()


def test_what_the_editor_says_in_english_only_is_said_in_the_language_of_who_reads(
    client: Client, editor: User, english: Page
) -> None:
    client.force_login(editor)
    page = BeautifulSoup(client.get(_edit(english)).content, "html.parser")
    assert json.loads(page.find(id="editor-words").string) == {
        "More actions": "Tindakan lain",
        "bahasa Indonesia to bahasa Inggris translation": (
            "Terjemahan dari bahasa Indonesia ke bahasa Inggris"
        ),
    }
