"""A board member makes an account with the number of a cheap phone, and is in the workspace."""

import re

import pytest
from playwright.sync_api import Page, expect

from home.sms.backends import MemoryBackend

WORDS = "kartu-stok-2026-gudang"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _number(request: pytest.FixtureRequest) -> str:
    """One of its own for each run: the site is shared."""
    return "0812 3456 7891" if "without" in request.node.name else "0812 3456 7892"


def test_account_is_made_with_a_number_and_its_code(
    phone: Page, request: pytest.FixtureRequest
) -> None:
    MemoryBackend.outbox.clear()
    phone.goto("/id/")
    phone.locator("footer").get_by_role("link", name="Daftar").click()
    phone.get_by_label("Nama Anda").fill("Sari")
    phone.get_by_label("Nomor ponsel").fill("021 555 1234")
    phone.get_by_label("Kata sandi").fill(WORDS)
    phone.get_by_role("button", name="Lanjut").click()
    expect(phone.locator("p.error")).to_contain_text("nomor telepon rumah atau kantor")
    expect(phone.get_by_label("Nama Anda")).to_have_value("Sari")
    phone.get_by_label("Nomor ponsel").fill(_number(request))
    phone.get_by_label("Kata sandi").fill(WORDS)
    phone.get_by_role("button", name="Lanjut").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Lihat ponsel Anda")
    assert phone.evaluate(SIDEWAYS) <= 0
    phone.get_by_role("button", name="Kirim lagi").click()
    expect(phone.locator(".notice")).to_contain_text("Sudah dikirim lagi")
    [code, again] = [re.findall(r"\d{6}", words)[0] for _number, words in MemoryBackend.outbox]
    assert code == again
    phone.get_by_label("Enam angka").fill(f"{code[:3]} {code[3:]}")
    phone.get_by_role("button", name="Lanjut").click()
    expect(phone).to_have_url(re.compile("/id/ruang/$"))
    expect(phone.locator("main")).to_contain_text("Sari")
    phone.goto("/id/akun/logout/")
    phone.locator("main form button").click()
    phone.goto("/id/akun/login/")
    phone.get_by_label("Alamat surel atau nomor ponsel").fill(_number(request))
    phone.locator("main input[type=password]").fill(WORDS)
    phone.locator("main").get_by_role("button", name="Masuk").click()
    expect(phone).to_have_url(re.compile("/id/ruang/$"))
