"""A saved tool and its file open without a network; everything else says so."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PHONE
from tests.browser.flaky_network import FlakyNetwork
from tests.browser.offline.device import (
    AGE,
    AS_FORMERLY,
    FAILED,
    FULL_DEVICE,
    HELD,
    IN_CONTROL,
    SAVED_COPY,
    TOOL,
    save,
)


def download(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.locator("a.file").first.click()
    return Path(waiting.value.path()).read_bytes()


def test_saved_tool_and_its_file_open_without_a_network(
    page: Page, context: BrowserContext
) -> None:
    save(page)
    online = download(page)
    context.set_offline(True)
    page.goto(TOOL)
    expect(page.get_by_role("heading", level=1)).to_contain_text("My.COOP")
    expect(page.get_by_text(SAVED_COPY)).to_be_visible()
    expect(page.get_by_role("button", name="Hapus dari perangkat ini")).to_be_enabled()
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
    expect(page.get_by_text("Belum ada alat yang tersimpan.")).to_be_visible()
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


@pytest.fixture
def network(site: LiveServer) -> Iterator[FlakyNetwork]:
    with FlakyNetwork(site.url) as network:
        yield network


@pytest.fixture
def saved(network: FlakyNetwork, browser: Browser) -> Iterator[Page]:
    """A phone behind `network`, with one tool saved."""
    context = browser.new_context(
        base_url=network.url, viewport=PHONE, locale="id-ID", accept_downloads=True
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    save(page)
    page.evaluate(IN_CONTROL)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("mode", "query"),
    [("dead", "?utm_source=wa"), ("502", ""), ("503", "?utm_source=wa"), ("504", "")],
)
def test_saved_copy_stands_in_for_a_network_that_fails(
    saved: Page, network: FlakyNetwork, mode: str, query: str
) -> None:
    network.mode = mode
    saved.goto(TOOL + query, wait_until="domcontentloaded")
    expect(saved.get_by_role("heading", level=1)).to_contain_text("My.COOP")
    expect(saved.get_by_text(SAVED_COPY)).to_be_visible()
    expect(saved.get_by_text("Disimpan pada")).to_be_visible()
    assert len(download(saved)) > 100


def test_saved_copy_waits_three_seconds_for_the_network(saved: Page, network: FlakyNetwork) -> None:
    network.mode = "dead"
    began = time.monotonic()
    saved.goto(TOOL, wait_until="commit")
    assert 3 <= time.monotonic() - began < 8


def test_page_from_the_network_is_not_called_a_saved_copy(saved: Page) -> None:
    saved.goto(TOOL)
    expect(saved.get_by_text("Disimpan pada")).to_be_visible()
    expect(saved.get_by_text(SAVED_COPY)).to_have_count(0)


def test_list_and_button_follow_what_the_device_holds(saved: Page) -> None:
    saved.goto("/id/luring/")
    expect(saved.get_by_role("link", name="My.COOP")).to_be_visible()
    saved.evaluate("caches.delete('saved')")
    saved.reload()
    expect(saved.get_by_text("Belum ada alat yang tersimpan.")).to_be_visible()
    saved.goto(TOOL)
    expect(saved.get_by_role("button", name="Simpan untuk luring")).to_be_visible()


def test_full_device_keeps_nothing_half(page: Page) -> None:
    page.goto(TOOL)
    page.evaluate(FULL_DEVICE)
    page.get_by_role("button", name="Simpan untuk luring").click()
    expect(page.get_by_text(FAILED)).to_be_visible()
    assert page.evaluate(HELD) == []
    expect(page.get_by_role("button", name="Simpan untuk luring")).to_be_visible()


def test_newer_version_is_offered_and_replaces_the_saved_one(saved: Page) -> None:
    saved.evaluate(AGE, TOOL)
    saved.goto(TOOL)
    expect(saved.get_by_text("Disimpan pada 15 Januari 2020. Ada versi")).to_be_visible()
    saved.get_by_role("button", name="Perbarui salinan").click()
    expect(saved.get_by_role("button", name="Hapus dari perangkat ini")).to_be_visible()
    saved.reload()
    expect(saved.get_by_text("Disimpan pada")).not_to_contain_text("2020")


def test_list_tells_the_date_of_saving_and_a_newer_version(
    saved: Page, network: FlakyNetwork
) -> None:
    saved.goto("/id/luring/")
    row = saved.get_by_role("listitem").filter(has_text="My.COOP")
    expect(row).to_contain_text("Disimpan pada")
    saved.wait_for_load_state("networkidle")
    expect(row).not_to_contain_text("Ada versi yang lebih baru.")
    saved.evaluate(AGE, TOOL)
    saved.reload()
    expect(row).to_contain_text("KB · Disimpan pada 15 Januari 2020 · Ada versi yang lebih baru.")
    network.mode = "502"
    saved.reload()
    expect(row).to_contain_text("15 Januari 2020")
    expect(row).not_to_contain_text("Ada versi yang lebih baru.")


@pytest.mark.parametrize("trouble", ["full device", "network"])
def test_failed_refresh_keeps_the_old_copy(
    saved: Page, network: FlakyNetwork, trouble: str
) -> None:
    saved.evaluate(AGE, TOOL)
    saved.goto(TOOL)
    held = saved.evaluate(HELD)
    if trouble == "network":
        network.mode = "502"
    else:
        saved.evaluate(FULL_DEVICE)
    saved.get_by_role("button", name="Perbarui salinan").click()
    expect(saved.get_by_text(FAILED)).to_be_visible()
    assert sorted(saved.evaluate(HELD)) == sorted(held)
    network.mode = "502"
    saved.goto(TOOL)
    expect(saved.get_by_text(SAVED_COPY)).to_be_visible()
    expect(saved.get_by_text("Disimpan pada 15 Januari 2020.")).to_be_visible()
    assert len(download(saved)) > 100


def test_file_whose_copy_is_gone_comes_from_the_network(saved: Page) -> None:
    saved.goto(TOOL)
    expect(saved.get_by_text("Disimpan pada")).to_be_visible()
    saved.evaluate("caches.delete('saved')")
    assert len(download(saved)) > 100


def test_file_that_is_not_saved_is_left_to_the_browser(page: Page) -> None:
    page.goto(TOOL)
    expect(page.get_by_role("button", name="Simpan untuk luring")).to_be_visible()
    page.evaluate("addEventListener('click', (event) => (window.left = !event.defaultPrevented))")
    assert len(download(page)) > 100
    assert page.evaluate("window.left") is True


def test_tool_saved_by_an_earlier_script_is_taken_over(saved: Page) -> None:
    saved.evaluate(AS_FORMERLY, TOOL)
    saved.goto("/id/luring/")
    row = saved.get_by_role("listitem").filter(has_text="My.COOP")
    expect(row).to_contain_text("Disimpan pada")
    assert saved.evaluate("localStorage.length") == 0
    row.get_by_role("button").click()
    expect(saved.get_by_text("Belum ada alat yang tersimpan.")).to_be_visible()
    assert saved.evaluate(HELD) == []
