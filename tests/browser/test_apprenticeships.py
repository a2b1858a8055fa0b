"""A visitor on a phone finds an apprenticeship, takes its dates along and meets the host."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from partners.apprenticeships.models import Batch, Offer

OFFERS = "/id/magang/penawaran/"
MILK = "susu-kan-jabung"


@pytest.fixture
def milk() -> Offer:
    """The demo's offer of KAN Jabung in Kabupaten Malang: on site, dairy."""
    return Offer.objects.get(slug=MILK)


@pytest.fixture
def batch(milk: Offer) -> Batch:
    return Batch.objects.public().ahead().filter(offer=milk).earliest("starts_on")


def _tick(page: Page, group: str, name: str) -> None:
    """Tick a filter by its name; those that split the list less, and choices beyond the first,
    are under a fold."""
    title = page.locator("legend, summary", has_text=group)
    box = page.locator(".facet").filter(has=title).locator("label", has_text=name).locator("input")
    shut = box.locator("xpath=ancestor::details[not(@open)]")
    while shut.count():
        shut.first.locator("> summary").click()
    box.check()


def _apply(page: Page, name: str) -> None:
    """Press the button, which works with and without a script, until the address follows."""
    page.locator("form.filters button").click()
    expect(page).to_have_url(re.compile(rf"[?&]{name}="))


def _open_filters(page: Page) -> None:
    fold = page.locator("details.filters-toggle")
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def _card(page: Page, title: str) -> Locator:
    return page.locator("#results .card").filter(has_text=title)


def test_visitor_comes_from_home_to_an_offer_its_dates_its_host_and_english(
    phone: Page, milk: Offer, batch: Batch
) -> None:
    phone.goto("/id/")
    phone.get_by_role("navigation", name="Utama").get_by_role("link", name="Magang").click()
    expect(phone).to_have_url(re.compile("/id/magang/$"))
    phone.get_by_role("link", name="Lihat penawaran").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Penawaran magang")
    _card(phone, milk.title_id).get_by_role("link", name=milk.title_id).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(milk.title_id)
    expect(phone.locator("main")).to_contain_text("Siapa membayar apa")
    feed = phone.get_by_role("link", name="Masukkan ke kalender Anda")
    dates = phone.request.get(feed.get_attribute("href") or "").text()
    assert f"UID:batch-{batch.pk}@" in dates
    assert f"DTSTART;VALUE=DATE:{batch.starts_on:%Y%m%d}" in dates
    phone.locator("aside").get_by_role("link", name=milk.host.name).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(milk.host.name)
    phone.get_by_role("link", name=milk.title_id).click()
    phone.locator(".languages a").click()
    expect(phone).to_have_url(re.compile(f"/en/apprenticeships/offers/{MILK}/$"))
    expect(phone.get_by_role("heading", level=1)).to_have_text(milk.title_en)
    expect(phone.locator("html")).to_have_attribute("lang", "en")


def test_directory_is_narrowed_by_subject_region_place_dates_and_seats(
    phone: Page, milk: Offer, batch: Batch
) -> None:
    phone.goto(OFFERS)
    for group, name, key in (
        ("Tempat belajar", "Di tempat tuan rumah", "mode"),
        ("Provinsi", "Jawa Timur", "province"),
        ("Yang Anda pelajari", "Budi daya sapi perah", "competency"),
    ):  # broad before narrow: a filter that splits what is left no further is not offered
        _open_filters(phone)
        _tick(phone, group, name)
        _apply(phone, key)
    _open_filters(phone)
    phone.get_by_label("Mulai paling awal").fill(batch.starts_on.isoformat())
    phone.get_by_label("Kursi paling sedikit").fill(str(batch.seats))
    _apply(phone, "seats")
    expect(_card(phone, milk.title_id)).to_have_count(1)
    expect(_card(phone, "Pembukuan harian gerai, daring")).to_have_count(0)
    filters = phone.locator("#results .active-filters")
    for words in ("Budi daya sapi perah", "Jawa Timur", f"paling sedikit {batch.seats} kursi"):
        expect(filters).to_contain_text(words)
    feed = phone.get_by_role("link", name="Kalender penawaran ini")
    dates = phone.request.get(feed.get_attribute("href") or "").text()
    assert f"UID:batch-{batch.pk}@" in dates
    assert "Pembukuan harian gerai" not in dates
    filters.get_by_role("link", name=re.compile("Jawa Timur")).click()
    expect(phone).not_to_have_url(re.compile("province="))
    expect(_card(phone, milk.title_id)).to_have_count(1)


def test_visitor_sorts_by_distance_and_compares_two_with_an_address_to_share(
    phone: Page, milk: Offer
) -> None:
    phone.goto(OFFERS)
    phone.get_by_label("Anda berangkat dari mana?").fill("Kab. Malang")
    phone.get_by_role("button", name="Tampilkan jarak").click()
    expect(phone.locator("#results")).to_contain_text("Terdekat dulu")
    online, near = (phone.locator("#results .card").nth(place) for place in (0, 1))
    expect(online).to_contain_text("tanpa perjalanan")
    expect(near).to_contain_text(milk.title_id)
    expect(_card(phone, milk.title_id)).to_contain_text("di kabupaten atau kota Anda")
    for title in (milk.title_id, "Pembukuan harian gerai, daring"):
        _card(phone, title).get_by_label("Bandingkan").check()
    phone.get_by_role("button", name="Bandingkan yang dicentang").click()
    expect(phone).to_have_url(re.compile(r"/bandingkan/\?.*offer=.*near=3507"))
    expect(phone.locator("thead th")).to_have_count(2)
    expect(phone.locator("tbody")).to_contain_text("berbeda")
    phone.get_by_role("link", name="Ubah pilihan di daftar").click()
    expect(_card(phone, milk.title_id).get_by_label("Bandingkan")).to_be_checked()
    phone.get_by_role("button", name="Lembar untuk rapat").click()
    expect(phone.locator("article.sheet")).to_have_count(2)


def test_more_seats_than_anybody_has_leads_back_to_all_offers(phone: Page, milk: Offer) -> None:
    phone.goto(f"{OFFERS}?seats=9999")
    expect(phone.locator("#results .card")).to_have_count(0)
    phone.get_by_role("link", name="Tampilkan semua penawaran").click()
    expect(_card(phone, milk.title_id)).to_have_count(1)


def test_impossible_seats_are_said_beside_the_field_and_kept(phone: Page, milk: Offer) -> None:
    phone.goto(f"{OFFERS}?seats=-3&starts=2027-02-31")
    _open_filters(phone)
    expect(phone.get_by_label("Kursi paling sedikit")).to_have_value("-3")
    expect(phone.locator("#id_seats_error")).to_be_visible()
    expect(phone.locator("#id_starts_error")).to_be_visible()
    expect(_card(phone, milk.title_id)).to_have_count(1)


@pytest.mark.parametrize(
    "address",
    [
        "/id/magang/",
        OFFERS,
        "/en/apprenticeships/offers/?seats=-3",
        f"{OFFERS}?seats=9999",
        f"{OFFERS}{MILK}/",
        f"/en/apprenticeships/offers/{MILK}/",
        f"{OFFERS}bandingkan/?offer={MILK}&offer=pembukuan-husnul-khotimah&offer=sayur-al-ittifaq",
        f"{OFFERS}cetak/",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_apprenticeships_are_accessible_and_fit_a_phone(
    desk: Page, assert_accessible: Callable[[Page], None], address: str, scheme: str
) -> None:
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": 360, "height": 640})
    desk.goto(address)
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(desk)
