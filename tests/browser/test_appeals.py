"""A cooperative appeals against its result on a phone; a moderator answers beside the row; the
cooperative reads it.
"""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from partners.apprenticeships.results.models import Appeal
from tests.browser.interface import Interface, fits, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.membership import MembershipFactory
from tests.factories.results import ResultFactory, SeatsFactory

WORDS, ANSWER = "Kami punya dua unit usaha, bukan satu.", "Unit usaha kedua terlewat."
admin = Interface("id").say


def press(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()


def test_cooperative_appeals_and_reads_what_a_moderator_answers(
    phone_context: BrowserContext,
    desk: Page,
    sign_in: Callable[[Page, str], None],
    interface: Interface,
) -> None:
    say = interface.say
    place = SeatsFactory(seats=1)
    result = ResultFactory(round=place.round, choices=[place])
    chair = make_person("Ketua")
    MembershipFactory(person=chair, organisation=result.organisation)
    address = interface.path("results:result", result.organisation.slug, result.round.code)
    phone = phone_context.new_page()

    phone.goto(address)
    sign_in_here(phone, chair)
    phone.goto(address)
    expect(phone.locator("main")).to_contain_text(say("You think that is wrong?"))
    follow(phone, say("Appeal against the result"))
    expect(phone.locator("main")).to_contain_text(say("What an appeal can do"))
    assert fits(phone)
    phone.locator("input[value=fact]").check()
    press(phone, say("Send the appeal"))
    expect(phone.locator("input[value=fact]")).to_be_checked()
    assert fits(phone)
    phone.locator("textarea[name=why]").fill(WORDS)
    press(phone, say("Send the appeal"))
    expect(phone.locator("main")).to_contain_text(WORDS)
    expect(phone.locator("main")).to_contain_text(say("waits for an answer"))
    assert fits(phone)

    sign_in(desk, "moderator")
    desk.goto(reverse("rounds_admin:look", args=[result.round_id]))
    expect(desk.locator(".desk-status").first).to_contain_text("1")
    keys = [result.round_id, result.application_id]
    desk.goto(reverse("rounds_admin:application", args=keys))
    follow(desk, admin("Answer it"))
    expect(desk.locator("main")).to_contain_text(admin("Result and why"))
    desk.locator("input[value=uphold]").check()
    desk.locator("textarea[name=reason]").fill(ANSWER)
    press(desk, admin("Answer"))
    expect(desk.locator("#appeals-section")).to_contain_text(ANSWER)
    assert Appeal.objects.get(result=result).state == Appeal.State.UPHELD

    phone.goto(address)
    expect(phone.locator("main")).to_contain_text(ANSWER)
    expect(phone.locator("main")).to_contain_text(say("upheld"))
    assert fits(phone)
