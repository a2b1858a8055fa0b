"""A cooperative finds batches that fit, ranks three on a phone, hands in, changes, withdraws. With
and without JavaScript, in both languages.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in
from tests.factories.home import RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

SUBJECT = "bookkeeping"


def press(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).first.click()


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()


@pytest.fixture
def round(site: object) -> Round:
    """With three batches near, and one far away that nobody may come to from there."""
    number = next(numbers)
    found = RoundFactory(collecting=True, code=f"perjalanan-{number}")
    near = RegencyFactory(code="3204")
    for letter in "abc":
        title = f"Magang {letter.upper()} {number}"
        RoundBatchFactory(
            round=found,
            batch__code=f"kelompok-{letter}-{number}",
            batch__offer__title_id=title,
            batch__offer__title_en=title,
            batch__offer__slug=f"perjalanan-{letter}-{number}",
            batch__offer__region=near,
            batch__max_per_cooperative=2,
        )
    return found


def a_cooperative() -> Organisation:
    number = next(numbers)
    return CooperativeFactory(
        name=f"Koperasi Pemohon {number}",
        slug=f"pemohon-{number}",
        region=RegencyFactory(code="3205"),
    )


def batches_of(round: Round) -> list[Batch]:
    return [row.batch for row in round.batches.order_by("batch__code")]


def listed(cooperative: Organisation, round: Round) -> list[Batch]:
    application = Application.objects.get(organisation=cooperative, round=round)
    return [choice.batch for choice in application.choices.order_by("place")]


def put_on_list(page: Page, interface: Interface, here: str, batches: list[Batch]) -> None:
    for batch in batches:
        page.goto(here)
        card = page.locator(f"[id='{batch.code}']")
        card.get_by_role("button", name=interface.say("Put on your list"), exact=True).click()
        expect(page.locator(f"[id='{batch.code}']")).to_contain_text(
            interface.say("Take off your list")
        )


def test_representative_ranks_three_hands_in_changes_and_withdraws(
    phone: Page, interface: Interface, round: Round, assert_accessible: Callable[[Page], None]
) -> None:
    person, say, cooperative = make_person("Sri"), interface.say, a_cooperative()
    MembershipFactory(person=person, organisation=cooperative)
    one, two, three = batches_of(round)

    def path(name: str) -> str:
        return interface.path(f"applications:{name}", cooperative.slug, round.code)

    overview = interface.path("applications:overview", cooperative.slug)
    phone.goto(interface.path("apprenticeships:detail", one.offer.slug))
    phone.locator("main").get_by_role(
        "link", name=say("Does it fit your cooperative? Put it on your list")
    ).click()
    sign_in(phone, person)
    press(phone, say("Begin"))
    expect(phone.locator("h1")).to_contain_text(one.offer.title_id)
    assert fits(phone)

    phone.goto(path("write"))
    phone.locator("input[name=competencies]").first.check()
    phone.locator("textarea[name=goals]").fill("Buku kas yang rapi")
    phone.locator("input[name=team]").fill("2")
    press(phone, say("Save"))
    expect(phone.locator("main")).to_contain_text(say("Nothing is handed in yet."))
    assert fits(phone)

    put_on_list(phone, interface, path("batches"), [one, two, three])
    assert fits(phone)
    phone.goto(path("list"))
    has_script = phone.locator("[data-handle]").first.is_visible()
    phone.locator(f"button[value='up:{three.pk}']").click()
    if has_script:
        press(phone, say("Save the order"))
    expect(phone.locator("[data-row]").nth(1)).to_contain_text(three.offer.title_id)
    assert listed(cooperative, round) == [one, three, two]
    if has_script:
        drag(phone, two, above=one)
        press(phone, say("Save the order"))
        handle_of(phone, one).focus()
        phone.keyboard.press("ArrowUp")
        phone.keyboard.press("ArrowUp")
    else:
        phone.locator(f"input[name=place_{two.pk}]").fill("1")
    press(phone, say("Save the order"))
    phone.wait_for_load_state()
    assert listed(cooperative, round) == ([one, two, three] if has_script else [two, one, three])
    assert fits(phone)
    if has_script:  # the checker is a script of the page
        assert_accessible(phone)

    phone.goto(path("people"))
    phone.locator("input[name=name_1]").fill("Ibu Sri")
    press(phone, say("Save"))
    follow(phone, say("Hand in the application"))
    expect(phone.locator("main")).to_contain_text("Ibu Sri")
    assert fits(phone)
    press(phone, say("Hand in the application"))
    expect(phone.locator("h1")).to_contain_text(say("Receipt"))
    application = Application.objects.get(organisation=cooperative, round=round)
    assert application.standing is not None
    assert fits(phone)

    phone.goto(path("list"))
    phone.locator(f"button[value='off:{one.pk}']").click()
    expect(phone.locator("[data-row]")).to_have_count(2)
    phone.goto(overview)
    expect(phone.locator("main")).to_contain_text(say("Changed since, and not counting yet"))
    follow(phone, say("Hand in again"))
    press(phone, say("Hand in the application"))
    expect(phone.locator("h1")).to_contain_text(say("Receipt"))
    phone.goto(overview)
    follow(phone, say("Withdraw the application"))
    press(phone, say("Withdraw the application"))
    expect(phone.locator("main")).to_contain_text(
        say("It was withdrawn: nothing of it stands in the round.")
    )
    application.refresh_from_db()
    assert application.standing is None


def row_of(page: Page, batch: Batch) -> Locator:
    return page.locator("[data-row]", has=page.locator(f"input[name=place_{batch.pk}]"))


def handle_of(page: Page, batch: Batch) -> Locator:
    return row_of(page, batch).locator("[data-handle]")


def drag(page: Page, batch: Batch, *, above: Batch) -> None:
    """By its handle, as a finger or a mouse does; the page scrolls at its edge."""
    handle = handle_of(page, batch)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None
    x = box["x"] + box["width"] / 2
    page.mouse.move(x, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(200):
        there, mine = row_of(page, above).bounding_box(), row_of(page, batch).bounding_box()
        assert there is not None
        assert mine is not None
        if mine["y"] < there["y"]:
            break
        page.mouse.move(x + step % 2, min(max(there["y"] + 10, 20), 600))
    page.mouse.up()
