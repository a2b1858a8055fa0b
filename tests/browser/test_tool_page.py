"""The page of a tool on a phone, on a wide screen and on paper."""

import re

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

TOOLS = ("think-coop", "pearls", "my-coop", "enam-gerai", "scope-basic")


@pytest.fixture
def wide(browser: Browser, site: LiveServer) -> Page:
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("tool", TOOLS)
def test_evidence_begins_within_two_screens_of_a_phone(wide: Page, tool: str) -> None:
    wide.set_viewport_size({"width": 360, "height": 740})
    wide.goto(f"/id/perpustakaan/{tool}/")
    assert wide.locator("#evidence").bounding_box()["y"] < 2 * 740 - 200
    contents = wide.locator(".contents:visible")
    assert contents.count() == 1
    assert contents.bounding_box()["y"] < 2 * 740
    assert not wide.locator("#words[open]").count()


def test_contents_and_files_stay_beside_the_text(wide: Page) -> None:
    wide.goto("/id/perpustakaan/pearls/")
    wide.locator("#adaptations, #proposals").first.scroll_into_view_if_needed()
    assert 0 <= wide.locator(".contents.beside").bounding_box()["y"] < 100
    last = wide.locator(".stay a, .stay button").last
    last.focus()
    box = last.bounding_box()
    assert 0 <= box["y"] <= 800 - box["height"]


def test_no_word_of_the_path_is_broken(wide: Page) -> None:
    wide.goto("/id/perpustakaan/think-coop/")
    lines = wide.locator(".steps b").evaluate_all(
        "all => all.map(b => [b.textContent.split(' ').length, b.getClientRects()[0].height])"
    )
    for words, height in lines:
        assert height <= words * 1.4 * 17


def test_done_steps_are_told_from_open_ones_without_grounds(wide: Page) -> None:
    wide.goto("/id/perpustakaan/think-coop/")
    wide.emulate_media(media="print")
    border = "li => getComputedStyle(li, '::before').borderTopWidth"
    done = wide.locator(".steps .done").first.evaluate(border)
    waiting = wide.locator(".steps li:not(.done)").first.evaluate(border)
    assert float(done[:-2]) > 3 * float(waiting[:-2])


def test_pearls_is_at_most_four_pages_on_paper(wide: Page) -> None:
    wide.goto("/id/perpustakaan/pearls/")
    paper = wide.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4
    wide.emulate_media(media="print")
    for part in (".contents", "#download", "#words"):
        assert not wide.locator(part).first.is_visible()
