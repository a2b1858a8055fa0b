"""Wagtail's API of the admin refuses what it cannot answer, and answers what it can."""

import pytest
from django.test import Client

from portal.users.models import User
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
KINDS = ["pages", "images", "documents"]


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    StandardPageFactory(parent=HomePageFactory(), title="Tentang", slug="tentang")
    client.force_login(moderator)
    return client


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "question",
    [
        "search=a&search_operator=zz",
        "search=a&search_operator=",
        "offset=999999999999999999999",
        "limit=999999999999999999999",
        "offset=-1",
        "offset=x",
    ],
)
def test_what_cannot_be_answered_is_refused(desk: Client, kind: str, question: str) -> None:
    answer = desk.get(f"/admin/api/main/{kind}/?{question}", headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_search_among_pages_with_pages_below_is_refused(desk: Client) -> None:
    answer = desk.get("/admin/api/main/pages/?search=a&has_children=true")
    assert answer.status_code == 400
    assert "has_children" in answer.json()["message"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "question", ["", "search=a&search_operator=or", "search=a&search_operator=and", "offset=20"]
)
def test_what_can_be_answered_is(desk: Client, kind: str, question: str) -> None:
    assert desk.get(f"/admin/api/main/{kind}/?{question}").status_code == 200


def test_pages_with_pages_below_are_found(desk: Client) -> None:
    found = desk.get("/admin/api/main/pages/?has_children=false").json()["items"]
    assert "Tentang" in [one["title"] for one in found]
