"""On a phone a day is picked from its own calendar; elsewhere it is typed. Both are read alike."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from partners.membership.models import MandateOffer, Membership, Role
from partners.organisations.models import CooperativeProfile, Organisation
from tests.browser.conftest import PHONE
from tests.browser.interface import make_person, numbers, sign_in


@pytest.fixture(params=[True, False], ids=["phone", "desktop"])
def page(browser: Browser, site: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.url,
        viewport=PHONE,
        locale="id-ID",
        is_mobile=request.param,
        has_touch=request.param,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.kind = "date" if request.param else "text"
    yield page
    context.close()


@pytest.fixture
def cooperative(page: Page) -> Organisation:
    number = next(numbers)
    made = Organisation.objects.create(
        name=f"Koperasi Kalender {number}", slug=f"kalender-{number}", kind="cooperative"
    )
    CooperativeProfile.objects.create(organisation=made)
    chair = make_person("Sari")
    Membership.objects.create(
        person=chair,
        organisation=made,
        role=Role.REPRESENTATIVE,
        review_on=timezone.localdate() + timedelta(days=100),
    )
    page.goto(reverse("membership:mandate_code", args=[made.slug]))
    sign_in(page, chair)
    return made


def test_day_is_picked_or_typed_and_read_alike(page: Page, cooperative: Organisation) -> None:
    place, until = page.locator("[name=ends_on]"), timezone.localdate() + timedelta(days=90)
    expect(place).to_have_attribute("type", page.kind)
    place.fill(until.isoformat() if page.kind == "date" else f"{until:%d-%m-%Y}")
    page.locator("[name=scopes]").first.check()
    page.locator("[name=agrees]").check()
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".notice .lead")).to_be_visible()
    assert MandateOffer.objects.get(cooperative=cooperative).ends_on == until


def test_what_is_no_day_comes_back_as_it_was_typed(page: Page, cooperative: Organisation) -> None:
    place = page.locator("[name=ends_on]")
    expect(place).to_have_attribute("type", page.kind)
    place.evaluate("place => { place.type = 'text'; place.value = '31/02/2027' }")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".error-summary, [role=alert]").first).to_be_visible()
    expect(place).to_have_attribute("type", "text")
    expect(place).to_have_value("31/02/2027")
