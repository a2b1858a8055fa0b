"""Filters that act at once: the list, the counts and the address follow each tick."""

import re

import pytest
from playwright.sync_api import Page, Route, expect


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
    desk.wait_for_function("document.querySelector('[aria-busy]')")
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
