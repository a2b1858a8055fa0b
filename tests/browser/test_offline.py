"""A saved tool and its file open without a network; everything else says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PHONE

TOOL = "/id/perpustakaan/my-coop/"


@pytest.fixture
def context(browser: Browser, site: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, locale="id-ID", accept_downloads=True
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def save(page: Page) -> None:
    page.goto(TOOL)
    page.get_by_role("button", name="Simpan untuk luring").click()
    expect(page.get_by_text("Tersimpan. Kini bisa dibuka tanpa jaringan.")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready")


def download(page: Page) -> str:
    with page.expect_download() as waiting:
        page.locator("a.file").first.click()
    return Path(waiting.value.path()).read_text()


def test_saved_tool_and_its_file_open_without_a_network(
    page: Page, context: BrowserContext
) -> None:
    save(page)
    online = download(page)
    context.set_offline(True)
    page.goto(TOOL)
    expect(page.get_by_role("heading", level=1)).to_contain_text("My.COOP")
    assert download(page) == online
    assert len(online) > 100


def test_unknown_address_lists_what_was_saved(page: Page, context: BrowserContext) -> None:
    save(page)
    context.set_offline(True)
    page.goto("/id/mitra/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tersimpan di perangkat ini")
    page.get_by_role("link", name="My.COOP").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("My.COOP")


def test_saved_tool_is_deleted_from_the_list(page: Page) -> None:
    save(page)
    page.goto("/id/luring/")
    page.get_by_role("button", name="Hapus").click()
    expect(page.get_by_text("Belum ada yang tersimpan.")).to_be_visible()
    assert (
        page.evaluate("caches.open('saved').then(shelf => shelf.keys()).then(k => k.length)") == 0
    )


def test_first_page_installs_nothing(page: Page) -> None:
    registered = "navigator.serviceWorker.getRegistrations().then(all => all.length)"
    page.goto("/id/")
    assert page.evaluate(registered) == 0
    page.goto("/id/perpustakaan/")
    page.evaluate("navigator.serviceWorker.ready")
    assert page.evaluate(registered) == 1


def test_reader_who_saves_data_gets_nothing_unasked(context: BrowserContext, page: Page) -> None:
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    for address in ("/id/", "/id/perpustakaan/", "/id/mitra/"):
        page.goto(address)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_page_of_somebody_signed_in_is_kept_as_everybody_sees_it(
    page: Page, sign_in: object
) -> None:
    sign_in(page, "editor")
    save(page)
    kept = page.evaluate(f"caches.match('{TOOL}').then(answer => answer.text())")
    assert "My.COOP" in kept
    assert "editor@simpul.demo" not in kept
    assert "wagtail-userbar" not in kept


def test_portal_can_be_installed(page: Page) -> None:
    page.goto("/id/")
    session = page.context.new_cdp_session(page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Playwright's contexts are incognito; nothing else may stand in the way.
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
