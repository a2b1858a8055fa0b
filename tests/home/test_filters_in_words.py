"""What a list is filtered by is said in words."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_agreements_agreement:list"


def shown(client: Client, filters: dict[str, str]) -> list[tuple[str, str]]:
    page = client.get(reverse(LIST), filters)
    return [(str(one.field_label), one.value) for one in page.context.get("active_filters", [])]


@pytest.mark.parametrize(("asked", "said"), [("true", "Ya"), ("false", "Tidak")])
def test_yes_and_no_are_words(admin_client: Client, asked: str, said: str) -> None:
    assert shown(admin_client, {"live": asked}) == [("Terbit", said)]


def test_what_is_not_asked_is_not_shown(admin_client: Client) -> None:
    assert shown(admin_client, {"live": "unknown"}) == []
