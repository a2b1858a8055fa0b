"""Filters that act at once: the list, the counts and the address follow each tick."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PHONE
from tests.browser.interface import until


@pytest.fixture
def listing(desk: Page) -> Page:
    desk.goto("/id/koperasi/")
    return desk


def _tick_first(page: Page) -> None:
    page.locator("form.filters input[type=checkbox]").first.check()


def test_a_tick_changes_list_and_address_without_leaving_the_page(listing: Page) -> None:
    listing.evaluate("window.stayed = true")
    heading = listing.locator("#results h2").first
    before = heading.inner_text()
    _tick_first(listing)
    expect(listing).to_have_url(re.compile(r"\?\w+="))
    expect(listing.locator("#results .active-filters")).to_be_visible()
    expect(heading).not_to_have_text(before)
    assert listing.evaluate("window.stayed")


def test_focus_stays_on_the_tick(listing: Page) -> None:
    box = listing.locator("form.filters input[type=checkbox]").first
    box.focus()
    listing.keyboard.press("Space")
    expect(listing.locator("#results .active-filters")).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def test_what_is_being_typed_outlives_an_answer(desk: Page) -> None:
    held: list[Route] = []
    desk.goto("/id/magang/penawaran/")
    desk.route("**/penawaran/?*", lambda route: held.append(route))
    _tick_first(desk)
    seats = desk.get_by_label("Kursi paling sedikit")
    seats.press_sequentially("12")
    until(desk, lambda: held)
    held[-1].continue_()
    expect(desk.locator("#results .active-filters")).to_be_visible()
    expect(seats).to_have_value("12")
    expect(seats).to_be_focused()


def test_going_back_brings_the_whole_list_again(listing: Page) -> None:
    _tick_first(listing)
    expect(listing.locator("#results .active-filters")).to_be_visible()
    listing.go_back()
    expect(listing.locator("#results .active-filters")).to_have_count(0)
    expect(listing.locator("form.filters input:checked")).to_have_count(0)


def test_trouble_ends_in_plain_navigation(listing: Page) -> None:
    listing.evaluate("() => { window.fetch = () => Promise.reject(new Error('offline')) }")
    listing.evaluate("window.stayed = true")
    _tick_first(listing)
    expect(listing.locator("#results .active-filters")).to_be_visible()
    assert listing.evaluate("window.stayed") is None


@pytest.fixture
def handset(browser: Browser, site: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url, viewport=PHONE, locale="id-ID")
    yield context.new_page()
    context.close()


def test_bar_on_phones_says_how_many_there_are_after_each_tick_and_leads_to_them(
    handset: Page,
) -> None:
    handset.goto("/id/koperasi/")
    handset.locator(".filters-toggle summary").click()
    bar = handset.locator("form.filters button")
    _tick_first(handset)
    first = handset.locator("form.filters label").first
    shown = first.locator("span").inner_text()
    expect(bar).to_have_text(f"{shown} hasil – lihat", use_inner_text=True)
    expect(bar).to_be_in_viewport(ratio=1)
    bar.click()
    expect(handset.locator("#results")).to_be_focused()
    expect(handset.locator("#results h2").first).to_be_in_viewport()
    expect(handset.locator("#results h2").first).to_contain_text(shown)


def test_what_was_unfolded_stays_so_after_a_tick(listing: Page) -> None:
    fold = listing.locator("#more-province")
    fold.locator("summary").click()
    _tick_first(listing)
    expect(listing.locator("#results .active-filters")).to_be_visible()
    expect(fold).to_have_attribute("open", "")


def test_filters_are_skipped_by_keyboard(listing: Page) -> None:
    skip = listing.locator(".skip[href='#results']")
    skip.focus()
    expect(skip).to_be_in_viewport()
    listing.keyboard.press("Enter")
    listing.keyboard.press("Tab")
    assert listing.evaluate("document.activeElement.closest('#results') !== null")


def test_without_javascript_the_button_applies_the_filters(
    browser: Browser, site: LiveServer
) -> None:
    context = browser.new_context(base_url=site.url, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/id/koperasi/")
    page.locator(".filters-toggle summary").click()
    _tick_first(page)
    expect(page.locator("form.filters button")).to_have_text(
        "Terapkan saringan", use_inner_text=True
    )
    page.locator("form.filters button").click()
    expect(page.locator("#results .active-filters")).to_be_visible()
    context.close()
