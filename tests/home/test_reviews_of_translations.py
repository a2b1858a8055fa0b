"""A translation that waits for a review is published where its reviewer reads it, only there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource

from home.access import Actor
from home.models import StandardPage
from home.reviews import WaitsForReview
from home.translation import handing_in
from home.translation.publishing import publish_translation
from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(client: Client, about: StandardPage, editor: User, moderator: User) -> Page:
    """Published once; newer words of it are handed in."""
    publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools."})
    page = publish_translation(about, "en", {"title": "About"})
    StringTranslation.objects.filter(data="About").update(data="About us")
    handing_in.hand_in(page, by=Actor(editor))
    client.force_login(moderator)
    return page


def _still_waits(page: Page) -> None:
    now = Page.objects.get(pk=page.pk)
    assert (now.title, now.alias_of_id, now.workflow_in_progress) == ("About", None, True)


def test_taking_over_news_of_its_source_publishes_it_not(
    client: Client, waiting: Page, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    source = TranslationSource.objects.get(object_id=waiting.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, {"publish_translations": "on"}, follow=True)
    assert f"About: {WaitsForReview.words}" in answer.content.decode()
    _still_waits(waiting)


def test_nor_does_it_become_a_copy_of_its_source(client: Client, waiting: Page) -> None:
    address = reverse("wagtail_localize:convert_to_alias", args=[waiting.pk])
    answer = client.post(address, follow=True)
    assert str(WaitsForReview.words) in answer.content.decode()
    _still_waits(waiting)


def test_its_reviewer_publishes_it_and_is_named_as_who_ended_the_review(
    client: Client,
    waiting: Page,
    moderator: User,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    state = waiting.current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailadmin_pages:edit", args=[waiting.pk]), {"action": "publish"})
    now = Page.objects.get(pk=waiting.pk)
    assert (now.title, now.live, now.workflow_in_progress) == ("About us", True, False)
    state.refresh_from_db()
    assert state.finished_by == moderator
