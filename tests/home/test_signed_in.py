"""Who writes in the admin can ask whether the session still lasts."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.agreements import moderator

pytestmark = pytest.mark.django_db


def test_it_says_who_is_signed_in_and_gives_a_token_that_is_taken() -> None:
    client, person = Client(enforce_csrf_checks=True), moderator(is_superuser=True)
    client.force_login(person)
    said = client.get(reverse("signed_in"))
    assert said.json()["who"] == person.pk
    assert "no-store" in said["Cache-Control"]
    add = reverse("wagtailsnippets_glossary_term:add")
    assert client.post(add, {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert client.post(add, {"csrfmiddlewaretoken": said.json()["token"]}).status_code == 200


def test_nobody_is_led_to_the_log_in() -> None:
    answer = Client().get(reverse("signed_in"))
    assert answer.status_code == 302
    assert "login" in answer.url


def test_every_page_of_the_admin_brings_the_words_in_the_readers_language() -> None:
    client, person = Client(), moderator(is_superuser=True)
    client.force_login(person)
    page = client.get(reverse("wagtailsnippets_glossary_term:add")).content.decode()
    assert 'data-ended="Sesi Anda' in page or 'data-ended="Your session' in page
    assert f'data-address="{reverse("signed_in")}"' in page
