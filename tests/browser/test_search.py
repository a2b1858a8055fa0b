"""Searching: what was understood, filters and suggestions by keyboard, all without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

SEARCH = "/id/cari/"


def _search(page: Page, words: str) -> None:
    page.goto(SEARCH)
    page.locator("#search-words").fill(words)
    page.locator("#search-words").press("Enter")
    page.wait_for_url(re.compile(r"\?q="))


def _options(page: Page) -> Locator:
    return page.locator("#search-words-list [role=option]")


@pytest.fixture
def field(desk: Page) -> Locator:
    desk.goto(SEARCH)
    return desk.locator("#search-words")


def test_correction_is_said_and_can_be_taken_back(phone: Page) -> None:
    _search(phone, "pembukaun")
    notice = phone.locator(".understood").first
    expect(notice).to_contain_text("pembukuan")
    expect(phone.locator("#results mark").first).to_be_visible()
    notice.get_by_role("link").click()
    expect(phone).to_have_url(re.compile("exact=1"))
    expect(phone.locator("#results .empty")).to_be_visible()


def test_query_that_is_a_term_is_explained_first(phone: Page) -> None:
    _search(phone, "apa itu SHU")
    phone.locator("#results dfn").wait_for()
    phone.get_by_role("link", name="Selengkapnya di glosarium").click()
    expect(phone).to_have_url(re.compile("/id/glosarium/shu/$"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Sisa hasil usaha")


def test_nothing_found_is_never_the_end(phone: Page) -> None:
    _search(phone, "pembukuxx qqq")
    phone.locator("#results .empty .tags a").first.click()
    expect(phone.locator("#results .hit").first).to_be_visible()


def test_words_of_a_tool_lead_to_the_glossary(phone: Page) -> None:
    phone.goto("/id/perpustakaan/?q=simpan+pinjam")
    phone.locator("#results .card h3 a", has_text="PEARLS").first.click()
    heading = phone.locator("summary", has_text="Kata-kata di halaman ini")
    heading.click()
    word = phone.locator("main details", has=heading).get_by_role("link").first
    name = word.inner_text()
    word.click()
    expect(phone).to_have_url(re.compile("/id/glosarium/"))
    expect(phone.get_by_role("heading", level=1)).to_contain_text(name.split(" (")[0])


def test_filter_is_ticked_by_keyboard_and_keeps_the_focus(desk: Page) -> None:
    desk.goto(f"{SEARCH}?q=koperasi")
    before = desk.locator("#results > [role=status]").inner_text()
    box = desk.locator("form.filters input[type=checkbox]").first
    box.focus()
    desk.keyboard.press("Space")
    expect(desk.locator("#results .active-filters")).to_be_visible()
    expect(box).to_be_focused()
    assert desk.locator("#results > [role=status]").inner_text() != before


def test_filters_work_on_a_phone(phone_context: BrowserContext) -> None:
    page = phone_context.new_page()
    page.goto(f"{SEARCH}?q=koperasi")
    page.locator(".filters-toggle summary").click()
    page.locator("form.filters input[type=checkbox]").first.check()
    page.locator("form.filters button[type=submit]").click()
    expect(page.locator("#results .active-filters")).to_be_visible()


def test_suggestions_are_chosen_by_keyboard(field: Locator, desk: Page) -> None:
    field.press_sequentially("pembuk")
    expect(_options(desk).first).to_contain_text("pembuk")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    chosen = _options(desk).first
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    field.press("Enter")
    expect(desk).to_have_url(re.compile(r"\?q=pembuk\w+"))


def test_term_among_the_suggestions_leads_to_its_page(field: Locator, desk: Page) -> None:
    field.press_sequentially("shu")
    term = desk.locator("#search-words-list .term").first
    expect(term).to_contain_text("Sisa hasil usaha (SHU) · glosarium")
    while term.get_attribute("aria-selected") is None:
        field.press("ArrowDown")
    field.press("Enter")
    expect(desk).to_have_url(re.compile("/id/glosarium/shu/$"))


def test_escape_closes_the_suggestions_and_keeps_the_words(field: Locator, desk: Page) -> None:
    field.press_sequentially("pembuk")
    expect(_options(desk).first).to_be_visible()
    field.press("Escape")
    expect(desk.locator("#search-words-list")).to_be_hidden()
    expect(field).to_have_value("pembuk")


@pytest.mark.parametrize(
    "address",
    [
        f"{SEARCH}?q=pembukaun",
        f"{SEARCH}?q=shu",
        f"{SEARCH}?q=zzzzzz",
        "/id/glosarium/",
        "/en/glossary/shu/",
        "/id/glosarium/?q=pinjam",
    ],
)
def test_pages_are_accessible(
    desk: Page, address: str, assert_accessible: Callable[[Page], None]
) -> None:
    desk.goto(address)
    assert_accessible(desk)
