"""A cooperative reads on a phone how likely its list leads to a place, adds what would help, sees
the chance rise, and hands in. With and without JavaScript, in both languages.
"""

from playwright.sync_api import Locator, Page, expect

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import chances
from partners.apprenticeships.rounds.models import Round
from partners.matching.policy import CRITERIA
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in
from tests.factories.applications import ApplicationFactory
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

POINTS = {criterion.code: criterion.weight for criterion in CRITERIA}
CROWD = 12


def press(within: Page | Locator, label: str) -> None:
    within.get_by_role("button", name=label, exact=True).first.click()


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


def test_the_chance_rises_with_one_more_choice(
    phone: Page, interface: Interface, site: object
) -> None:
    person, say, number = make_person("Rina"), interface.say, next(numbers)
    round = RoundFactory(collecting=True, code=f"peluang-{number}", weights=POINTS)
    wanted, free = make_batch(round, "ramai"), make_batch(round, "sepi")
    for _number in range(CROWD):
        ApplicationFactory(round=round, choices=[wanted], handed_in=True, listed_only=True)
    chances.refresh(round)
    cooperative = CooperativeFactory(
        name=f"Koperasi Peluang {number}",
        slug=f"peluang-{number}",
        region=RegencyFactory(code="3205"),
    )
    MembershipFactory(person=person, organisation=cooperative)

    def path(name: str) -> str:
        return interface.path(f"applications:{name}", cooperative.slug, round.code)

    def put(batch: Batch) -> None:
        phone.goto(path("batches"))
        press(phone.locator(f"[id='{batch.code}']"), say("Put on your list"))
        expect(phone.locator(f"[id='{batch.code}']")).to_contain_text(say("Take off your list"))

    phone.goto(path("begin"))
    sign_in(phone, person)
    press(phone.locator("main"), say("Begin"))
    phone.wait_for_url(lambda address: not address.endswith(path("begin")))
    put(wanted)
    phone.goto(path("list"))
    chance = phone.locator("section[aria-labelledby=chance]")
    expect(chance.locator(".tag").first).to_have_text(say("low"))
    expect(chance).to_contain_text(say("What would help:"))
    assert free.offer.title_id not in chance.inner_text()
    assert fits(phone)

    put(free)
    phone.goto(path("list"))
    expect(chance.locator(".tag").first).to_have_text(say("good"))
    expect(chance).not_to_contain_text(say("What would help:"))
    assert fits(phone)

    phone.goto(path("people"))
    phone.locator("input[name=name_1]").fill("Ibu Rina")
    press(phone.locator("main"), say("Save"))
    phone.wait_for_url(lambda address: not address.endswith(path("people")))
    phone.goto(path("hand_in"))
    expect(chance.locator(".tag").first).to_have_text(say("good"))
    press(phone.locator("main"), say("Hand in the application"))
    expect(phone.locator("h1")).to_contain_text(say("Receipt"))
    application = Application.objects.get(organisation=cooperative, round=round)
    assert application.standing is not None
    assert application.standing.content["choices"] == [wanted.pk, free.pk]
