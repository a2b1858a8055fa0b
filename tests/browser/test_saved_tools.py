"""What is saved on a device is put on an account in one tap."""

from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from knowledge.models import SavedTool
from tests.browser.conftest import PHONE
from tests.browser.interface import make_person, sign_in

TOOL = "/id/perpustakaan/my-coop/"


def test_saved_tools_are_put_on_the_account_in_one_tap(browser, site: LiveServer) -> None:
    context: BrowserContext = browser.new_context(base_url=site.url, viewport=PHONE, locale="id-ID")
    page, person = context.new_page(), make_person("Wati")
    page.goto(TOOL)
    page.get_by_role("button", name="Simpan untuk luring").click()
    expect(page.get_by_role("button", name="Hapus dari perangkat ini")).to_be_visible()
    page.goto("/id/luring/")
    page.get_by_role("button", name="Simpan juga di akun saya").click()
    page.wait_for_url("**/login/**")
    sign_in(page, person)
    page.locator("main").get_by_role("button", name="Simpan di akun saya").click()
    expect(page.get_by_role("link", name="My.COOP")).to_be_visible()
    assert "My.COOP" in SavedTool.objects.get(person=person).title
    context.close()
