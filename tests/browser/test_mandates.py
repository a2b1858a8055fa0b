"""Journeys of mandates on a cheap phone: an assistant between cooperatives, and a board."""

from datetime import timedelta

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
from portal.users.models import User
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in

REGION = "1104"  # with few cooperatives of the demo


def _cooperative(name: str) -> Organisation:
    number = next(numbers)
    made = Organisation.objects.create(
        name=f"{name} {number}", slug=f"mandat-{number}", kind="cooperative", region_id=REGION
    )
    CooperativeProfile.objects.create(organisation=made)
    return made


def _assistant() -> User:
    person, today = make_person("Dewi"), timezone.localdate()
    Area.objects.create(
        person=person, office=Area.Office.ASSISTANT, region_id=REGION, begins_on=today
    )
    return person


def test_assistant_acts_for_one_cooperative_and_asks_another(
    phone: Page, interface: Interface, site: LiveServer
) -> None:
    say = interface.say
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
    phone.goto(interface.path("workspace"))
    sign_in(phone, assistant)
    phone.get_by_role("link", name=say("My cooperatives")).click()
    phone.wait_for_url(f"**{interface.path('membership:my_cooperatives')}")
    assert fits(phone)
    # With a mandate: the profile, in the cooperative's name.
    phone.get_by_role("link", name=mine.name).click()
    expect(phone.locator("main")).to_contain_text(mine.name)
    phone.goto(interface.path("membership:profile", mine.slug))
    phone.get_by_role("link", name=say("Change the profile")).click()
    phone.locator("[name=summary_id]").fill("Kami menjual kopi.")
    assert fits(phone)
    phone.locator("main form button[type=submit]").last.click()
    phone.wait_for_url(f"**{interface.path('membership:profile', mine.slug)}")
    assert ProfileChange.objects.get(organisation=mine).by == assistant
    # Without one: nothing but asking.
    assert phone.goto(interface.path("membership:organisation", other.slug)).status == 404
    phone.goto(f"{interface.path('membership:my_cooperatives')}?q={other.name}")
    phone.get_by_role("link", name=say("Ask for a mandate")).click()
    phone.get_by_label(say("reports")).check()
    assert fits(phone)
    phone.get_by_role("button", name=say("Ask the board")).click()
    expect(phone.locator("main")).to_contain_text(say("asked for"))
    assert Mandate.objects.get(cooperative=other).named == ["reports"]


def test_board_tells_a_code_and_sees_what_is_done_in_its_name(
    phone_context: BrowserContext, interface: Interface, site: LiveServer
) -> None:
    say = interface.say
    cooperative, assistant, chair = _cooperative("Harapan"), _assistant(), make_person("Sari")
    Membership.objects.create(
        person=chair,
        organisation=cooperative,
        role=Role.REPRESENTATIVE,
        review_on=timezone.localdate() + timedelta(days=100),
    )
    page = phone_context.new_page()
    page.goto(interface.path("membership:mandates", cooperative.slug))
    sign_in(page, chair)
    page.get_by_role("link", name=say("By telephone, with a code")).click()
    page.get_by_label(say("the profile"), exact=True).check()
    page.get_by_label(say("We have read the text above and agree to it.")).check()
    assert fits(page)
    page.get_by_role("button", name=say("Show the code")).click()
    code = page.locator(".notice .lead").inner_text()
    assert fits(page)

    phone_context.clear_cookies()
    page.goto(interface.path("membership:mandate_take", cooperative.slug))
    sign_in(page, assistant)
    page.get_by_label(say("Code that the board told you")).fill(code)
    page.get_by_role("button", name=say("Take the mandate")).click()
    expect(page.locator("main")).to_contain_text(cooperative.name)
    assert Mandate.objects.get(cooperative=cooperative).means == Mandate.Means.TELEPHONE

    phone_context.clear_cookies()
    page.goto(interface.path("membership:mandates", cooperative.slug))
    sign_in(page, chair)
    page.get_by_role("link", name=say("End"), exact=True).click()
    page.get_by_role("button", name=say("End the mandate")).click()
    expect(page.locator("main")).to_contain_text(say("The mandate is over."))
    page.get_by_role("link", name=say("Done in our name")).click()
    expect(page.locator("main")).to_contain_text(say("Ended a mandate"))
    assert fits(page)
