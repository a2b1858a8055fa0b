"""A board member on a phone finds an offer, takes its dates along and reads who teaches."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from partners.apprenticeships.lifecycle import State
from partners.apprenticeships.models import Batch, Offer

SEATS = 77


@pytest.fixture
def batch() -> Batch:
    """A batch of the demo's dairy offer that takes applications, whatever today's date is."""
    batch, _created = Batch.objects.update_or_create(
        code="jejak-uji-susu",
        defaults={
            "offer": Offer.objects.get(slug="susu-kan-jabung"),
            "starts_on": timezone.localdate() + timedelta(days=400),
            "ends_on": timezone.localdate() + timedelta(days=409),
            "seats": SEATS,
            "state": State.OPEN,
        },
    )
    return batch


def apply_filters(phone: Page, mark: str) -> None:
    """With JavaScript a change is enough; without it, the button."""
    if mark not in phone.url:
        phone.get_by_role("button", name="Terapkan saringan").click()
    expect(phone).to_have_url(re.compile(mark))


def test_board_member_finds_an_offer_and_takes_its_dates_along(phone: Page, batch: Batch) -> None:
    phone.goto("/id/")
    phone.get_by_role("navigation", name="Utama").get_by_role("link", name="Magang").click()
    phone.get_by_role("link", name="Lihat penawaran").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Penawaran magang")

    phone.locator(".filters-toggle summary").click()
    phone.get_by_role("checkbox", name=re.compile("Jawa Timur")).check()
    apply_filters(phone, "province=35")
    cards = phone.locator("#results .card")
    found = cards.filter(has_text=batch.offer.title_id)
    expect(found).to_have_count(1)
    expect(cards.filter(has_text="Jawa Barat")).to_have_count(0)

    found.get_by_role("link").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(batch.offer.title_id)
    expect(phone.get_by_text(str(SEATS), exact=True).first).to_be_visible()
    feed = phone.get_by_role("link", name="Masukkan ke kalender Anda").get_attribute("href")
    dates = phone.request.get(feed).text()
    assert f"{batch.starts_on:%Y%m%d}" in dates

    phone.locator("aside").get_by_role("link", name="KAN Jabung").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("KAN Jabung")
    phone.get_by_role("link", name=batch.offer.title_id).first.click()
    phone.locator(".languages a").click()
    expect(phone).to_have_url(re.compile("/en/apprenticeships/"))
    expect(phone.get_by_role("heading", level=1)).to_have_text(batch.offer.title_en)


def test_dates_and_seats_narrow_the_directory_and_are_removed_one_by_one(
    phone: Page, batch: Batch
) -> None:
    phone.goto("/id/magang/penawaran/?mode=on-site&competency=dairy-husbandry")
    phone.locator(".filters-toggle summary").click()
    phone.get_by_label("Mulai paling awal").fill(batch.starts_on.isoformat())
    phone.get_by_label("Kursi paling sedikit").fill(str(SEATS))
    phone.get_by_role("button", name="Terapkan saringan").click()
    expect(phone).to_have_url(re.compile(f"seats={SEATS}"))
    found = phone.locator("#results .card")
    expect(found).to_have_count(1)
    expect(found).to_contain_text(batch.offer.title_id)
    chosen = phone.locator("#results .active-filters a")
    chosen.filter(has_text=str(SEATS)).click()
    expect(phone).not_to_have_url(re.compile("seats="))
    expect(phone).to_have_url(re.compile("competency=dairy-husbandry"))


def test_no_offer_fits_and_there_is_a_way_on(phone: Page, batch: Batch) -> None:
    phone.goto("/id/magang/penawaran/?seats=9998")
    phone.get_by_role("link", name="Tampilkan semua penawaran").click()
    expect(phone.locator("#results .card", has_text=batch.offer.title_id)).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/id/magang/penawaran/",
        "/en/apprenticeships/offers/?seats=9998",
        "/id/magang/penawaran/susu-kan-jabung/",
    ],
)
def test_pages_of_the_offers_are_accessible(
    desk: Page, assert_accessible: Callable[[Page], None], address: str, scheme: str
) -> None:
    desk.emulate_media(color_scheme=scheme)
    assert desk.goto(address).ok
    assert_accessible(desk)
