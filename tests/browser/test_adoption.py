"""A board tells of a tool on a phone; a moderator publishes it; readers see it on both pages."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from knowledge.adoption.admin.reports import LIST
from knowledge.adoption.models import AdoptionReport
from tests.browser.interface import Interface, fits, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory

TOOLS = {"id": "/id/perpustakaan/my-coop/", "en": "/en/library/my-coop/"}


def press(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).click()


def test_cooperative_tells_of_a_tool_and_readers_see_it(
    phone: Page,
    desk: Page,
    interface: Interface,
    sign_in: Callable[[Page, str], None],
) -> None:
    person, say = make_person("Rini"), interface.say
    name = f"Koperasi Cerita {person.pk}"
    cooperative = CooperativeFactory(name=name, slug=f"koperasi-cerita-{person.pk}")
    MembershipFactory(person=person, organisation=cooperative)
    words = f"Kas kami rapi sejak rapat ke-{person.pk}."

    phone.goto(TOOLS[interface.language])
    follow(phone, say("Our cooperative uses this tool"))
    sign_in_here(phone, person)
    phone.locator("textarea[name=account]").fill(words)
    press(phone, say("Keep and look at it"))
    assert phone.locator("textarea[name=account]").input_value() == words
    phone.locator("input[value=in-use]").check()
    press(phone, say("Keep and look at it"))
    expect(phone.locator("main")).to_contain_text(words)
    assert fits(phone)
    follow(phone, say("Send to the moderators"))
    phone.locator("input[name=consents]").check()
    press(phone, say("Send to the moderators"))
    expect(phone.locator("main")).to_contain_text(say("waiting for a moderator"))

    report = AdoptionReport.objects.get(organisation=cooperative)
    sign_in(desk, "moderator")
    desk.goto(reverse(f"{LIST}:edit", args=[report.pk]))
    desk.locator("input[value=publish]").check()
    desk.locator("main form button[type=submit]").last.click()
    desk.wait_for_url(f"**{reverse(f'{LIST}:list')}**")

    phone.context.clear_cookies()
    for address in (TOOLS[interface.language], cooperative.get_absolute_url()):
        phone.goto(address)
        expect(phone.locator("main")).to_contain_text(words)
        assert fits(phone)
    phone.goto(TOOLS[interface.language])
    follow(phone, name)
    expect(phone.locator("h1")).to_contain_text(name)
