"""axe finds nothing on any kind of page, in light and in dark."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PHONE

PAGES = (
    "/id/",
    "/en/",
    "/id/perpustakaan/",
    "/id/perpustakaan/?q=zzxxqq",
    "/id/perpustakaan/think-coop/",
    "/id/mitra/",
    "/id/mitra/ica/",
    "/id/koperasi/",
    "/id/koperasi/kan-jabung/",
    "/id/magang/",
    "/id/cari/?q=pembukuan",
    "/id/luring/",
    "/id/akun/login/",
    "/id/tidak-ada/",
)


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, site: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    # axe is run as a script of the page, which our policy would refuse.
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, color_scheme=request.param, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(page: Page, assert_accessible: Callable[[Page], None]) -> None:
    for address in PAGES:
        page.goto(address)
        assert_accessible(page)
