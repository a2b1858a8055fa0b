"""A logbook is kept on a phone: without a signal, in a browser that was killed, on a full device,
on a phone that others use too; and without JavaScript.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from partners.apprenticeships.placements.models import LogbookEntry, Placement
from portal.users.models import User
from tests.browser.conftest import PHONE
from tests.browser.interface import Interface, fits, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.browser.offline.device import IN_CONTROL
from tests.factories.files import picture
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory

ID = Interface("id")
SHELL = "/id/magang/buku-harian/"
WAITS, SENT, REFUSED = "menunggu sinyal", "terkirim", "ditolak"
# What is asked for is there at last.
KEPT = """(path) => new Promise((done) => {
    const look = async () => (await caches.match(path) ? done() : setTimeout(look, 50));
    look();
})"""
GONE = """(name) => new Promise((done) => {
    const look = async () => (await caches.has(name) ? setTimeout(look, 50) : done());
    look();
})"""
FULL = """() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (row) {
        const asked = put.call(this, row);
        this.transaction.abort();
        return asked;
    };
}"""
PRIVATE = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('no') } })"
# As an earlier script may have kept it: fields that today's knows nothing of, others missing.
OLDER = """([who, at]) => new Promise((done) => {
    const opening = indexedDB.open("logbook", 1);
    opening.onsuccess = () => {
        const act = opening.result.transaction("outbox", "readwrite");
        const day = new Date().toLocaleDateString("sv");
        const key = "7f1b1bb0-5c3e-4a50-9a42-0123456789ab";
        const row = { key, who, at, day, words: "Dahulu", state: "waiting", tone: 1 };
        act.objectStore("outbox").put(row);
        act.oncomplete = () => done(opening.result.close());
    };
})"""


@pytest.fixture
def placement(site: LiveServer) -> Placement:
    return PlacementFactory(begun=True)


@pytest.fixture
def member(placement: Placement) -> User:
    person = make_person("Sari")
    MembershipFactory(person=person, organisation=placement.cooperative)
    return person


@pytest.fixture
def context(browser: Browser, site: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, locale="id-ID", accept_downloads=True
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()


def of(placement: Placement, interface: Interface = ID) -> str:
    return interface.path("placements:logbook", placement.cooperative.slug, placement.pk)


def opened(
    context: BrowserContext, placement: Placement, member: User, interface: Interface = ID
) -> Page:
    """In the workspace, with a signal; the page is on the device then."""
    page = context.new_page()
    page.goto(of(placement, interface))
    sign_in_here(page, member)
    page.wait_for_url(f"**{of(placement, interface)}")
    expect(page.locator("[data-device]")).to_be_visible()
    page.evaluate(IN_CONTROL)
    page.evaluate(KEPT, interface.path("logbook"))
    return page


def keep(page: Page, words: str, photo: bytes | None = None, interface: Interface = ID) -> None:
    page.locator("[data-logbook] [name=words]").fill(words)
    if photo:
        file = {"name": "kas.jpg", "mimeType": "image/jpeg", "buffer": photo}
        page.locator("[data-logbook] [name=photo]").set_input_files(file)
    page.get_by_role("button", name=interface.say("Keep and send")).click()


def rows(page: Page) -> object:
    return page.locator("[data-rows] > li")


def test_logbook_is_written_without_a_signal_and_sent_with_one(
    context: BrowserContext, placement: Placement, member: User, interface: Interface
) -> None:
    say = interface.say
    opened(context, placement, member, interface).close()
    context.set_offline(True)
    page = context.new_page()
    page.goto(of(placement, interface))  # no page of the workspace is kept
    page.get_by_role("link", name=say("Logbook of an apprenticeship")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("Logbook"))
    keep(page, "Belajar menghitung kas.", picture("JPEG"), interface)
    expect(rows(page)).to_contain_text([say("waits for a signal")])
    assert fits(page)
    page.close()  # the browser is killed
    again = context.new_page()
    again.goto(interface.path("logbook"))
    expect(rows(again)).to_contain_text(["Belajar menghitung kas."])
    assert not LogbookEntry.objects.filter(placement=placement).exists()
    context.set_offline(False)
    expect(rows(again)).to_contain_text([say("sent")])
    entry = LogbookEntry.objects.get(placement=placement)
    assert (entry.words, entry.written_by) == ("Belajar menghitung kas.", member)
    assert entry.photo.size > 0
    again.goto(of(placement, interface))
    expect(again.locator("main")).to_contain_text("Belajar menghitung kas.")
    assert fits(again)


def test_answer_that_is_lost_makes_no_second_entry(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    lost = []

    def lose(route: object) -> None:
        """The server has it; the phone never hears."""
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.route("**/kotak-keluar/", lose)
    with page.expect_event("requestfailed"):
        keep(page, "Sekali saja.")
    expect(rows(page)).to_contain_text([WAITS])
    assert LogbookEntry.objects.filter(placement=placement).count() == 1
    page.get_by_role("button", name="Kirim lagi").click()
    expect(rows(page)).to_contain_text([SENT])
    assert LogbookEntry.objects.filter(placement=placement).count() == 1


def test_what_is_refused_says_why_and_can_be_saved_and_deleted(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    Placement.objects.filter(pk=placement.pk).update(state=Placement.State.CALLED_OFF)
    keep(page, "Terlambat <b>", picture("JPEG"))
    expect(rows(page)).to_contain_text([REFUSED])
    expect(rows(page).locator(".error")).to_contain_text("tidak lagi memegang tempat ini")
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan sebagai berkas").click()
    file = Path(download.value.path()).read_text()
    assert "Terlambat &lt;b&gt;" in file
    assert "data:image/jpeg;base64," in file
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Hapus dari perangkat ini").click()
    expect(rows(page)).to_have_count(0)


def test_outbox_of_one_account_is_neither_shown_to_another_nor_sent_by_it(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    other = make_person("Bayu")
    MembershipFactory(person=other, organisation=placement.cooperative)
    page = opened(context, placement, member)
    context.set_offline(True)
    keep(page, "Rahasia Sari")
    expect(rows(page)).to_contain_text([WAITS])
    context.clear_cookies()
    context.set_offline(False)
    expect(page.locator("[data-said]")).to_contain_text("Masuklah")
    theirs = opened(context, placement, other)
    expect(rows(theirs)).to_have_count(0)
    # The page of the first is still open, and tries under the account of the second.
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-said]")).to_contain_text("Akun lain")
    assert not LogbookEntry.objects.filter(placement=placement).exists()
    theirs.goto("/id/akun/logout/")
    theirs.locator("main form button[type=submit]").first.click()
    theirs.wait_for_url(lambda address: "logout" not in address)
    theirs.goto(SHELL)
    expect(theirs.locator("[data-nobody]")).to_be_visible()
    expect(theirs.locator("main")).not_to_contain_text(str(placement.host))
    mine = opened(context, placement, member)
    expect(rows(mine)).to_contain_text([SENT])
    assert LogbookEntry.objects.get(placement=placement).written_by == member


def test_page_on_the_device_carries_nothing_about_anybody(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    kept = page.evaluate(f"caches.match('{SHELL}').then((answer) => answer.text())")
    for words in (member.email, member.first_name, placement.cooperative.short_name):
        assert words not in kept
    assert page.evaluate(f"caches.match('{of(placement)}').then((answer) => !answer)")


def test_full_device_and_private_window_say_so_and_lose_no_word(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    page.evaluate(FULL)
    keep(page, "Tidak muat")
    expect(page.locator("[data-said]")).to_contain_text("ruangnya habis")
    expect(page.locator("[data-logbook] [name=words]")).to_have_value("Tidak muat")
    private = context.new_page()
    private.add_init_script(PRIVATE)
    private.goto(of(placement))
    expect(private.locator("[data-said]")).to_contain_text("jendela privat")
    expect(private.get_by_role("link", name="Tulis dengan formulir biasa")).to_be_visible()
    # Words that were typed and not kept yet are there after the tab is gone, too.
    again = context.new_page()
    again.goto(SHELL)
    expect(again.locator("[name=words]")).to_have_value("Tidak muat")


def test_newer_script_sends_what_an_older_one_kept(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    place = page.locator("[data-logbook]")
    who, at = place.get_attribute("data-who"), place.get_attribute("data-at")
    page.evaluate(OLDER, [who, at])
    page.reload()
    expect(rows(page)).to_contain_text([SENT])
    assert LogbookEntry.objects.get(placement=placement).words == "Dahulu"


def test_new_worker_leaves_the_page_on_the_device(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    page.evaluate("caches.open('core-older')")
    page.reload()
    page.evaluate(GONE, "core-older")
    page.evaluate(KEPT, SHELL)


def test_plain_form_does_the_same_without_javascript(
    browser: Browser, site: LiveServer, placement: Placement, member: User
) -> None:
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, locale="id-ID", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(of(placement))
    sign_in_here(page, member)
    page.get_by_role("link", name="Tulis dengan formulir biasa").click()
    assert fits(page)
    page.locator("textarea[name=words]").fill("Tanpa skrip.")
    file = {"name": "kas.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG")}
    page.locator("[name=file]").set_input_files(file)
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("Tanpa skrip.")
    page.get_by_role("link", name="Koreksi").click()
    page.locator("textarea[name=words]").fill("Dengan pena.")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("Dengan pena.")
    expect(page.locator("main")).to_contain_text("Tanpa skrip.")
    assert fits(page)
    entry = LogbookEntry.objects.get(placement=placement, corrects=None)
    assert entry.photo.size > 0
    context.close()
