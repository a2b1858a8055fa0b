"""A form survives a lost connection, an expired session and a second device."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from home.drafts.models import Draft
from portal.users.models import User
from tests.browser.conftest import PHONE

FORM = "/id/ruang/data-saya/perbaiki/"
PASSWORD = "Jembatan-kayu-42"


@pytest.fixture
def person(site: LiveServer) -> Iterator[User]:
    person = User.objects.create_user("draf@contoh.id", PASSWORD, first_name="Sri")
    yield person
    person.delete()


@pytest.fixture
def context(browser: Browser, site: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site.url, viewport=PHONE, locale="id-ID")
    context.set_default_timeout(15_000)
    yield context
    context.close()


def sign_in(page: Page) -> None:
    """On the log-in page that is open."""
    page.locator("[name=login]").fill("draf@contoh.id")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def opened(page: Page) -> Page:
    page.goto(FORM)
    sign_in(page)
    page.wait_for_url(f"**{FORM}")
    return page


def last_name(page: Page) -> object:
    return page.locator("[name=last_name]")


def kept_on_device(page: Page) -> list[str]:
    names = page.evaluate("Object.keys(localStorage)")
    return [name for name in names if name.startswith("draft:")]


def end_sessions() -> None:
    Session.objects.all().delete()


def test_session_that_ended_loses_nothing(phone: Page, person: User) -> None:
    opened(phone)
    last_name(phone).fill("Wahyuni")
    end_sessions()
    phone.locator("main form button[type=submit]").first.click()
    phone.wait_for_url("**/login/**")
    sign_in(phone)
    phone.wait_for_url(f"**{FORM}")
    expect(last_name(phone)).to_have_value("Wahyuni")
    phone.locator("main form.flow button[type=submit]").first.click()
    phone.wait_for_url("**/data-saya/")
    person.refresh_from_db()
    assert person.last_name == "Wahyuni"
    assert not Draft.objects.filter(person=person).exists()


def test_second_device_goes_on_where_the_first_one_stopped(
    phone: Page, context: BrowserContext, person: User
) -> None:
    opened(phone)
    last_name(phone).fill("https://wahyuni.id")
    phone.locator("main form button[type=submit]").first.click()
    expect(phone.locator(".invalid").first).to_be_visible()
    second = opened(context.new_page())
    second.get_by_role("link", name="Lanjut").click()
    expect(last_name(second)).to_have_value("https://wahyuni.id")


def test_connection_that_is_lost_keeps_it_on_the_device_until_it_is_back(
    context: BrowserContext, person: User
) -> None:
    page = opened(context.new_page())
    context.set_offline(True)
    last_name(page).fill("Wahyuni")
    page.locator("main form.flow button[type=submit]").first.click()
    expect(page.locator("[data-kept]")).to_be_visible()
    assert len(kept_on_device(page)) == 1
    assert not Draft.objects.filter(person=person).exists()
    context.set_offline(False)
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert Draft.objects.get(person=person).typed["last_name"] == ["Wahyuni"]
    assert kept_on_device(page) == []


def test_tab_that_was_closed_without_a_connection_is_filled_when_it_is_opened_again(
    context: BrowserContext, person: User
) -> None:
    page = opened(context.new_page())
    context.set_offline(True)
    last_name(page).fill("Wahyuni")
    page.locator("main form.flow button[type=submit]").first.click()
    expect(page.locator("[data-kept]")).to_be_visible()
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(FORM)
    again.wait_for_url(re.compile(r"\?draft"))
    expect(last_name(again)).to_have_value("Wahyuni")


def test_signing_out_leaves_nothing_on_the_device(context: BrowserContext, person: User) -> None:
    page = opened(context.new_page())
    context.set_offline(True)
    last_name(page).fill("Wahyuni")
    page.locator("main form.flow button[type=submit]").first.click()
    expect(page.locator("[data-kept]")).to_be_visible()
    other = context.new_page()
    context.set_offline(False)
    other.goto("/id/akun/logout/")
    other.evaluate("localStorage['draft:abc:x'] = 'y'")
    other.locator("main form button[type=submit]").first.click()
    other.wait_for_url(lambda address: "logout" not in address)
    assert kept_on_device(other) == []


def test_newer_words_of_another_device_are_shown_beside_ones_own(
    context: BrowserContext, browser: Browser, person: User, site: LiveServer
) -> None:
    page = opened(context.new_page())
    elsewhere = browser.new_context(base_url=site.url, viewport=PHONE)
    second = opened(elsewhere.new_page())
    look_away = "document.dispatchEvent(new Event('visibilitychange'))"
    for each, words in ((page, "Pertama"), (second, "Kedua")):
        last_name(each).fill(words)
        with each.expect_response(lambda answer: answer.request.method == "POST"):
            each.evaluate(look_away)
    expect(second.get_by_role("alert")).to_contain_text("Pertama")
    expect(last_name(second)).to_have_value("Kedua")
    elsewhere.close()


def test_session_that_ended_is_said_at_once_and_the_same_form_is_sent_after_logging_in_elsewhere(
    phone_context: BrowserContext, person: User, request: pytest.FixtureRequest
) -> None:
    if "without JavaScript" in request.node.name:
        pytest.skip("said when it is sent: test_session_that_ended_loses_nothing")
    page = opened(phone_context.new_page())
    last_name(page).fill("Wahyuni")
    end_sessions()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    ended = page.locator("[data-ended]")
    expect(ended).to_be_visible()
    page.locator("main form.flow button[type=submit]").first.click()
    expect(last_name(page)).to_have_value("Wahyuni")
    other = phone_context.new_page()
    opened(other)
    other.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(ended).to_be_hidden()
    page.locator("main form.flow button[type=submit]").first.click()
    page.wait_for_url("**/data-saya/")
    person.refresh_from_db()
    assert person.last_name == "Wahyuni"
