"""The components on their own page: behaviours, and what remains without them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

ADDRESS = "/id/gaya/"
WIDTHS = (320, 360, 768, 1280)


@pytest.fixture
def page_at(browser: Browser, site: LiveServer) -> Iterator[Callable[..., Page]]:
    """Opens the style guide in a context of its own."""
    contexts = []

    def opened(width: int = 360, **options: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, **options))
        page = contexts[-1].new_page()
        page.goto(site.url + ADDRESS)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(page_at: Callable[..., Page], width: int) -> None:
    page = page_at(width)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_filters_are_folded_on_phones_and_open_without_javascript(
    page_at: Callable[..., Page],
) -> None:
    page = page_at(java_script_enabled=False)
    filters = page.locator("form.filters")
    expect(filters).to_be_hidden()
    page.locator(".filters-toggle summary").click()
    expect(filters).to_be_visible()


def test_filters_stand_at_the_side_of_wide_screens(page_at: Callable[..., Page]) -> None:
    expect(page_at(1280).locator("form.filters")).to_be_visible()


def test_print_button_shows_only_where_it_works(page_at: Callable[..., Page]) -> None:
    for button in page_at().locator("[data-print]").all():
        expect(button).to_be_visible()
    for button in page_at(java_script_enabled=False).locator("[data-print]").all():
        expect(button).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_style_guide_is_accessible(
    page_at: Callable[..., Page], assert_accessible: Callable[[Page], None], scheme: str
) -> None:
    assert_accessible(page_at(color_scheme=scheme))
