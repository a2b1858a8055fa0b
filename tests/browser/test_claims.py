"""People find the organisation that they represent, and whoever is nearest confirms it."""

import re

from django.utils import timezone, translation
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from home.access import Actor
from home.models import Region
from home.sms.backends import MemoryBackend
from partners.membership.models import Area, Capacity, Claim, State
from partners.membership.services import claims
from partners.organisations.models import CooperativeProfile, Organisation
from portal.users.demo import PASSWORD
from portal.users.models import User
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in


def _village() -> Region:
    """A village, district and regency of an invented province: each run has its own."""
    number = next(numbers)
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


def _open_workspace(context: BrowserContext, interface: Interface, person: User) -> Page:
    context.clear_cookies()
    page = context.new_page()
    page.goto(interface.path("workspace"))
    sign_in(page, person)
    expect(page.get_by_role("heading", name=interface.say("Your workspace"))).to_be_visible()
    return page


def _sign_up_with_a_number(page: Page, interface: Interface, name: str) -> None:
    say = interface.say
    MemoryBackend.outbox.clear()
    page.goto(interface.path("account_signup"))
    page.get_by_label(say("Your name")).fill(name)
    page.get_by_label(say("Mobile number")).fill(f"0813 5555 {next(numbers):04}")
    page.get_by_label(say("Password")).fill(PASSWORD)
    page.get_by_role("button", name=say("Go on")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("Look at your phone"))
    [[_number, words]] = MemoryBackend.outbox
    page.get_by_label(say("The six digits")).fill(re.findall(r"\d{6}", words)[0])
    page.get_by_role("button", name=say("Go on")).click()
    expect(page.get_by_role("heading", name=say("Your workspace"))).to_be_visible()


def test_board_member_signs_up_finds_the_village_and_is_confirmed_by_the_assistant(
    phone_context: BrowserContext, interface: Interface, site: LiveServer
) -> None:
    say = interface.say
    village = _village()
    cooperative = Organisation.objects.create(
        name=f"KDMP {village.name}",
        slug=f"kdmp-{village.code}",
        kind=Organisation.Kind.COOPERATIVE,
        region=village,
    )
    CooperativeProfile.objects.create(organisation=cooperative, village=village.name)
    assistant = make_person("Joko")
    Area.objects.create(
        person=assistant,
        office=Area.Office.ASSISTANT,
        region=village,
        begins_on=timezone.localdate(),
    )
    page = phone_context.new_page()
    name = f"Rini {next(numbers)}"
    _sign_up_with_a_number(page, interface, name)
    page.get_by_role("link", name=say("Find my organisation")).click()
    page.get_by_label(say("Village, name or number")).fill(f"Desa {village.name}, Kec. Muara Jalan")
    page.locator("main").get_by_role("button", name=say("Search"), exact=True).click()
    expect(page.locator("main")).to_contain_text("Muara Jalan, Kabupaten Perjalanan")
    assert fits(page)
    page.get_by_role("link", name=say("I represent it")).click()
    page.get_by_label(say("Your office there, and since when")).fill("Ketua sejak 2026")
    assert fits(page)
    page.get_by_role("button", name=say("Send the claim")).click()
    with translation.override(interface.language):
        who = str(Capacity.ASSISTANT.label)
    expect(page.locator("main")).to_contain_text(f"{who} (1)")
    assert fits(page)

    helping = _open_workspace(phone_context, interface, assistant)
    helping.get_by_role("link", name=say("Look at the claim")).click()
    expect(helping.locator("main")).to_contain_text("Ketua sejak 2026")
    assert fits(helping)
    helping.get_by_role("link", name=say("Yes, grant it")).click()
    helping.get_by_role("button", name=say("Grant"), exact=True).click()
    expect(helping.locator("main")).to_contain_text(say("Granted. The claimant is told."))
    claim = Claim.objects.get(person__first_name=name)
    assert claim.state == State.GRANTED
    assert claim.person.phone

    page = phone_context.new_page()
    phone_context.clear_cookies()
    page.goto(interface.path("workspace"))
    page.locator("input[name=login]").fill(claim.person.phone)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text(cooperative.name)


def test_partner_claims_the_alliance_and_invites_a_colleague(
    phone_context: BrowserContext, interface: Interface, site: LiveServer
) -> None:
    """A moderator decides: nobody represents it, and no assistant has to do with partners."""
    say = interface.say
    alliance = Organisation.objects.create(
        name=f"Alliance {next(numbers)}",
        slug=f"alliance-{next(numbers)}",
        kind="apex",
        country="BE",
    )
    claimant = make_person("Anna")
    page = _open_workspace(phone_context, interface, claimant)
    page.get_by_role("link", name=say("Find my organisation")).click()
    page.get_by_label(say("Village, name or number")).fill(alliance.name)
    page.locator("main").get_by_role("button", name=say("Search"), exact=True).click()
    page.get_by_role("link", name=say("I represent it")).click()
    page.get_by_label(say("Your office there, and since when")).fill("Partnerships, since 2025")
    page.get_by_role("button", name=say("Send the claim")).click()
    claim = Claim.objects.get(organisation=alliance)
    claims.grant(claim, by=Actor(User.objects.get(email="moderator@simpul.demo")))

    page.goto(interface.path("membership:invite", alliance.slug))
    page.get_by_label(say("Name"), exact=True).fill("Ben")
    page.get_by_label(say("E-mail address")).fill("ben@alliance.test")
    page.get_by_role("button", name=say("Send the invitation")).click()
    expect(page.get_by_role("heading", name="Ben")).to_be_visible()
    assert fits(page)
