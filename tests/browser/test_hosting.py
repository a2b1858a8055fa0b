"""A partner offers places on a phone, is sent back with a reason, mends it, and is read."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from tests.browser.interface import Interface, fits, make_moderator, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory

WHY = "Siapa yang membayar penginapan?"


def press(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()


def change(page: Page, section: str) -> None:
    """Open the form of a step of the offer."""
    page.locator(f"section[aria-labelledby=step-{section}] a.button").first.click()
    assert fits(page)


def add_batch(page: Page, say: Callable[[str], str], weeks: int, seats: str) -> None:
    first = localdate() + timedelta(weeks=weeks)
    follow(page, say("Add a batch"))
    assert fits(page)
    page.locator("[name=starts_on]").fill(first.isoformat())
    page.locator("[name=ends_on]").fill((first + timedelta(days=9)).isoformat())
    page.locator("[name=seats]").fill(seats)
    press(page, say("Keep"))
    expect(page.locator("#batches")).to_contain_text(seats)


def editing(offer: Offer) -> str:
    return f"/admin/snippets/apprenticeships/offer/edit/{offer.pk}/"


def answer(page: Page, offer: Offer, action: str) -> None:
    page.goto(editing(offer))
    assert fits(page)
    page.locator(f"footer [data-workflow-action-name={action}]").first.click()


def write(page: Page, host: Organisation, interface: Interface, title: str) -> None:
    """All that a moderator asks for, step by step."""
    say = interface.say
    follow(page, say("Begin an offer"))
    press(page, say("Begin"))
    assert page.url.endswith(interface.path("hosting:begin", host.slug))
    page.locator("[name=title_id]").fill(title)
    page.locator("[name=summary_id]").fill("Sepuluh hari di toko koperasi.")
    press(page, say("Begin"))
    expect(page.locator("main")).to_contain_text(say("Still missing"))
    assert fits(page)
    change(page, "learning")
    page.locator("[name=competencies]").first.check()
    press(page, say("Keep"))
    change(page, "place")
    page.locator("[name=region]").fill("Kabupaten Bandung, Jawa Barat")
    press(page, say("Keep"))
    add_batch(page, say, 10, "12")
    add_batch(page, say, 20, "17")


def test_partner_offers_a_place_and_readers_see_it(
    phone: Page, moderators_phone: Page, interface: Interface
) -> None:
    person, say = make_person("Maya"), interface.say
    host = OrganisationFactory(name=f"Mitra {person.pk}", slug=f"mitra-{person.pk}")
    MembershipFactory(person=person, organisation=host)
    title = f"Belajar kasir {person.pk}"
    phone.goto(interface.path("hosting:offers", host.slug))
    sign_in_here(phone, person)
    write(phone, host, interface, title)
    follow(phone, say("Preview"))
    expect(phone.locator("h1")).to_contain_text(title)
    assert fits(phone)
    offer = Offer.objects.get(host=host)
    phone.goto(interface.path("hosting:offer", host.slug, offer.pk))
    follow(phone, say("Hand in the offer"))
    press(phone, say("Hand in the offer"))
    expect(phone.locator("main")).to_contain_text(say("waiting for a moderator"))

    moderators_phone.goto(editing(offer))
    sign_in_here(moderators_phone, make_moderator(interface))
    moderators_phone.wait_for_url(f"**{editing(offer)}")
    answer(moderators_phone, offer, "reject")
    dialog = moderators_phone.locator(".modal-dialog")
    dialog.locator("textarea").fill(WHY)
    dialog.locator("[type=submit]").press("Enter")  # Wagtail's footer covers it
    said = moderators_phone.locator(".messages")
    expect(said).to_contain_text(say("Sent back for changes: %s.") % title)

    phone.reload()
    expect(phone.locator("main")).to_contain_text(WHY)
    assert fits(phone)
    change(phone, "costs")
    phone.locator("[name=payer_lodging]").select_option("host")
    phone.locator("[name=note_lodging]").fill("Asrama")
    press(phone, say("Keep"))
    follow(phone, say("Hand in the offer"))
    press(phone, say("Hand in the offer"))

    answer(moderators_phone, offer, "approve")
    expect(said).to_contain_text(say("Approved and published: %s.") % title)
    phone.reload()
    expect(phone.locator("main")).to_contain_text(say("Readers see it as it stands here."))
    phone.context.clear_cookies()
    phone.goto(interface.path("apprenticeships:detail", offer.slug))
    main = phone.locator("main")
    for words in (title, "Asrama", "12", "17"):
        expect(main).to_contain_text(words)
    assert fits(phone)
