"""What a browser of 2019 makes of the pages: a simulation, since none runs here.

The sheet that the page brings is read as such a browser would: what it does not know goes, with
the rule or block around it (`tests/home/ui/test_old_browsers.py` names it). Scripts do not run:
newer words in them are a fault of syntax there.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route
from pytest_django.live_server_helper import LiveServer

from home.ui.old_browsers import blocks
from tests.browser.conftest import PHONE
from tests.home.ui.test_old_browsers import UNKNOWN

PAGES = ("/id/", "/id/perpustakaan/", "/id/perpustakaan/my-coop/", "/id/kesepakatan/", "/id/cari/")
LARGEST_DRAWING = """Math.max(
  ...[...document.querySelectorAll("svg")].map((drawing) => drawing.getBoundingClientRect().width)
)"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def as_read(sheet: str) -> str:
    """Without what the browser drops."""
    kept = []
    for head, body in blocks(sheet):
        if body is None or any(re.search(form, f"{head}{{") for form in UNKNOWN.values()):
            continue
        if head.startswith("@media"):
            kept.append(f"{head}{{{as_read(body)}}}")
        else:
            known = [
                one
                for one in body.split(";")
                if not any(re.search(form, f"{{{one}") for form in UNKNOWN.values())
            ]
            kept.append(f"{head}{{{';'.join(known)}}}")
    return "".join(kept)


@pytest.fixture
def old_phone(browser: Browser, site: LiveServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, java_script_enabled=True, bypass_csp=True
    )
    page = context.new_page()

    def answer(route: Route) -> None:
        response = route.fetch()
        if "text/html" not in response.headers.get("content-type", ""):
            return route.fulfill(response=response)
        html = re.sub(
            r"<style>(.*?)</style>",
            lambda found: f"<style>{as_read(found[1])}</style>",
            response.text(),
            flags=re.S,
        )
        return route.fulfill(response=response, body=re.sub(r"<script\b[^>]*></script>", "", html))

    page.route("**/*", answer)
    yield page
    # A picture may still be on its way: its answer is nobody's concern any more.
    page.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_page_is_styled_and_fits_the_phone(old_phone: Page, path: str) -> None:
    old_phone.goto(path)
    assert old_phone.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert old_phone.evaluate(SIDEWAYS) <= 0
    assert old_phone.evaluate(LARGEST_DRAWING) <= PHONE["width"]
    heading = old_phone.locator("h1").bounding_box()
    assert heading is not None
    assert heading["y"] < PHONE["height"], "what the page is about stands on the first screen"


def test_what_such_a_browser_drops_is_dropped() -> None:
    sheet = "a{color:red;inset:0}@layer x{b{top:0}}i:is(b){top:0}@media print{u{inset:0;top:1px}}"
    assert as_read(sheet) == "a{color:red}@media print{u{top:1px}}"
