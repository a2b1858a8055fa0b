"""Journeys of people and their organisations, on a cheap phone."""

import re
from datetime import timedelta
from itertools import count

from django.core import mail
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from partners.membership.models import Membership, Role
from partners.organisations.models import Organisation
from portal.users.demo import PASSWORD
from portal.users.models import User

_numbers = count(1)


def _organisation(kind: str) -> Organisation:
    number = next(_numbers)
    name, slug = f"Organisasi Perjalanan {number}", f"perjalanan-{number}"
    return Organisation.objects.create(name=name, slug=slug, kind=kind)


def _person(first_name: str) -> User:
    email = f"{first_name.lower()}-{next(_numbers)}@perjalanan.test"
    return User.objects.create_user(email, PASSWORD, first_name=first_name)


def _member(organisation: Organisation, first_name: str, role: Role) -> Membership:
    return Membership.objects.create(
        person=_person(first_name),
        organisation=organisation,
        role=role,
        review_on=timezone.localdate() + timedelta(days=100),
    )


def _sign_in(page: Page, person: User) -> None:
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def _fits(page: Page) -> bool:
    """Nothing is wider than the phone."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_representative_hands_over_and_leaves(phone: Page, site: LiveServer) -> None:
    cooperative = _organisation("cooperative")
    chair = _member(cooperative, "Sari", Role.REPRESENTATIVE)
    successor = _member(cooperative, "Budi", Role.CONTRIBUTOR)
    phone.goto("/id/ruang/")
    _sign_in(phone, chair.person)
    phone.locator("main").get_by_role("link", name=cooperative.name).click()
    phone.get_by_role("link", name="Orang", exact=True).click()
    expect(phone.get_by_role("heading", name="Budi")).to_be_visible()
    assert _fits(phone)
    phone.get_by_role("link", name="Keluar", exact=True).last.click()
    phone.get_by_role("button", name="Keluar").click()
    expect(phone.locator("main")).to_contain_text("Serahkan dahulu")
    phone.get_by_role("link", name="Batal").click()
    phone.get_by_role("link", name="Serahkan", exact=True).click()
    assert _fits(phone)
    phone.get_by_label("Budi, kontributor").check()
    phone.get_by_label("Saya keluar dari organisasi").check()
    phone.get_by_role("button", name="Serahkan").click()
    expect(phone.locator("main")).to_contain_text("Sudah diserahkan.")
    expect(phone.locator("main")).not_to_contain_text(cooperative.name)
    successor.refresh_from_db()
    chair.refresh_from_db()
    assert successor.represents
    assert chair.ending == Membership.Ending.HANDED_OVER


def test_partner_invites_a_colleague_who_accepts(
    phone_context: BrowserContext, site: LiveServer
) -> None:
    partner = _organisation("development")
    host, colleague = _member(partner, "Maya", Role.REPRESENTATIVE), _person("Rina")
    mail.outbox = []
    page = phone_context.new_page()
    page.goto(f"/id/ruang/organisasi/{partner.slug}/orang/undang/")
    _sign_in(page, host.person)
    page.get_by_label("Nama").fill("Rina")
    page.get_by_label("Alamat surel").fill(colleague.email)
    page.get_by_role("button", name="Kirim undangan").click()
    expect(page.get_by_role("heading", name="Rina")).to_be_visible()
    link = re.search(r"https?://[^/\s]+(/id/\S+)", mail.outbox[-1].body)
    assert link is not None

    phone_context.clear_cookies()
    page.goto(link[1])
    _sign_in(page, colleague)
    expect(page.locator("main")).to_contain_text("Maya mengundang Anda")
    assert _fits(page)
    page.get_by_role("button", name="Terima").click()
    expect(page.locator("main")).to_contain_text(f"Anda bertindak untuk {partner.name}")
    assert Membership.objects.live().filter(person=colleague, organisation=partner).exists()
    page.goto(link[1])
    expect(page.locator("main")).to_contain_text("tidak berlaku lagi")


def test_printed_code_makes_an_account_that_belongs(
    phone_context: BrowserContext, site: LiveServer
) -> None:
    cooperative = _organisation("cooperative")
    chair = _member(cooperative, "Sari", Role.REPRESENTATIVE)
    page = phone_context.new_page()
    page.goto(f"/id/ruang/organisasi/{cooperative.slug}/orang/undang-di-kertas/")
    _sign_in(page, chair.person)
    page.get_by_label("Nama").fill("Wayan Sudra")
    page.get_by_role("button", name="Buat lembarnya").click()
    code = page.locator("main b.lead").inner_text()
    assert _fits(page)

    phone_context.clear_cookies()
    page.goto("/id/akun/kertas/")
    page.get_by_label("Kode di lembar").fill(code.lower())
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_label("Nama Anda")).to_have_value("Wayan Sudra")
    assert _fits(page)
    page.locator("input[type=password]").fill("Jembatan-kayu-42")
    page.get_by_role("button", name="Terima").click()
    expect(page.get_by_role("heading", name="Nomor akun Anda")).to_be_visible()
    mine = Membership.objects.live().get(organisation=cooperative, role=Role.CONTRIBUTOR)
    number = str(mine.person.account_number)
    expect(page.locator("main")).to_contain_text(f"{number[:4]} {number[4:]}")
