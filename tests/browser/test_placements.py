"""A plan at home is confirmed on a phone; a certificate is checked, and withdrawn."""

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from partners.apprenticeships.placements.admin.certificates import LIST
from partners.apprenticeships.placements.models import ActionPlan, Certificate
from partners.membership.models import Scope
from tests.browser.interface import Interface, fits, make_moderator, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.placements import CertificateFactory, PlacementFactory


def press(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).click()


def test_cooperative_agrees_plans_and_its_assistant_confirms(
    phone_context: BrowserContext, interface: Interface
) -> None:
    say = interface.say
    placement = PlacementFactory(completed=True)
    cooperative = placement.cooperative
    chair, assistant = make_person("Rini"), make_person("Dewi")
    MembershipFactory(person=chair, organisation=cooperative)
    MandateFactory(assistant=assistant, cooperative=cooperative, scopes=[Scope.PROFILE])
    phone = phone_context.new_page()

    phone.goto(interface.path("placements:placements", cooperative.slug))
    sign_in_here(phone, chair)
    phone.locator("main").get_by_role("link", name=placement.host.name).click()
    assert fits(phone)
    follow(phone, say("Answer"))
    phone.locator("input[value=agree]").check()
    press(phone, say("Answer"))
    expect(phone.locator("main")).to_contain_text(say("The certificate"))
    assert fits(phone)
    follow(phone, say("To the plan"))
    follow(phone, say("Add a step"))
    phone.locator("textarea[name=what]").fill("Buku kas tiap hari")
    phone.locator("input[name=owner]").fill("Bendahara")
    phone.locator("input[value='60']").check()
    assert fits(phone)
    press(phone, say("Save"))
    expect(phone.locator("main")).to_contain_text("Buku kas tiap hari")
    assert fits(phone)
    follow(phone, say("Hand the plan in"))
    press(phone, say("Hand in"))
    expect(phone.locator("main")).to_contain_text(say("waiting for a confirmation"))

    phone_context.clear_cookies()
    phone.goto(interface.path("workspace"))
    sign_in_here(phone, assistant)
    follow(phone, say("Read"))
    phone.locator("input[value=confirm]").check()
    assert fits(phone)
    press(phone, say("Decide"))
    expect(phone.locator("main")).to_contain_text("Buku kas tiap hari")
    assert ActionPlan.objects.get(placement=placement).state == ActionPlan.State.CONFIRMED


def test_anybody_checks_a_certificate_until_a_moderator_withdraws_it(
    phone: Page, moderators_phone: Page, interface: Interface
) -> None:
    say = interface.say
    certificate: Certificate = CertificateFactory()
    address = interface.path("certificates:certificate", certificate.key)
    phone.goto(address)
    expect(phone.locator("main")).to_contain_text(say("This certificate is valid"))
    expect(phone.locator("main")).to_contain_text("Siti Aminah")
    assert fits(phone)
    with phone.expect_download() as download:
        follow(phone, say("Print it (PDF)"))
    assert download.value.suggested_filename.endswith(".pdf")

    decision = reverse(f"{LIST}:edit", args=[certificate.pk])
    moderators_phone.goto(decision)
    sign_in_here(moderators_phone, make_moderator(interface))
    moderators_phone.wait_for_url(f"**{decision}")
    expect(moderators_phone.locator("main")).to_contain_text(say("Withdraw the certificate"))
    moderators_phone.locator("input[value=withdraw]").check()
    moderators_phone.locator("textarea[name=reason]").fill("Tertukar.")
    assert fits(moderators_phone)
    moderators_phone.locator("main").get_by_role("button", name=say("Decide"), exact=True).click()
    moderators_phone.wait_for_url(f"**{reverse(f'{LIST}:list')}**")

    phone.goto(address)
    expect(phone.locator("main")).to_contain_text(say("This certificate was withdrawn"))
    assert fits(phone)
