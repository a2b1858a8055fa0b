"""Odd words in every field of every form of magang: refused or kept, never a failure."""

import importlib
from typing import Any

import pytest
from django.core.files.base import File
from django.test import Client

from home.access import Actor
from tests.factories.people import admin
from tests.partners.acts import fresh
from tests.partners.apprenticeships.acts import ACTS as OF_STAFF
from tests.portal.access.posting import undone

pytestmark = [pytest.mark.attack, pytest.mark.django_db]
PARTS = ("applications", "hosting", "learning", "placements", "results")
OF_MEMBERS = [
    act
    for part in PARTS
    for act in importlib.import_module(f"tests.partners.membership.acts.{part}").ACTS
]
ODD = (
    "a\0b",
    "\x1b[31m\u202e\ufeff😀👩‍👩‍👧‍👦",
    "９٣",
    "1e309",
    "-1",
    str(2**70),
    "0001-01-01",
    "x" * 100_000,
    "<script>alert(1)</script>{{ 7|add:1 }}%s%(x)s",
)
BESIDE = {"csrfmiddlewaretoken"}


def odd_ones(client: Client, address: str, data: dict[str, Any]) -> Any:
    """What is answered, field by field and word by word; nothing of it is kept."""
    for name, value in data.items():
        if name in BESIDE or isinstance(value, File):
            continue
        for odd in ODD:
            said = {**fresh(data), name: [odd] if isinstance(value, list) else odd}
            with undone():
                answer = client.post(address, said)
            yield name, odd, answer


@pytest.mark.parametrize(
    ("name", "act"),
    [(name, act) for name, act, _ in [*OF_MEMBERS, *OF_STAFF]],
    ids=[name for name, _act, _ in [*OF_MEMBERS, *OF_STAFF]],
)
def test_no_word_breaks_a_form(name: str, act: Any) -> None:
    client = admin()
    client.raise_request_exception = False
    address, data = act(Actor(client.user))
    broken = [
        f"{field}={odd[:40]!r}: {answer.status_code}"
        for field, odd, answer in odd_ones(client, address, data)
        if answer.status_code >= 500
    ]
    assert broken == []
