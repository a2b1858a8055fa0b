"""A board member finds the village cooperative and is confirmed by the assistant of the area."""

from itertools import count

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from home.models import Region
from partners.membership.models import Area, Claim, State
from partners.organisations.models import CooperativeProfile, Organisation
from portal.users.demo import PASSWORD
from portal.users.models import User

_numbers = count(1)


def _village() -> Region:
    """A village, district and regency of an invented province: each run has its own."""
    number = next(_numbers)
    above = None
    for level, (code, name, kind) in enumerate(
        (
            ("99", "Provinsi Perjalanan", Region.Kind.PROVINCE),
            ("9901", "Kabupaten Perjalanan", Region.Kind.REGENCY),
            ("990101", "Muara Jalan", Region.Kind.DISTRICT),
            (f"990101{2000 + number}", f"Sukajalan {number}", Region.Kind.DESA),
        ),
        1,
    ):
        given = {"name": name, "level": level, "kind": kind, "parent": above}
        above, _is_new = Region.objects.get_or_create(code=code, defaults=given)
    return above


def _person(first_name: str) -> User:
    email = f"{first_name.lower()}-klaim-{next(_numbers)}@perjalanan.test"
    return User.objects.create_user(email, PASSWORD, first_name=first_name)


def _sign_in(context: BrowserContext, person: User) -> Page:
    context.clear_cookies()
    page = context.new_page()
    page.goto("/id/ruang/")
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("heading", name="Ruang Anda")).to_be_visible()
    return page


def _fits(page: Page) -> bool:
    """Nothing is wider than the phone."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_board_member_finds_the_village_claims_and_is_confirmed(
    phone_context: BrowserContext, site: LiveServer
) -> None:
    village = _village()
    cooperative = Organisation.objects.create(
        name=f"KDMP {village.name}",
        slug=f"kdmp-{village.code}",
        kind=Organisation.Kind.COOPERATIVE,
        region=village,
    )
    CooperativeProfile.objects.create(organisation=cooperative, village=village.name)
    chair, assistant = _person("Rini"), _person("Joko")
    Area.objects.create(
        person=assistant,
        office=Area.Office.ASSISTANT,
        region=village,
        begins_on=timezone.localdate(),
    )
    page = _sign_in(phone_context, chair)
    page.get_by_role("link", name="Cari organisasi saya").click()
    page.get_by_label("Desa, nama, atau nomor").fill(f"Desa {village.name}, Kec. Muara Jalan")
    page.locator("main").get_by_role("button", name="Cari").click()
    expect(page.locator("main")).to_contain_text("Muara Jalan, Kabupaten Perjalanan")
    assert _fits(page)
    page.get_by_role("link", name="Saya pengurusnya").click()
    page.get_by_label("Jabatan Anda").fill("Ketua sejak 2026")
    assert _fits(page)
    page.get_by_role("button", name="Kirim klaim").click()
    expect(page.locator("main")).to_contain_text("business assistant (BA) (1)")
    assert _fits(page)

    page = _sign_in(phone_context, assistant)
    expect(page.locator("main")).to_contain_text("Rini mengajukan diri")
    page.get_by_role("link", name="Lihat klaimnya").click()
    expect(page.locator("main")).to_contain_text("Ketua sejak 2026")
    assert _fits(page)
    page.get_by_role("link", name="Ya, kabulkan").click()
    page.get_by_role("button", name="Kabulkan").click()
    expect(page.locator("main")).to_contain_text("Dikabulkan.")
    assert Claim.objects.get(person=chair).state == State.GRANTED

    page = _sign_in(phone_context, chair)
    expect(page.locator("main")).to_contain_text(cooperative.name)
