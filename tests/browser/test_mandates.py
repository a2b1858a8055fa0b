"""Journeys of mandates on a cheap phone: an assistant between cooperatives, and a board."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from partners.membership.models import (
    Area,
    Mandate,
    MandateScope,
    Membership,
    ProfileChange,
    Role,
    Scope,
)
from partners.organisations.models import CooperativeProfile, Organisation
from portal.users.demo import PASSWORD
from portal.users.models import User

_numbers = count(1)
REGION = "1104"  # with few cooperatives of the demo


def _cooperative(name: str) -> Organisation:
    number = next(_numbers)
    made = Organisation.objects.create(
        name=f"{name} {number}", slug=f"mandat-{number}", kind="cooperative", region_id=REGION
    )
    CooperativeProfile.objects.create(organisation=made)
    return made


def _person(first_name: str) -> User:
    email = f"{first_name.lower()}-mandat-{next(_numbers)}@perjalanan.test"
    return User.objects.create_user(email, PASSWORD, first_name=first_name)


def _assistant() -> User:
    person, today = _person("Dewi"), timezone.localdate()
    Area.objects.create(
        person=person, office=Area.Office.ASSISTANT, region_id=REGION, begins_on=today
    )
    return person


def _sign_in(page: Page, person: User) -> None:
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def _fits(page: Page) -> bool:
    """Nothing is wider than the phone."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_assistant_acts_for_one_cooperative_and_asks_another(phone: Page, site: LiveServer) -> None:
    mine, other, assistant = _cooperative("Sukamaju"), _cooperative("Mekarsari"), _assistant()
    now = timezone.now()
    mandate = Mandate.objects.create(
        cooperative=mine,
        assistant=assistant,
        state=Mandate.State.GIVEN,
        means=Mandate.Means.PORTAL,
        given_at=now,
        begins_on=now.date() - timedelta(1),
        ends_on=now.date() + timedelta(90),
    )
    MandateScope.objects.create(mandate=mandate, scope=Scope.PROFILE)
    phone.goto("/id/ruang/")
    _sign_in(phone, assistant)
    phone.get_by_role("link", name="Koperasi saya").click()
    assert _fits(phone)
    # With a mandate: the profile, in the cooperative's name.
    phone.get_by_role("link", name=mine.name).click()
    expect(phone.locator("main")).to_contain_text(f"Anda bertindak untuk {mine.name}")
    phone.goto(f"/id/ruang/organisasi/{mine.slug}/profil/")
    phone.get_by_role("link", name="Ubah profil").click()
    phone.locator("[name=summary_id]").fill("Kami menjual kopi.")
    assert _fits(phone)
    phone.locator("main form button[type=submit]").last.click()
    phone.wait_for_url(f"**/organisasi/{mine.slug}/profil/")
    assert ProfileChange.objects.get(organisation=mine).by == assistant
    # Without one: nothing but asking.
    assert phone.goto(f"/id/ruang/organisasi/{other.slug}/").status == 404
    phone.goto(f"/id/ruang/koperasi-saya/?q={other.name}")
    phone.get_by_role("link", name="Minta mandat").click()
    phone.get_by_label("laporan").check()
    assert _fits(phone)
    phone.get_by_role("button", name="Minta kepada pengurus").click()
    expect(phone.locator("main")).to_contain_text("diminta")
    assert Mandate.objects.get(cooperative=other).named == ["reports"]


def test_board_tells_a_code_and_sees_what_is_done_in_its_name(
    phone_context: BrowserContext, site: LiveServer
) -> None:
    cooperative, assistant, chair = _cooperative("Harapan"), _assistant(), _person("Sari")
    Membership.objects.create(
        person=chair,
        organisation=cooperative,
        role=Role.REPRESENTATIVE,
        review_on=timezone.localdate() + timedelta(days=100),
    )
    page = phone_context.new_page()
    page.goto(f"/id/ruang/organisasi/{cooperative.slug}/mandat/")
    _sign_in(page, chair)
    page.get_by_role("link", name="Lewat telepon, dengan kode").click()
    page.get_by_label("profil").check()
    page.get_by_label("Kami sudah membaca").check()
    assert _fits(page)
    page.get_by_role("button", name="Tampilkan kode").click()
    code = page.locator(".notice .lead").inner_text()
    assert _fits(page)

    phone_context.clear_cookies()
    page.goto(f"/id/ruang/koperasi-saya/{cooperative.slug}/kode/")
    _sign_in(page, assistant)
    page.get_by_label("Kode yang disebutkan").fill(code)
    page.get_by_role("button", name="Terima mandat").click()
    expect(page.locator("main")).to_contain_text(cooperative.name)
    assert Mandate.objects.get(cooperative=cooperative).means == Mandate.Means.TELEPHONE

    phone_context.clear_cookies()
    page.goto(f"/id/ruang/organisasi/{cooperative.slug}/mandat/")
    _sign_in(page, chair)
    page.get_by_role("link", name="Akhiri").click()
    page.get_by_role("button", name="Akhiri mandat").click()
    expect(page.locator("main")).to_contain_text("Mandat berakhir.")
    page.get_by_role("link", name="Atas nama kami").click()
    expect(page.locator("main")).to_contain_text("Mengakhiri mandat")
    assert _fits(page)
