"""On results day, on a phone: one keeps its place and waits for a better one, another declines, the
first moves up and the next in line gets what it leaves; then it is final.
"""

from playwright.sync_api import Page, expect

from partners.apprenticeships.results.models import Result
from tests.browser.interface import Interface, fits, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.membership import MembershipFactory
from tests.factories.results import ResultFactory, SeatsFactory, line_up
from tests.factories.rounds import RoundFactory


def press(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).click()


def address(interface: Interface, result: Result) -> str:
    return interface.path("results:result", result.organisation.slug, result.round.code)


def test_answers_move_seats_along(phone: Page, interface: Interface) -> None:
    say = interface.say
    round = RoundFactory(answering=True)
    best, good = SeatsFactory(round=round, seats=1), SeatsFactory(round=round, seats=1)
    holder = ResultFactory(place=best)
    climber = ResultFactory(place=good, choices=[best, good])
    waiting = ResultFactory(round=round, choices=[good])
    line_up(best, [climber])
    line_up(good, [waiting])
    people = {}
    for one in (holder, climber, waiting):
        people[one.pk] = make_person("Pengurus")
        MembershipFactory(person=people[one.pk], organisation=one.organisation)

    def becomes(one: Result) -> None:
        phone.context.clear_cookies()
        phone.goto(address(interface, one))
        sign_in_here(phone, people[one.pk])
        phone.goto(address(interface, one))

    becomes(waiting)
    expect(phone.locator("h1")).to_contain_text(say("You are on the waiting list"))
    assert fits(phone)

    becomes(climber)
    expect(phone.locator("h1")).to_contain_text(say("You have a place"))
    assert fits(phone)
    follow(phone, say("Accept, and wait for a better one"))
    assert fits(phone)
    press(phone, say("Accept, and wait"))
    kept = say("You keep this place, and wait for a better one")
    expect(phone.locator("h1")).to_contain_text(kept)

    becomes(holder)
    follow(phone, say("Decline"))
    press(phone, say("Decline"))
    expect(phone.locator("h1")).to_contain_text(say("You declined this place"))
    assert fits(phone)

    becomes(climber)
    climber.refresh_from_db()
    assert climber.place == best
    follow(phone, say("Accept for good"))
    press(phone, say("Accept"))
    expect(phone.locator("h1")).to_contain_text(say("This place is yours"))

    becomes(waiting)
    expect(phone.locator("h1")).to_contain_text(say("A seat fell free: you have a place"))
    follow(phone, say("Accept"))
    press(phone, say("Accept"))
    expect(phone.locator("h1")).to_contain_text(say("This place is yours"))
    assert fits(phone)
