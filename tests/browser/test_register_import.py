"""A list for the national register: handed in with errors, mended, written, seen, taken back."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from partners.organisations.importing import job
from partners.organisations.models import CooperativeProfile, RegisterImport
from portal.users.demo import PASSWORD
from portal.users.models import User
from tests.browser.conftest import DESKTOP
from tests.browser.interface import Interface, numbers

HISTORY = "/admin/organisations/register/"
HEADINGS = "Nama koperasi;Kode desa;Nomor badan hukum;Orangnya"
VILLAGES = ("33.01.02.2003", "33.01.02.2004")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def clerk(
    browser: Browser, request: pytest.FixtureRequest, site: LiveServer, interface: Interface
) -> Iterator[Page]:
    """A moderator at a desk, in the interface's language."""
    context = browser.new_context(
        base_url=site.url,
        viewport=DESKTOP,
        java_script_enabled=request.param == "with JavaScript",
        accept_downloads=True,
    )
    context.set_default_timeout(20_000)
    person = User.objects.get(email="moderator@simpul.demo")
    profile = UserProfile.get_for_user(person)
    language, profile.preferred_language = profile.preferred_language, interface.language
    profile.save()
    page = context.new_page()
    page.goto("/admin/")
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    yield page
    profile.preferred_language = language
    profile.save()
    context.close()


def _press(page: Page, name: str) -> None:
    page.locator("main form").get_by_role("button", name=name).press("Enter")


def _go(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def _work(page: Page) -> None:
    """The worker takes what waits, and the page is looked at again."""
    for record in RegisterImport.objects.at_work():
        job.run(record.key)
    page.goto(page.url.split("?")[0])


def _columns(page: Page, interface: Interface) -> None:
    _go(page, interface.say("What the columns mean"))
    page.locator("#id_column_3").select_option("members")
    _press(page, interface.say("Compare with the register"))
    _work(page)


def _write(page: Page, interface: Interface, because: str = "") -> None:
    """`because`: what speaks against the list is passed with it."""
    _go(page, interface.say("Write into the register"))
    if because:
        page.locator("#id_because").fill(because)
    _press(page, interface.say("Write into the register"))
    _work(page)
    expect(page.locator(".register-steps .done")).to_have_count(4)


def _take_back(page: Page, interface: Interface) -> None:
    _go(page, interface.say("Take the list back"))
    page.locator("#id_because").fill("Daftar perjalanan")
    _press(page, interface.say("Take the list back"))
    _work(page)
    expect(page.locator(".register-steps .undone")).to_have_count(1)


def _corrected(downloaded: Path) -> bytes:
    """The one cell that is wrong, written anew, as somebody does in a spreadsheet program."""
    book = load_workbook(BytesIO(downloaded.read_bytes()))
    wrong = [cell for row in book.active for cell in row if cell.value == "seratus"]
    assert len(wrong) == 1
    wrong[0].value = "100"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_list_is_handed_in_mended_written_seen_and_taken_back(
    clerk: Page, interface: Interface
) -> None:
    number, page, say = next(numbers), clerk, interface.say
    names = [f"Koperasi Perjalanan {number} {which}" for which in ("Maju", "Mulya")]
    lines = [
        f"{name};{village};PJL-{number}-{at};{members}"
        for at, (name, village, members) in enumerate(
            zip(names, VILLAGES, ("120", "seratus"), strict=True)
        )
    ]
    listed = "\r\n".join([HEADINGS, *lines]).encode()

    page.goto(HISTORY)
    page.get_by_role("link", name=say("Hand in a list")).first.click()
    page.locator("#id_file").set_input_files(
        {"name": "perjalanan.csv", "mimeType": "text/csv", "buffer": listed}
    )
    page.locator("#id_source").fill("Daftar perjalanan")
    page.locator("#id_as_of").fill("2026-11-01")
    page.locator("[name=scope][value=part]").check()
    _press(page, say("Hand in"))
    expect(page.get_by_text(say("No worker seems to be at work."))).to_be_visible()
    _work(page)
    _columns(page, interface)
    expect(page.get_by_text("“seratus”")).to_be_visible()
    with page.expect_download() as download:
        _go(page, say("Download the rows to correct"))
    content = _corrected(download.value.path())
    first = page.url.split("?")[0]
    _write(page, interface, because="Baris yang salah menyusul")  # one row of two is wrong

    _go(page, say("Hand in the corrected rows"))
    page.locator("#id_file").set_input_files(
        {"name": "betul.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    _press(page, say("Hand in"))
    _work(page)
    second = page.url.split("?")[0]
    _columns(page, interface)
    _write(page, interface)

    written = CooperativeProfile.objects.filter(organisation__name__in=names)
    assert set(written.values_list("members", flat=True)) == {120, 100}
    for one in written.select_related("organisation"):
        page.goto(one.organisation.get_absolute_url())
        expect(page.get_by_role("heading", level=1)).to_have_text(one.organisation.name)
    for address in (second, first):
        page.goto(address)
        _take_back(page, interface)
    assert not written.exists()
