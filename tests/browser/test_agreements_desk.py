"""From the record to the proof: what an editor and a moderator do with an agreement."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from partners.agreements.models import Agreement
from tests.factories.agreements import PDF

TITLE = "Nota kesepahaman pelatihan pengurus"
PARTIES = ("Kementerian Koperasi", "Secretaria de Estado das Cooperativas")
SCAN = {"name": "naskah.pdf", "mimeType": "application/pdf", "buffer": PDF}
PROMISE = "Lima pelatih datang ke Bali"


def _choose_party(page: Page, index: int, name: str) -> None:
    """Through the chooser, as a person does."""
    page.locator("#id_parties-ADD").click()
    chooser = page.locator(f"#id_parties-{index}-organisation-chooser")
    chooser.locator("[data-chooser-action-choose]").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill(name)
    dialog.get_by_role("link", name=name).first.click()
    expect(page.locator(f"#id_parties-{index}-organisation-title")).to_contain_text(name)


def _send(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()


def _record(page: Page) -> None:
    page.goto("/admin/snippets/agreements/agreement/add/", wait_until="networkidle")
    page.locator("#id_title_id").fill(TITLE)
    for index, name in enumerate(PARTIES):
        _choose_party(page, index, name)
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_role("link", name="Catat kedudukannya").click()
    expect(page.locator(".desk-status")).to_contain_text("tidak tampil di situs")


def _publish(page: Page) -> None:
    page.get_by_role("link", name="Sunting", exact=True).first.click()
    page.wait_for_load_state("networkidle")
    page.locator("footer").get_by_role("button", name="Tindakan").first.click()
    page.locator("footer [name=action-publish]").click()
    page.wait_for_load_state("networkidle")


def _sign(page: Page) -> None:
    """First with a date that cannot be: what was typed stays, and the date is named."""
    page.get_by_role("link", name="Catat penandatanganan").click()
    page.locator("#id_on").fill("2024-02-20")
    page.locator("#id_in_force_on").fill("2024-02-20")
    page.locator("#id_ends_on").fill("2024-02-01")
    page.locator("#id_file").set_input_files(SCAN)
    _send(page, "Catat penandatanganan")
    expect(page.get_by_text("Tanggal-tanggalnya tidak cocok")).to_be_visible()
    expect(page.locator("#id_on")).to_have_value("2024-02-20")
    page.locator("#id_ends_on").fill("2029-02-19")
    page.locator("#id_file").set_input_files(SCAN)
    _send(page, "Catat penandatanganan")
    expect(page.locator(".desk-status .w-status")).to_have_text("berlaku")


def _promise(page: Page) -> None:
    page.get_by_role("link", name="Tambah komitmen").click()
    page.locator("#id_title_id").fill(PROMISE)
    page.locator("#id_due_on").fill("2025-06-30")
    _send(page, "Tambahkan komitmen")
    page.get_by_role("link", name=PROMISE).click()
    expect(page.locator(".desk-status .w-status")).to_contain_text("terlambat")


def _prove(page: Page) -> None:
    page.get_by_role("link", name="Tautan", exact=True).click()
    page.locator("#id_url").fill("https://contoh.example/berita")
    page.locator("#id_title_id").fill("Siaran pers pelatihan")
    page.get_by_role("button", name="Lampirkan").click()
    expect(page.get_by_role("link", name="Siaran pers pelatihan")).to_be_visible()
    page.get_by_role("link", name="Nyatakan sudah ditepati").click()
    page.locator("#id_on").fill("2025-05-03")
    _send(page, "Nyatakan sudah ditepati")
    expect(page.locator(".desk-status .w-status")).to_contain_text("selesai pada 3 Mei 2025")


def _print(page: Page, desk: str) -> None:
    """The brief opens from the desk and names what was promised and kept."""
    page.goto(desk)
    page.get_by_role("button", name="Tindakan").first.click()
    page.get_by_role("link", name="Ringkasan untuk dicetak").click()
    expect(page.get_by_text(PROMISE).first).to_be_visible()


def test_agreement_from_record_to_printed_brief(
    desk: Page, sign_in: Callable[[Page, str], None]
) -> None:
    sign_in(desk, "editor")
    _record(desk)
    assert Agreement.objects.filter(title_id=TITLE).count() == 1
    address = desk.url
    sign_in(desk, "moderator")
    desk.goto(address)
    _publish(desk)
    sign_in(desk, "editor")
    desk.goto(address)
    expect(desk.locator(".desk-status")).to_contain_text("Terbit")
    _sign(desk)
    _promise(desk)
    _prove(desk)
    _print(desk, address)
