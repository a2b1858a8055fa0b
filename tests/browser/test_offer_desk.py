"""An offer's year: an editor copies last year's, a moderator sends it back, publishes, opens."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from partners.apprenticeships.models import Batch, Offer

SOURCE = "nelayan-mino-saroyo"
TITLE = "Koperasi nelayan: lelang, es, dan tabungan haji"
YEAR = timedelta(weeks=52)

SignIn = Callable[[Page, str], None]


@pytest.fixture
def source() -> Batch:
    """The demo's first batch at the fishers' cooperative."""
    batches = Batch.objects.select_related("offer").filter(offer__slug=SOURCE)
    return batches.earliest("starts_on")


def _edit(desk: Page, offer: Offer) -> None:
    desk.goto(f"/admin/snippets/apprenticeships/offer/edit/{offer.pk}/")


def _submit(desk: Page) -> None:
    desk.locator("footer [name=action-submit]").click()
    expect(desk.locator(".messages .success")).to_be_visible()


def _answer(desk: Page, offer: Offer, action: str) -> None:
    _edit(desk, offer)
    desk.locator(f"footer [data-workflow-action-name={action}]").first.click()


def _copied(desk: Page, source: Batch) -> Offer:
    """Copy by hand, from the question to the draft."""
    desk.goto(f"/admin/snippets/apprenticeships/offer/next-year/{source.offer_id}/")
    expect(desk.locator("main")).to_contain_text(source.offer.title_id)
    desk.get_by_role("button", name="Salin untuk tahun depan").click()
    expect(desk.locator(".messages")).to_contain_text("Periksa setiap tanggal")
    return Offer.objects.get(copied_from=source.offer)


def test_copy_is_reviewed_sent_back_published_and_opened(
    desk: Page, sign_in: SignIn, source: Batch
) -> None:
    sign_in(desk, "editor")
    copy = _copied(desk, source)
    desk.locator("#id_title_id").fill(TITLE)
    desk.get_by_role("tab", name="Tanggal dan kursi").click()
    first_day = source.starts_on + YEAR
    expect(desk.locator("[name=batches-0-starts_on]")).to_have_value(f"{first_day:%d/%m/%Y}")
    desk.locator("[name=batches-0-seats]").fill("19")
    _submit(desk)
    address = f"/id/magang/penawaran/{copy.slug}/"
    assert desk.request.get(address).status == 404

    sign_in(desk, "moderator")
    expect(desk.locator(".needs-me-today")).to_contain_text(TITLE)
    _answer(desk, copy, "reject")
    dialog = desk.locator(".modal-dialog")
    dialog.locator("textarea").fill("Tanggalnya bertepatan dengan Ramadan?")
    dialog.locator("[type=submit]").click()
    expect(desk.locator(".messages")).to_contain_text("Perbaikan diminta")

    sign_in(desk, "editor")
    _edit(desk, copy)
    _submit(desk)
    sign_in(desk, "moderator")
    _answer(desk, copy, "approve")
    expect(desk.locator(".messages")).to_contain_text(f"Disetujui dan diterbitkan: {TITLE}")
    batch = Batch.objects.get(offer=copy, starts_on=first_day)
    assert (batch.starts_on, batch.seats) == (first_day, 19)

    desk.goto(f"/admin/snippets/apprenticeships/batch/edit/{batch.pk}/")
    desk.locator("[name=decision][value=open]").check()
    desk.locator("main form footer button, main form [type=submit]").first.click()
    expect(desk.locator(".messages")).to_be_visible()
    batch.refresh_from_db()
    assert batch.state == "open"

    desk.context.clear_cookies()
    desk.goto(address)
    expect(desk.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(desk.locator("main")).to_contain_text("19")
