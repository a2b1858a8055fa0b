"""From the first letter to the proof: what an editor and a moderator do with an agreement."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from partners.agreements.models import Agreement
from partners.organisations.models import Organisation
from tests.factories.agreements import PDF

TITLE = "Nota kesepahaman pelatihan pengurus"
BERKAS = {"name": "naskah.pdf", "mimeType": "application/pdf", "buffer": PDF}


def _choose_party(page: Page, index: int, organisation: Organisation) -> None:
    """Through Wagtail's chooser, as a person does."""
    page.locator("#id_parties-ADD").click()
    row = page.locator(f"#id_parties-{index}-organisation-chooser")
    row.get_by_role("button", name=re.compile("Pilih")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[name=q]").fill(organisation.name)
    dialog.get_by_role("link", name=organisation.name).first.click()
    expect(dialog).to_have_count(0)


def _desk_of(page: Page) -> None:
    agreement = Agreement.objects.get(title_id=TITLE)
    page.goto(f"/admin/agreements/{agreement.pk}/")


@pytest.fixture
def parties(site: object) -> list[Organisation]:
    ours = Organisation.objects.filter(country="ID").order_by("pk").first()
    theirs = Organisation.objects.exclude(country="ID").order_by("pk").first()
    return [ours, theirs]


def test_agreement_from_record_to_proof(
    desk: Page, sign_in: Callable, parties: list[Organisation]
) -> None:
    page = desk
    sign_in(page, "editor")

    page.goto("/admin/snippets/agreements/agreement/add/")
    page.locator("#id_title_id").fill(TITLE)
    for index, organisation in enumerate(parties):
        _choose_party(page, index, organisation)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text(re.compile(f"{TITLE}.* dibuat|berhasil"))).to_be_visible()

    sign_in(page, "moderator")
    _desk_of(page)
    expect(page.get_by_text("Draf: tidak tampil di situs")).to_be_visible()
    page.get_by_role("link", name="Sunting").click()
    page.get_by_role("button", name="Tindakan lainnya").click()
    page.get_by_role("button", name="Terbitkan").click()
    _desk_of(page)
    expect(page.get_by_text("Terbit", exact=True)).to_be_visible()

    sign_in(page, "editor")
    _desk_of(page)
    page.get_by_role("link", name="Catat penandatanganan").click()
    page.get_by_label("Ditandatangani pada").fill("2024-02-20")
    page.get_by_label("Berlaku sejak").fill("2024-02-01")
    page.get_by_label("Berkas", exact=True).set_input_files(BERKAS)
    page.get_by_role("button", name="Catat penandatanganan").click()
    expect(page.get_by_text("Tanggal-tanggalnya tidak masuk akal")).to_be_visible()
    expect(page.get_by_label("Ditandatangani pada")).to_have_value("2024-02-20")
    page.get_by_label("Berlaku sejak").fill("2024-02-20")
    page.get_by_label("Berkas", exact=True).set_input_files(BERKAS)
    page.get_by_role("button", name="Catat penandatanganan").click()
    expect(page.locator(".desk-status .w-status")).to_have_text("berlaku")

    page.get_by_role("link", name="Tambah komitmen").click()
    page.locator("#id_title_id").fill("Lima pelatih datang ke Bali")
    page.locator("#id_due_on").fill("2025-06-30")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tambahkan komitmen").click()
    page.get_by_role("link", name="Lima pelatih datang ke Bali").click()
    expect(page.locator(".desk-status .w-status")).to_contain_text("terlambat")

    page.get_by_role("link", name="Tautan").click()
    page.get_by_label("Alamat").fill("https://contoh.example/berita")
    page.get_by_label("Apa yang ditunjukkannya (Indonesia)").fill("Siaran pers pelatihan")
    page.get_by_role("button", name="Lampirkan").click()
    expect(page.get_by_role("link", name="Siaran pers pelatihan")).to_be_visible()
    page.get_by_role("link", name="Nyatakan sudah ditepati").click()
    page.get_by_label("Ditepati pada").fill("2025-05-03")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Nyatakan sudah ditepati").click()
    expect(page.locator(".desk-status .w-status")).to_contain_text("selesai pada 3 Mei 2025")

    page.goto("/admin/agreements/dashboard/")
    expect(page.get_by_role("heading", name="Komitmen terlambat")).to_be_visible()
