"""Generations: a number for each topic that only ever grows, for all processes."""

from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.management import call_command

from home.cache import generations
from home.public import FACTS, REGIONS


@pytest.fixture(autouse=True)
def _as_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered from one look to the next."""
    monkeypatch.setattr(generations, "LOOK_AGAIN", -1.0)


def test_generation_that_was_lost_is_a_new_one() -> None:
    generations.renew([FACTS])
    before = generations.stamp([FACTS], generations.current())
    cache.clear()
    assert not generations.is_current(before, generations.current())


def test_what_was_made_before_the_first_change_does_not_come_back() -> None:
    cache.clear()
    first = generations.stamp([FACTS], generations.current())
    generations.renew([FACTS])
    generations.current()
    cache.clear()
    assert not generations.is_current(first, generations.current())


def test_processes_agree_on_a_generation_that_nobody_has_seen() -> None:
    cache.clear()
    assert generations.current() == generations.current()


def test_loss_of_one_leaves_the_others() -> None:
    generations.renew([FACTS, REGIONS])
    facts = generations.stamp([FACTS], generations.current())
    regions = generations.stamp([REGIONS], generations.current())
    cache.delete(f"{generations.PREFIX}:{FACTS}")
    now = generations.current()
    assert not generations.is_current(facts, now)
    assert generations.is_current(regions, now)


@pytest.fixture
def _bounded(settings: Any, db: None) -> None:
    """The caches of production, ten pages at most."""
    settings.CACHES = {
        name: {
            "BACKEND": "home.cache.stores.TableCache",
            "LOCATION": f"test_{name}",
            "OPTIONS": {"MAX_ENTRIES": most},
        }
        for name, most in (("default", 100), ("pages", 10))
    }
    call_command("createcachetable", verbosity=0)


@pytest.mark.usefixtures("_bounded")
def test_however_many_pages_are_kept_no_generation_is_pushed_out() -> None:
    cache.set("failed-log-ins", 3)
    generations.renew([FACTS])
    before = generations.current()
    for number in range(50):
        caches["pages"].set(f"page:4:1:localhost:/id/?page={number}", "x")
    assert generations.current() == before
    assert cache.get("failed-log-ins") == 3
    assert caches["pages"].get("page:4:1:localhost:/id/?page=0") is None


@pytest.mark.usefixtures("_bounded")
def test_page_that_ends_first_makes_room_whatever_its_name() -> None:
    pages = caches["pages"]
    pages.set("a-fresh-one", "x", 300)
    for number in range(30):
        pages.set(f"page:{number}", "x", 60)
    pages.set("0-the-last", "x", 300)
    assert pages.get("a-fresh-one") == pages.get("0-the-last") == "x"


@pytest.mark.usefixtures("_bounded")
def test_what_has_no_end_is_thrown_out_last() -> None:
    generations.renew([FACTS])
    before = generations.stamp([FACTS], generations.current())
    for number in range(300):
        cache.set(f"{number}", "x", 60)
    assert generations.is_current(before, generations.current())
