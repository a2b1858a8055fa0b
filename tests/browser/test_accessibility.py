"""axe finds nothing on any kind of page, in light and in dark."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from partners.apprenticeships.programme.models import RoundFigures
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.interface import Interface, make_person, sign_in
from tests.factories.applications import ApplicationFactory
from tests.factories.membership import MembershipFactory
from tests.factories.placements import (
    CertificateFactory,
    PlacementFactory,
    a_logbook_entry,
    a_plan,
)
from tests.factories.results import ResultFactory, SeatsFactory
from tests.factories.rounds import RoundBatchFactory

ID = Interface("id")

PAGES = (
    "/id/",
    "/en/",
    "/id/perpustakaan/",
    "/id/perpustakaan/?q=zzxxqq",
    "/id/perpustakaan/think-coop/",
    "/id/kesepakatan/",
    "/id/kesepakatan/?view=timeline",
    "/id/glosarium/",
    "/id/mitra/",
    "/id/mitra/ica/",
    "/id/koperasi/",
    "/id/koperasi/kan-jabung/",
    "/id/magang/",
    "/id/cari/?q=pembukuan",
    "/id/luring/",
    "/id/akun/login/",
    "/id/tidak-ada/",
)


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, site: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    # axe is run as a script of the page, which our policy would refuse.
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, color_scheme=request.param, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(page: Page, assert_accessible: Callable[[Page], None]) -> None:
    for address in PAGES:
        page.goto(address)
        assert_accessible(page)


def test_axe_finds_nothing_on_rounds_figures_and_a_certificate(
    page: Page, site: LiveServer, assert_accessible: Callable[[Page], None]
) -> None:
    """Wide as well: on a phone a table has no row of headings."""
    counted = RoundFigures.objects.latest("round__published_at").round
    addresses = [
        ID.path("rounds:list"),
        ID.path("rounds:detail", counted.code),
        ID.path("programme:figures"),
        ID.path("programme:round", counted.code),
        ID.path("certificates:certificate", CertificateFactory().key),
        ID.path("certificates:certificate", CertificateFactory(withdrawn=True).key),
    ]
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        for address in addresses:
            page.goto(address)
            assert_accessible(page)


def test_axe_finds_nothing_where_a_cooperative_applies_and_learns(
    page: Page, site: LiveServer, assert_accessible: Callable[[Page], None]
) -> None:
    placement = PlacementFactory(completed=True)
    cooperative, person = placement.cooperative, make_person("Rini")
    MembershipFactory(person=person, organisation=cooperative)
    a_plan(placement, confirmed=True)
    a_logbook_entry(placement, photo=False)
    seat = RoundBatchFactory()
    application = ApplicationFactory(
        round=seat.round,
        organisation=cooperative,
        choices=[seat.batch],
        delegates=["Ibu Sri"],
        handed_in=True,
    )
    code, result = seat.round.code, ResultFactory(place=SeatsFactory(), organisation=cooperative)
    applying = ("write", "batches", "list", "people", "hand_in", "withdraw")
    learning = ("placement", "answer", "plan", "new_step", "logbook", "write", "assessment")
    page.goto(ID.path("workspace"))
    sign_in(page, person)
    for address in (
        ID.path("workspace"),
        ID.path("applications:overview", cooperative.slug),
        *(ID.path(f"applications:{name}", cooperative.slug, code) for name in applying),
        ID.path("applications:receipt", cooperative.slug, code, application.standing.number),
        ID.path("results:overview", cooperative.slug),
        ID.path("results:result", cooperative.slug, result.round.code),
        ID.path("results:accept", cooperative.slug, result.round.code),
        ID.path("placements:placements", cooperative.slug),
        *(ID.path(f"placements:{name}", cooperative.slug, placement.pk) for name in learning),
    ):
        page.goto(address)
        assert_accessible(page)


def test_axe_finds_nothing_where_a_host_offers_and_receives(
    page: Page, site: LiveServer, assert_accessible: Callable[[Page], None]
) -> None:
    placement = PlacementFactory(attending=True)
    host, person, offer = placement.host, make_person("Maya"), placement.batch.offer
    MembershipFactory(person=person, organisation=host)
    receiving = ("placement", "attendance", "outcome", "message")
    page.goto(ID.path("workspace"))
    sign_in(page, person)
    for address in (
        ID.path("hosting:offers", host.slug),
        ID.path("hosting:begin", host.slug),
        ID.path("hosting:offer", host.slug, offer.pk),
        ID.path("results:placed", host.slug),
        ID.path("placements:placements", host.slug),
        *(ID.path(f"placements:{name}", host.slug, placement.pk) for name in receiving),
    ):
        page.goto(address)
        assert_accessible(page)
