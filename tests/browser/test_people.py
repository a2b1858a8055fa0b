"""Journeys of people and their organisations, on a cheap phone."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from partners.membership.models import Membership, Role
from partners.organisations.models import Organisation
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in


def _organisation(kind: str) -> Organisation:
    number = next(numbers)
    name, slug = f"Organisasi Perjalanan {number}", f"perjalanan-{number}"
    return Organisation.objects.create(name=name, slug=slug, kind=kind)


def _member(organisation: Organisation, first_name: str, role: Role) -> Membership:
    return Membership.objects.create(
        person=make_person(first_name),
        organisation=organisation,
        role=role,
        review_on=timezone.localdate() + timedelta(days=100),
    )


def test_representative_hands_over_and_leaves(
    phone: Page, interface: Interface, site: LiveServer
) -> None:
    say = interface.say
    cooperative = _organisation("cooperative")
    chair = _member(cooperative, "Sari", Role.REPRESENTATIVE)
    successor = _member(cooperative, "Budi", Role.CONTRIBUTOR)
    phone.goto(interface.path("workspace"))
    sign_in(phone, chair.person)
    phone.locator("main").get_by_role("link", name=cooperative.name).click()
    phone.get_by_role("link", name=say("People"), exact=True).click()
    expect(phone.get_by_role("heading", name="Budi")).to_be_visible()
    assert fits(phone)
    main = phone.locator("main")
    main.get_by_role("link", name=say("Leave the organisation"), exact=True).click()
    expect(main.get_by_role("button", name=say("Leave the organisation"))).to_have_count(0)
    main.get_by_role("link", name=say("Hand over"), exact=True).click()
    assert fits(phone)
    phone.get_by_label("Budi").check()
    phone.get_by_label(say("I leave the organisation")).check()
    phone.get_by_role("button", name=say("Hand over")).click()
    expect(phone.locator("main")).to_contain_text(say("Handed over."))
    expect(phone.locator("main")).not_to_contain_text(cooperative.name)
    successor.refresh_from_db()
    chair.refresh_from_db()
    assert successor.represents
    assert chair.ending == Membership.Ending.HANDED_OVER


def test_partner_invites_a_colleague_who_accepts(
    phone_context: BrowserContext, interface: Interface, site: LiveServer
) -> None:
    say = interface.say
    partner = _organisation("development")
    host, colleague = _member(partner, "Maya", Role.REPRESENTATIVE), make_person("Rina")
    mail.outbox = []
    page = phone_context.new_page()
    page.goto(interface.path("membership:invite", partner.slug))
    sign_in(page, host.person)
    page.get_by_label(say("Name"), exact=True).fill("Rina")
    page.get_by_label(say("E-mail address")).fill(colleague.email)
    page.get_by_role("button", name=say("Send the invitation")).click()
    expect(page.get_by_role("heading", name="Rina")).to_be_visible()
    link = re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)
    assert link is not None

    phone_context.clear_cookies()
    page.goto(link[1])
    sign_in(page, colleague)
    expect(page.locator("main")).to_contain_text("Maya")
    assert fits(page)
    page.get_by_role("button", name=say("Accept")).click()
    expect(page.locator("main")).to_contain_text(
        say("Welcome. You act for %(organisation)s now.") % {"organisation": partner.name}
    )
    assert Membership.objects.live().filter(person=colleague, organisation=partner).exists()
    page.goto(link[1])
    over = say(
        "This invitation is over: it was answered or withdrawn, or its time has passed. "
        "Ask for a new one."
    )
    expect(page.locator("main")).to_contain_text(over)


def test_printed_code_makes_an_account_that_belongs(
    phone_context: BrowserContext, interface: Interface, site: LiveServer
) -> None:
    say = interface.say
    cooperative = _organisation("cooperative")
    chair = _member(cooperative, "Sari", Role.REPRESENTATIVE)
    page = phone_context.new_page()
    page.goto(interface.path("membership:invite_on_paper", cooperative.slug))
    sign_in(page, chair.person)
    page.get_by_label(say("Name"), exact=True).fill("Wayan Sudra")
    page.get_by_role("button", name=say("Make the sheet")).click()
    code = page.locator("main b.lead").inner_text()
    assert fits(page)

    phone_context.clear_cookies()
    page.goto(interface.path("account_paper"))
    page.get_by_label(say("The code on the sheet")).fill(code.lower())
    page.get_by_role("button", name=say("Go on")).click()
    expect(page.get_by_label(say("Your name"))).to_have_value("Wayan Sudra")
    assert fits(page)
    page.locator("input[type=password]").fill("Jembatan-kayu-42")
    page.get_by_role("button", name=say("Accept")).click()
    expect(page.get_by_role("heading", name=say("Your account number"))).to_be_visible()
    mine = Membership.objects.live().get(organisation=cooperative, role=Role.CONTRIBUTOR)
    number = str(mine.person.account_number)
    expect(page.locator("main")).to_contain_text(f"{number[:4]} {number[4:]}")
