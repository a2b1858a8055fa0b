"""What keeping a tool on the device takes is fetched when it is wanted, and not before."""

from playwright.sync_api import Page, Route, expect

from tests.browser.interface import until
from tests.browser.offline.device import DONE, FAILED, HELD, SCRIPT, TOOL, WITHOUT_A_WORKER, save


def test_saving_asks_the_browser_to_keep_it(page: Page) -> None:
    page.add_init_script("navigator.storage.persist = async () => (window.asked = true)")
    save(page)
    assert page.evaluate("window.asked") is True


def test_who_only_reads_fetches_nothing_of_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(TOOL, wait_until="networkidle")
    expect(page.get_by_role("button", name="Simpan untuk luring")).to_be_visible()
    assert not [url for url in asked if "/js/offline" in url]


def test_click_before_the_script_is_there_saves_once_it_is(page: Page) -> None:
    waiting: list[Route] = []
    page.route(SCRIPT, lambda route: waiting.append(route))
    page.goto(TOOL)
    for _ in range(2):
        page.get_by_role("button", name="Simpan untuk luring").click()
    assert page.evaluate(HELD) == []
    until(page, lambda: waiting)
    waiting.pop().continue_()
    expect(page.get_by_text(DONE)).to_be_visible()
    assert TOOL in page.evaluate(HELD)
    assert waiting == []
    expect(page.get_by_role("button", name="Hapus dari perangkat ini")).to_be_enabled()


def test_script_that_does_not_come_is_said_and_asked_for_again(page: Page) -> None:
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(TOOL)
    button = page.get_by_role("button", name="Simpan untuk luring")
    button.click()
    expect(page.get_by_text(FAILED)).to_be_visible()
    page.unroute(SCRIPT)
    button.click()
    expect(page.get_by_text(DONE)).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)


def test_later_visit_says_that_it_is_saved_and_an_early_click_deletes_nothing(page: Page) -> None:
    save(page)
    held = page.evaluate(HELD)
    page.evaluate(WITHOUT_A_WORKER)
    waiting: list[Route] = []
    page.route(SCRIPT, lambda route: waiting.append(route))
    page.reload()
    page.get_by_role("button", name="Simpan untuk luring").click()
    until(page, lambda: waiting)
    waiting.pop().continue_()
    expect(page.get_by_text("Disimpan pada")).to_be_visible()
    expect(page.get_by_role("button", name="Hapus dari perangkat ini")).to_be_enabled()
    assert sorted(page.evaluate(HELD)) == sorted(held)


def test_nothing_is_said_to_have_failed_that_nobody_asked_for(page: Page) -> None:
    save(page)
    page.evaluate(WITHOUT_A_WORKER)
    page.route(SCRIPT, lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "/js/offline" in request.url):
        page.reload()
    expect(page.get_by_role("button", name="Simpan untuk luring")).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)
