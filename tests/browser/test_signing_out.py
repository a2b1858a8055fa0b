"""Who signs out is told what this device has not sent yet of the logbook."""

from playwright.sync_api import BrowserContext, expect

from partners.apprenticeships.placements.models import LogbookEntry, Placement
from portal.users.models import User
from tests.browser.interface import fits
from tests.browser.test_logbook import (
    ID,
    OLDER,
    SHELL,
    WAITS,
    context,
    keep,
    member,
    of,
    opened,
    placement,
    rows,
)

__all__ = ["context", "member", "placement"]  # fixtures


def test_who_signs_out_is_warned_of_what_is_not_sent(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    door = ID.path("account_logout")
    page = opened(context, placement, member)
    page.goto(door)
    note = page.locator("[data-outbox]")
    expect(note).to_be_hidden()
    context.route("**/kotak-keluar/", lambda route: route.abort())
    page.goto(of(placement))
    keep(page, "Belum terkirim.")
    expect(rows(page)).to_contain_text([WAITS])
    page.goto(door)
    expect(note).to_be_visible()
    expect(note.locator("[data-count]")).to_have_text("1")
    assert fits(page)
    expect(note.get_by_role("link")).to_have_attribute("href", SHELL)
    page.locator("form[data-forgets] button").click()
    page.wait_for_url("**/id/")
    assert not LogbookEntry.objects.filter(placement=placement).exists()


def test_other_account_is_not_warned_of_what_is_not_its_own(
    context: BrowserContext, placement: Placement, member: User
) -> None:
    page = opened(context, placement, member)
    page.evaluate(OLDER, ["anotherhand", "/nowhere/"])
    page.goto(ID.path("account_logout"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    expect(page.locator("[data-outbox]")).to_be_hidden()
