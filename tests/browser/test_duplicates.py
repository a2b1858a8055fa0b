"""Two records that are one: found, seen side by side, merged; and what a PMO says of others."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from home.models import Region
from partners.membership.models import Area
from partners.organisations.models import CooperativeProfile, DuplicatePair, Organisation
from portal.users.models import User
from tests.browser.interface import Interface, fits, make_person, numbers, sign_in

REGENCY, DISTRICT = "1104", "110401"  # with few cooperatives of the demo


@pytest.fixture
def moderator(desk: Page, interface: Interface) -> Iterator[Page]:
    """At a desk, in the interface's language."""
    person = User.objects.get(email="moderator@simpul.demo")
    profile = UserProfile.get_for_user(person)
    before, profile.preferred_language = profile.preferred_language, interface.language
    profile.save()
    desk.goto("/admin/")
    sign_in(desk, person)
    desk.wait_for_url("**/admin/")
    yield desk
    profile.preferred_language = before
    profile.save()


def _village() -> Region:
    """That no other journey has: who lies in one village is compared."""
    number = next(numbers)
    return Region.objects.create(
        code=f"{DISTRICT}{number:04}",
        name=f"Kampung Perjalanan {number}",
        level=4,
        kind=Region.Kind.DESA,
        parent_id=DISTRICT,
    )


def _twice(village: Region) -> DuplicatePair:
    """One KDKMP that stands in the register twice, found by the command."""
    first, second = (
        Organisation.objects.create(
            name=name,
            slug=f"kembar-{next(numbers)}",
            kind="cooperative",
            region=village,
            is_public=True,
        )
        for name in (f"Koperasi Desa Merah Putih {village.name}", f"KDMP {village.name}")
    )
    for one in (first, second):
        CooperativeProfile.objects.create(organisation=one, is_kdkmp=True)
    call_command("find_duplicates", verbosity=0)
    return DuplicatePair.objects.get(first=first, second=second)


def test_moderator_merges_two_that_the_command_found(
    moderator: Page, interface: Interface, site: LiveServer
) -> None:
    page, say, pair = moderator, interface.say, _twice(_village())
    kept, old = pair.first, pair.second  # nothing but their age tells them apart
    main = page.get_by_role("main")

    page.goto(interface.path("duplicates"))
    main.get_by_role("link", name=str(pair), exact=True).click()
    expect(main).to_contain_text(say("same village"))
    expect(main).to_contain_text(say("same name"))
    main.get_by_role("link", name=say("They are the same: go on to merging")).click()
    expect(main).to_contain_text(say("stays"))
    page.locator("#id_reason").fill("Satu koperasi, dua catatan")
    main.locator("form").get_by_role("button", name=say("Merge for good")).click()
    expect(
        page.get_by_text(say("They are one organisation now. Whom it concerns hears of it."))
    ).to_be_visible()

    page.goto(old.get_absolute_url())
    assert page.url.endswith(kept.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(kept.name)
    pair.refresh_from_db()
    assert pair.state == DuplicatePair.State.SAME


def _answer(page: Page, interface: Interface, pair: DuplicatePair, words: tuple[str, str]) -> None:
    """From the list to one pair, by one of its two ways; `words`: of the link, of the button."""
    way, button = words
    page.goto(interface.path("membership:region"))
    page.get_by_role("link", name=interface.say("Possible duplicates")).click()
    assert fits(page)
    page.get_by_role("link", name=str(pair), exact=True).click()
    expect(page.locator("main")).to_contain_text(interface.say("same village"))
    assert fits(page)
    page.get_by_role("link", name=interface.say(way), exact=True).click()
    page.locator("[name=why]").fill("Kami kenal pengurusnya")
    assert fits(page)
    page.get_by_role("button", name=interface.say(button)).click()


def test_pmo_says_not_the_same_and_hands_the_same_over(
    phone: Page, interface: Interface, site: LiveServer
) -> None:
    two, one = _twice(_village()), _twice(_village())
    officer, main = make_person("Wulan"), phone.locator("main")
    Area.objects.create(
        person=officer,
        office=Area.Office.PMO,
        region_id=REGENCY,
        begins_on=timezone.localdate(),
    )
    phone.goto(interface.path("workspace"))
    sign_in(phone, officer)

    _answer(phone, interface, two, ("Not the same", "They are two cooperatives"))
    expect(main).to_contain_text(interface.say("Noted: they are two. It is remembered."))
    expect(phone.get_by_role("link", name=str(two), exact=True)).to_have_count(0)

    _answer(phone, interface, one, ("They are the same", "They are one cooperative"))
    expect(main).to_contain_text(interface.say("The moderators see what you said."))
    handed = phone.get_by_role("listitem").filter(has_text=str(one))
    expect(handed).to_contain_text(
        interface.say("handed to the moderators on %(day)s") % {"day": ""}
    )

    for pair in (two, one):
        pair.refresh_from_db()
    assert (two.state, two.decided_by) == (DuplicatePair.State.DISTINCT, officer)
    assert (one.said_by, one.is_handed_over) == (officer, True)
    assert not Organisation.objects.filter(
        pk__in=[one.first_id, one.second_id], archived_at__isnull=False
    )
