"""Whose failures count against whom: one visitor's lock nobody else out."""

import sys
from typing import Any

import pytest
import time_machine
from django.core.cache import cache, caches
from django.test import Client
from django.utils import timezone

from portal.throttles.apps import KEEPERS
from portal.throttles.models import Count
from portal.users.models import User

pytestmark = pytest.mark.django_db
PASSWORD, WRONG = "rahasia-sekali-7", "salah"
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"
LOG_IN = "/id/akun/login/"


@pytest.fixture(autouse=True)
def _limits(settings: Any) -> None:
    from portal.settings import security

    settings.ACCOUNT_RATE_LIMITS = security.ACCOUNT_RATE_LIMITS


@pytest.fixture
def citra() -> User:
    return User.objects.create_user("citra@simpul.demo", PASSWORD)


@pytest.fixture
def budi() -> User:
    return User.objects.create_user("budi@simpul.demo", PASSWORD)


def tries(email: str, password: str = WRONG, at: str = HERE) -> Any:
    client = Client(REMOTE_ADDR=at, raise_request_exception=False)
    return client.post(LOG_IN, {"login": email, "password": password})


def fails(email: str, times: int, at: str = HERE) -> None:
    for _ in range(times):
        tries(email, at=at)


def may_enter(user: User, at: str = HERE) -> bool:
    return tries(user.email, PASSWORD, at).status_code == 302


def test_account_rests_after_a_few_failures_and_says_until_when(citra: User) -> None:
    with time_machine.travel(timezone.now(), tick=True) as clock:
        fails(citra.email, 5)
        refused = tries(citra.email, PASSWORD)
        assert refused.status_code == 429
        assert 290 <= int(refused.headers["Retry-After"]) <= 300
        page = refused.content.decode()
        assert "dalam 5 menit" in page
        assert citra.email in page, "what was typed is kept"
        clock.shift(301)
        assert may_enter(citra)


def test_other_account_behind_the_same_address_is_let_in(citra: User, budi: User) -> None:
    fails(citra.email, 15)
    assert may_enter(budi)


def test_same_account_from_another_address_is_let_in(citra: User) -> None:
    fails(citra.email, 10)
    assert may_enter(citra, at=ELSEWHERE)
    assert not may_enter(citra)


def test_whoever_was_here_before_is_let_in_whatever_neighbours_and_strangers_do(
    citra: User,
) -> None:
    assert may_enter(citra)
    for number in range(30):
        tries(f"orang{number}@simpul.demo")
        tries(citra.email, at=f"203.0.113.{number}")
    assert may_enter(citra)
    assert tries("baru@simpul.demo").status_code == 429, "one network tries many accounts"
    assert tries(citra.email, at="192.0.2.1").status_code == 429, "many try one account"


def test_ipv6_counts_by_the_network_of_a_household(citra: User) -> None:
    for number in range(5):
        tries(citra.email, at=f"2001:db8:1:2::{number + 1}")
    assert not may_enter(citra, at="2001:db8:1:2:ffff::9")
    assert may_enter(citra, at="2001:db8:1:3::1")


def test_claimed_address_opens_no_new_count(citra: User, settings: Any) -> None:
    settings.PROXIES = 1
    for number in range(6):
        forwarded = f"10.0.0.{number}, {HERE}"
        answer = Client(REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=forwarded).post(
            LOG_IN, {"login": citra.email, "password": WRONG}
        )
    assert answer.status_code == 429


def test_unix_socket_without_a_told_address_works(citra: User) -> None:
    assert may_enter(citra, at="")


def test_success_takes_its_counts_back(citra: User) -> None:
    for _ in range(25):
        assert may_enter(citra)


def test_pages_and_lists_kept_by_others_do_not_open_a_locked_account(citra: User) -> None:
    fails(citra.email, 5)
    for number in range(400):
        cache.set(f"a{number}", 1)
        caches["pages"].set(f"z{number}", 1)
    cache.clear()
    assert not may_enter(citra)


def test_full_store_locks_no_one_in_and_says_so(
    citra: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(citra.email, 5)
    monkeypatch.setattr(caches["throttles"], "_max_entries", Count.objects.count())
    answer = tries(citra.email, PASSWORD, at=ELSEWHERE)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "Coba lagi" in answer.content.decode()
    assert not may_enter(citra)


def test_limits_and_used_codes_of_the_second_factor_are_kept_in_the_store() -> None:
    assert all(vars(sys.modules[name])["cache"]._alias == "throttles" for name in KEEPERS)


def test_nothing_else_of_allauth_remembers_in_the_default_cache() -> None:
    """An update that keeps counts elsewhere belongs into `KEEPERS`."""
    loaded = {name: module for name, module in sys.modules.items() if name.startswith("allauth.")}
    assert [name for name, module in loaded.items() if vars(module).get("cache") is cache] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_answer_429_is_a_page_in_both_languages_with_what_was_typed(language: str) -> None:
    address = {"id": "/id/akun/password/reset/", "en": "/en/account/password/reset/"}[language]
    client = Client()
    for _ in range(6):
        answer = client.post(address, {"email": "citra@simpul.demo"})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    page = answer.content.decode()
    assert "Coba lagi dalam 1 menit" in page
    assert "Try again in 1 minute." in page
    assert f'action="{address}"' in page
    assert 'value="citra@simpul.demo"' in page
    assert len(page.encode()) < 4_096


def test_no_spelling_goes_around_the_limit_of_letters() -> None:
    spellings = ["citra@simpul.demo", "CITRA@simpul.demo", "citra@s\u2071mpul.demo"]
    answers = [
        Client().post("/id/akun/password/reset/", {"email": each}).status_code
        for each in spellings * 2
    ]
    assert answers == [302] * 5 + [429]


@pytest.mark.parametrize("spelt", ["\u017fari@simpul.demo", "sari@\u017fimpul.demo"])
def test_no_spelling_of_an_account_goes_around_its_count(spelt: str) -> None:
    """PostgreSQL takes ſ for s, and let another spelling in that nobody had counted."""
    User.objects.create_user("sari@simpul.demo", PASSWORD)
    fails("sari@simpul.demo", 2)
    fails(spelt, 3)
    for each in (spelt, "Sari@Simpul.demo"):
        assert tries(each, PASSWORD).status_code == 429
