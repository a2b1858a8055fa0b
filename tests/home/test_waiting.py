"""What waits: asked of all rooms at once, and told most urgent first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from home import waiting
from home.access import NOBODY, Actor
from home.waiting import Waiting
from tests.factories.membership import PersonFactory

pytestmark = pytest.mark.django_db
ASKED: list[str] = []


def nobody(actor: Actor) -> QuerySet[Any]:
    return get_user_model()._default_manager.none()


def themselves(actor: Actor) -> QuerySet[Any]:
    return get_user_model()._default_manager.filter(pk=actor.person.pk).order_by("pk")


def _source(name: str, until: date | None = None) -> waiting.Source:
    def told(actor: Actor) -> Iterator[Waiting]:
        ASKED.append(name)
        yield Waiting(name, f"/{name}/", "Buka", until=until)

    return told


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    ASKED.clear()
    monkeypatch.setattr(waiting, "_sources", {})


@pytest.fixture
def actor() -> Actor:
    return Actor(PersonFactory())


def test_room_is_asked_only_where_it_has_rows(rooms: None, actor: Actor) -> None:
    waiting.register(_source("tanpa"), rows=nobody)
    waiting.register(_source("ada"), rows=themselves)
    assert [one.text for one in waiting.waiting_for(actor)] == ["ada"]
    assert ASKED == ["ada"]


def test_room_that_does_not_tell_its_rows_is_always_asked(rooms: None, actor: Actor) -> None:
    waiting.register(_source("selalu"))
    assert [one.text for one in waiting.waiting_for(actor)] == ["selalu"]


def test_all_rooms_are_asked_in_one_query(rooms: None, actor: Actor) -> None:
    for n in range(40):
        waiting.register(_source(f"ruang {n}"), rows=themselves if n % 2 else nobody)
    with CaptureQueriesContext(connection) as queries:
        assert len(waiting.waiting_for(actor)) == 20
    assert len(queries) == 1


def test_what_has_a_last_day_comes_first(rooms: None, actor: Actor) -> None:
    waiting.register(_source("kapan saja"))
    waiting.register(_source("lusa", date(2026, 12, 1)))
    waiting.register(_source("besok", date(2026, 11, 30)))
    found = [one.text for one in waiting.waiting_for(actor)]
    assert found == ["besok", "lusa", "kapan saja"]


def test_nothing_waits_for_nobody(rooms: None) -> None:
    waiting.register(_source("selalu"))
    waiting.register(_source("ada"), rows=themselves)
    assert waiting.waiting_for(NOBODY) == []
