"""What a cooperative's page shows is laid to a list only where the list says it."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from partners.organisations.models import RegisterEntry
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def page_of(client: Client, **said: Any) -> str:
    known = CooperativeFactory(name="Koperasi Maju", website="", profile__members=268,
                               profile__founded=None, profile__stage=None,
                               profile__registration_number="")  # fmt: skip
    facts = {"name": "KOPERASI MAJU", "region": known.region_id, **said}
    day = datetime.date(2026, 11, 1)
    RegisterEntry.objects.create(organisation=known, said=facts, source="Daftar X", as_of=day)
    with translation.override("en"):
        return client.get(known.get_absolute_url()).content.decode()


@pytest.mark.parametrize("said", [{"members": 301}, {}], ids=["says another", "says nothing"])
def test_fact_that_the_list_does_not_say_is_named(client: Client, said: dict[str, int]) -> None:
    page = page_of(client, **said)
    assert "According to Daftar X" in page
    assert "Not from this list: members." in page
    assert "corrected here" not in page


def test_nothing_is_added_where_the_list_says_it_all(client: Client) -> None:
    page = page_of(client, members=268)
    assert "According to Daftar X, as of" in page
    assert "Not from this list" not in page
