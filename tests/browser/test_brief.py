"""An editor's desk: print a brief; hand in a list, mend it, import it."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from partners.agreements.models import Agreement
from partners.organisations.models import Organisation
from tests.partners.agreements.importing.lists import ROW, a_workbook

SignIn = Callable[[Page, str], None]
Check = Callable[[Page], None]


def open_brief(desk: Page, sign_in: SignIn) -> None:
    """From the list of organisations, as an editor would."""
    sign_in(desk, "moderator")
    desk.goto(reverse("wagtailsnippets_organisations_organisation:list") + "?q=SECoop")
    row = desk.locator("tr", has_text="SECoop").first
    row.get_by_role("button", name=re.compile("SECoop")).click()
    desk.get_by_role("link", name="Ringkasan bilateral").click()
    desk.wait_for_url("**/agreements/brief/organisation/*/")


def test_brief_is_printed_in_both_languages(
    desk: Page, sign_in: SignIn, assert_accessible: Check, tmp_path: Path
) -> None:
    open_brief(desk, sign_in)
    expect(desk.get_by_role("heading", level=1)).to_contain_text("SECoop")
    expect(desk.get_by_role("button", name="Cetak")).to_be_visible()
    assert_accessible(desk)
    with desk.expect_download() as caught:
        desk.get_by_role("link", name="PDF").click()
    caught.value.save_as(tmp_path / "brief.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "Ringkasan bilateral" in words
    desk.get_by_role("link", name="English").click()
    expect(desk.locator("html")).to_have_attribute("lang", "en")
    expect(desk.get_by_text("Bilateral brief").first).to_be_visible()


def test_brief_fits_a_phone_and_the_printed_page_leaves_the_buttons_out(
    desk: Page, sign_in: SignIn
) -> None:
    open_brief(desk, sign_in)
    desk.set_viewport_size({"width": 360, "height": 640})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    desk.emulate_media(media="print")
    expect(desk.get_by_role("link", name="PDF")).to_be_hidden()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("who", ["moderator"])
def test_list_is_looked_at_mended_and_imported(
    desk: Page, sign_in: SignIn, tmp_path: Path, who: str
) -> None:
    ours, theirs = Organisation.objects.get(slug="kemenkop"), Organisation.objects.get(slug="ica")
    row = {**ROW, "title_id": "Peragaan impor", "our_party": ours.name, "partners": theirs.name}
    wrong, right = tmp_path / "salah.xlsx", tmp_path / "benar.xlsx"
    wrong.write_bytes(a_workbook({**row, "partners": theirs.name[:-3]}))
    right.write_bytes(a_workbook(row))
    sign_in(desk, who)
    desk.goto(reverse("agreements_import:hand_in"))
    desk.locator("input[type=file]").set_input_files(wrong)
    desk.get_by_role("button", name="Periksa daftar").click()
    expect(desk.get_by_text("Maksud Anda")).to_be_visible()
    desk.get_by_role("link", name="Unggah daftar yang sudah diperbaiki").click()
    desk.locator("input[type=file]").set_input_files(right)
    desk.get_by_role("button", name="Periksa daftar").click()
    expect(desk.get_by_role("cell", name="Peragaan impor")).to_be_visible()
    assert not Agreement.objects.filter(title_id="Peragaan impor").exists()
    desk.get_by_role("button", name="Impor yang baru dan yang dipilih").click()
    expect(desk.get_by_text("Sudah diimpor: 1 kesepakatan")).to_be_visible()
    assert Agreement.objects.get(title_id="Peragaan impor").parties.count() == 2
