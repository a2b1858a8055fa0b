"""A cooperative reads on a phone how likely its list leads to a place, adds what would help, sees
the chance rise, orders its list, and hands in; an assistant does so for two in a row. With and
without JavaScript, in both languages.
"""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import chances
from partners.apprenticeships.rounds.models import Round
from partners.matching.policy import CRITERIA
from partners.membership.models import Scope
from partners.organisations.models import Organisation
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in
from tests.factories.applications import ApplicationFactory
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

POINTS = {criterion.code: criterion.weight for criterion in CRITERIA}
CROWD = 12


def press(within: Page | Locator, label: str) -> None:
    within.get_by_role("button", name=label, exact=True).first.click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()


def make_batch(round: Round, name: str) -> Batch:
    """One seat, in the next regency."""
    title = f"Magang {name} {next(numbers)}"
    row = RoundBatchFactory(
        round=round,
        batch__seats=1,
        batch__minimum=0,
        batch__reserve_3t=0,
        batch__offer__title_id=title,
        batch__offer__title_en=title,
        batch__offer__slug=title.lower().replace(" ", "-"),
        batch__offer__region=RegencyFactory(code="3204"),
        batch__offer__competencies=[CompetencyFactory(code=f"peluang-{next(numbers)}")],
    )
    return row.batch


@dataclass
class World:
    """A round with a batch that many want, and one that nobody asked for yet."""

    round: Round
    wanted: Batch
    free: Batch


@pytest.fixture
def world(site: object) -> World:
    round = RoundFactory(collecting=True, code=f"peluang-{next(numbers)}", weights=POINTS)
    world = World(round, make_batch(round, "ramai"), make_batch(round, "sepi"))
    for _number in range(CROWD):
        ApplicationFactory(round=round, choices=[world.wanted], handed_in=True, listed_only=True)
    chances.refresh(round)
    return world


def a_cooperative() -> Organisation:
    number = next(numbers)
    return CooperativeFactory(
        name=f"Koperasi Peluang {number}",
        slug=f"peluang-{number}",
        region=RegencyFactory(code="3205"),
    )


def put(phone: Page, interface: Interface, batches: str, batch: Batch) -> None:
    say = interface.say
    phone.goto(batches)
    press(phone.locator(f"[id='{batch.code}']"), say("Put on your list"))
    expect(phone.locator(f"[id='{batch.code}']")).to_contain_text(say("Take off your list"))


def apply(phone: Page, interface: Interface, world: World, cooperative: Organisation) -> None:
    """From the page to begin on to the receipt."""
    say = interface.say

    def path(name: str) -> str:
        return interface.path(f"applications:{name}", cooperative.slug, world.round.code)

    press(phone.locator("main"), say("Begin"))
    phone.wait_for_url(lambda address: not address.endswith(path("begin")))
    put(phone, interface, path("batches"), world.wanted)
    phone.goto(path("list"))
    chance = phone.locator("section[aria-labelledby=chance]")
    expect(chance.locator(".tag").first).to_have_text(say("low"))
    expect(chance).to_contain_text(say("What would help:"))
    assert world.free.offer.title_id not in chance.inner_text()
    assert fits(phone)

    put(phone, interface, path("batches"), world.free)
    phone.goto(path("list"))
    expect(chance.locator(".tag").first).to_have_text(say("good"))
    expect(chance).not_to_contain_text(say("What would help:"))
    has_script = phone.locator("[data-handle]").first.is_visible()
    phone.locator(f"button[value='up:{world.free.pk}']").click()
    if has_script:
        press(phone.locator("main"), say("Save the order"))
    expect(phone.locator("[data-row]").first).to_contain_text(world.free.offer.title_id)
    expect(chance.locator(".tag").first).to_have_text(say("good"))
    assert fits(phone)

    phone.goto(path("people"))
    phone.locator("input[name=name_1]").fill("Ibu Rina")
    press(phone.locator("main"), say("Save"))
    phone.wait_for_url(lambda address: not address.endswith(path("people")))
    phone.goto(path("hand_in"))
    expect(chance.locator(".tag").first).to_have_text(say("good"))
    press(phone.locator("main"), say("Hand in the application"))
    expect(phone.locator("h1")).to_contain_text(say("Receipt"))
    assert fits(phone)


def submitted(world: World, cooperative: Organisation) -> Application:
    application = Application.objects.get(organisation=cooperative, round=world.round)
    assert application.standing is not None
    assert application.standing.content["choices"] == [world.free.pk, world.wanted.pk]
    return application


def test_the_chance_rises_with_one_more_choice(
    phone: Page, interface: Interface, world: World
) -> None:
    person, cooperative = make_person("Rina"), a_cooperative()
    MembershipFactory(person=person, organisation=cooperative)
    phone.goto(interface.path("applications:begin", cooperative.slug, world.round.code))
    sign_in(phone, person)
    apply(phone, interface, world, cooperative)
    assert submitted(world, cooperative).role != Application.Role.ASSISTANT


def test_assistant_ranks_and_hands_in_for_two_cooperatives_in_a_row(
    phone: Page, interface: Interface, world: World
) -> None:
    person, say = make_person("Adi"), interface.say
    first, second = sorted([a_cooperative(), a_cooperative()], key=lambda one: one.name)
    for one in (first, second):
        MandateFactory(cooperative=one, assistant=person, scopes=[Scope.APPLICATIONS])
    phone.goto(interface.path("membership:my_cooperatives"))
    sign_in(phone, person)
    follow(phone, say("Apprenticeships"))
    for one in (first, second):
        assert f"/{one.slug}/" in phone.url
        phone.goto(interface.path("applications:begin", one.slug, world.round.code))
        apply(phone, interface, world, one)
        if one == first:
            follow(phone, say("Next: %(name)s") % {"name": second.short_name})
        assert submitted(world, one).role == Application.Role.ASSISTANT
