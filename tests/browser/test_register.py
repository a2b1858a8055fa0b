"""A visitor on a phone finds an agreement, reads how its promises stand, takes the dates along."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from partners.agreements.models import Agreement, Commitment


@pytest.fixture
def late_promise() -> Commitment:
    """A promise of the demo's Timor-Leste record with a date that has passed."""
    agreement = Agreement.objects.get(slug="kemenkop-secoop-timor-leste")
    commitment, _created = Commitment.objects.get_or_create(
        agreement=agreement,
        title_id="Jejak uji: studi kelayakan kopi",
        defaults={
            "state": "blocked",
            "obstacle": "budget",
            "next_step_id": "Rapat teknis bersama",
            "due_on": timezone.localdate() - timedelta(days=95),
        },
    )
    return commitment


def test_visitor_finds_an_agreement_by_filter_and_reads_its_promise(
    phone: Page, late_promise: Commitment
) -> None:
    phone.goto("/id/")
    phone.get_by_role("navigation", name="Utama").get_by_role("link", name="Kesepakatan").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kesepakatan")
    phone.locator(".filters-toggle summary").click()
    phone.get_by_role("checkbox", name=re.compile("Timor")).check()
    phone.locator("form.filters button").click()
    expect(phone).to_have_url(re.compile("country=TL"))
    cards = phone.locator("#results .register tbody tr")
    expect(cards.filter(has_text="International Cooperative Alliance")).to_have_count(0)
    found = cards.filter(has_text=late_promise.agreement.title_id)
    expect(found).to_have_count(1)
    found.get_by_role("link").first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Timor-Leste")
    bead = phone.locator(".milestones > li", has_text=late_promise.title_id)
    expect(bead).to_contain_text("3 bulan")
    expect(bead).to_contain_text("anggaran belum disetujui")
    expect(bead).to_contain_text("Rapat teknis bersama")


def test_visitor_takes_the_dates_and_the_list_along(phone: Page, late_promise: Commitment) -> None:
    phone.goto("/id/kesepakatan/?country=TL")
    address = phone.get_by_role("link", name="Kalender tanggal penting").get_attribute("href")
    feed = phone.request.get(address).text()
    assert "BEGIN:VCALENDAR" in feed
    assert f"commitment-{late_promise.pk}@" in feed
    with phone.expect_download() as download:
        phone.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "kesepakatan.csv"


def test_agreement_in_negotiation_does_not_claim_a_signature(phone: Page) -> None:
    phone.goto("/id/kesepakatan/kemenkop-ica/")
    expect(phone.locator(".steps [aria-current]")).to_contain_text("Dalam perundingan")
    expect(phone.locator(".glance").first).not_to_contain_text("Ditandatangani")


@pytest.mark.parametrize(
    "address",
    [
        "/id/kesepakatan/",
        "/en/agreements/?view=timeline",
        "/en/agreements/?q=zzzz",
        "/id/kesepakatan/kemenkop-secoop-timor-leste/",
        "/id/kesepakatan/lembar/secoop/",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_register_are_accessible(
    desk: Page, assert_accessible: Callable[[Page], None], address: str, scheme: str
) -> None:
    desk.emulate_media(color_scheme=scheme)
    desk.goto(address)
    assert_accessible(desk)


@pytest.mark.parametrize("partner", ["secoop", "ica", "bpjs-kesehatan"])
def test_sheet_of_a_partner_is_one_page_on_paper(desk: Page, tmp_path: Path, partner: str) -> None:
    desk.goto(f"/id/kesepakatan/lembar/{partner}/")
    desk.pdf(path=tmp_path / "sheet.pdf", format="A4", prefer_css_page_size=True)
    assert len(pypdfium2.PdfDocument(tmp_path / "sheet.pdf")) == 1


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address",
    [
        "/id/kesepakatan/",
        "/id/kesepakatan/?view=timeline",
        "/id/kesepakatan/kemenkop-ica/",
        "/id/kesepakatan/lembar/kemdiktisaintek/",
    ],
)
def test_no_page_of_the_register_scrolls_sideways(desk: Page, width: int, address: str) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(address)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
