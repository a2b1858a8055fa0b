"""Counts of throttles end by time, and by nothing that others do."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache, caches
from django.utils import timezone

from portal.throttles.models import Count
from portal.throttles.store import CountsAreFull

pytestmark = pytest.mark.django_db


@pytest.fixture
def store() -> Any:
    return caches["throttles"]


def test_value_stands_until_its_end(store: Any) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        store.set("a", [1.5, 2], 300)
        clock.shift(299)
        assert store.get("a") == [1.5, 2]
        clock.shift(2)
        assert store.get("a") is None


def test_lock_is_taken_once_and_again_when_it_is_given_back_or_ends(store: Any) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert store.add("lock", True, 10)
        assert not store.add("lock", True, 10)
        assert store.delete("lock")
        assert store.add("lock", True, 10)
        clock.shift(11)
        assert store.add("lock", True, 10)


def test_what_was_set_is_replaced_and_may_last_longer(store: Any) -> None:
    store.set("a", 1, 60)
    store.set("a", 2, 60)
    assert store.get("a") == 2
    assert store.touch("a", 600)
    assert Count.objects.get().ends_at > timezone.now() + timedelta(seconds=500)
    assert not store.touch("b")
    store.clear()
    assert "a" not in store


def test_full_store_refuses_the_new_and_keeps_what_is_counted(
    store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_max_entries", 20)
    store.set("locked", [1, 2, 3], 300)
    for number in range(19):
        store.set(f"other:{number}", [1], 300)
    with pytest.raises(CountsAreFull):
        store.set("one more", [1], 300)
    assert store.get("locked") == [1, 2, 3]
    store.set("locked", [1, 2, 3, 4], 300)
    assert store.get("locked") == [1, 2, 3, 4]
    assert Count.objects.count() == 20


def test_what_has_ended_makes_room(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_max_entries", 3)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        store.set("long", 1, 300)
        for number in range(10):
            store.set(f"short:{number}", 1, 10)
            clock.shift(11)
        assert store.get("long") == 1
        assert Count.objects.count() <= 2


def test_other_caches_touch_no_count(store: Any) -> None:
    store.set("locked", 1, 300)
    for number in range(500):
        cache.set(f"page:{number}", "x")
    cache.clear()
    caches["pages"].clear()
    assert store.get("locked") == 1


def test_table_tells_neither_addresses_nor_accounts(store: Any) -> None:
    store.set("198.51.100.7 citra@simpul.demo", [1], 300)
    row = Count.objects.get()
    assert "198" not in row.name
    assert len(row.name) == 64
