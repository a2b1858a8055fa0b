"""Which addresses are asked when, and from when on one is broken."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from home.links import checking, places
from home.links.known import known_of
from home.links.models import Address, Place, Problem
from home.models import StandardPage
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory
from tests.factories.home import DatedFactFactory, HomePageFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory, EvidenceFactory, ToolPageFactory
from tests.factories.organisations import OrganisationFactory
from tests.home.links.world import World

pytestmark = pytest.mark.django_db
URL = "https://contoh.id/panduan"


@pytest.fixture
def address():
    return Address.objects.create(url=URL)


def check(says=None, robots="", days=0):
    world = World(says, robots)
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        checking.check_elsewhere(world.network())
    return world


def is_broken():
    return Address.objects.broken().exists()


def test_an_address_is_broken_when_it_failed_on_two_days(address):
    check({URL: 404})
    check({URL: 404})
    assert not is_broken()
    check({URL: 404}, days=1)
    assert is_broken()
    row = Address.objects.get()
    assert (row.problem, row.status, row.failures) == (Problem.GONE, 404, 2)
    assert row.first_failed_on == timezone.localdate()


def test_one_that_answers_again_is_whole(address):
    for days in (0, 1):
        check({URL: 404}, days=days)
    check({}, days=9)
    row = Address.objects.get()
    assert (row.failures, row.first_failed_on, row.problem) == (0, None, "")


def test_each_is_asked_once_a_week_and_the_next_day_where_it_failed(address):
    assert len(check().asked) == 1
    assert check(days=3).asked == []
    assert len(check({URL: 500}, days=8).asked) == 2  # with and without its content
    assert len(check(days=9).asked) == 1
    assert check(days=10).asked == []


def test_hosts_are_asked_one_after_the_other_with_a_pause():
    for url in ("https://a.id/1", "https://b.id/1", "https://a.id/2"):
        Address.objects.create(url=url)
    world = check()
    assert [url for _method, url in world.asked] == [
        "https://a.id/1",
        "https://a.id/2",
        "https://b.id/1",
    ]
    assert world.pauses == [checking.PAUSE]


def test_a_busy_host_is_left_alone_until_tomorrow():
    for number in range(3):
        Address.objects.create(url=f"https://a.id/{number}")
    assert {url for _method, url in check({"https://a.id/0": 429}).asked} == {"https://a.id/0"}
    assert not is_broken()


def test_where_programmes_are_kept_away_nothing_is_asked(address):
    world = check(robots="User-agent: *\nDisallow: /panduan\n")
    assert world.asked == []
    assert Address.objects.get().problem == Problem.ROBOTS
    assert len(check(robots="User-agent: lain\nDisallow: /\n", days=8).asked) == 1


def test_a_night_ends_and_goes_on_where_it_stopped():
    for number in range(3):
        Address.objects.create(url=f"https://a.id/{number}")
    world = World()
    assert checking.check_elsewhere(world.network(), most=2) == 2
    assert checking.check_elsewhere(world.network(), most=2) == 1


def test_what_is_known_of_sources_takes_one_query(address, django_assert_num_queries):
    assert known_of([URL]) == {}
    check()
    with django_assert_num_queries(1):
        known = known_of([URL, "https://lain.id/"])
    assert known[URL].checked_at.date() == timezone.now().date()


def stands():
    rows = Place.objects.select_related("address", "content_type")
    return {(row.address.url, row.content_type.model, row.object_id) for row in rows}


def test_links_of_texts_are_found_with_where_they_are_edited():
    goal = StandardPageFactory(parent=HomePageFactory())
    file = DocumentFactory()
    text = (
        f'<p><a href="{URL}">a</a> <a linktype="page" id="{goal.pk}">b</a> '
        f'<a linktype="document" id="{file.pk}">c</a> <a href="mailto:x@y.id">d</a></p>'
    )
    link = {"text": "x", "page": None, "address": "https://blok.id/", "note": ""}
    body = [("paragraph", text), ("links", {"title": "", "links": [link]})]
    page = StandardPageFactory(parent=goal.get_parent(), body=body)
    places.look_through()
    mine = {url for url, model, key in stands() if (model, key) == ("page", page.pk)}
    assert mine == {URL, "https://blok.id/", f"page:{goal.pk}", f"document:{file.pk}"}


def test_sources_of_records_are_found():
    tool = ToolPageFactory(source_url="https://alat.id/")
    EvidenceFactory(page=tool, source_url="https://bukti.id/")
    fact = DatedFactFactory(source_url="https://fakta.id/")
    partner = OrganisationFactory(website="https://mitra.id/")
    promised = CommitmentFactory(agreement=TwoPartyAgreementFactory())
    assert type(promised).objects.public().exists()
    promised.proofs.create(url="https://naskah.id/", title_id="Naskah", title_en="Text")
    places.look_through()
    assert {
        ("https://alat.id/", "page", tool.pk),
        ("https://bukti.id/", "page", tool.pk),
        ("https://fakta.id/", "datedfact", fact.pk),
        ("https://mitra.id/", "organisation", partner.pk),
    } <= stands()


def test_drafts_and_what_was_taken_out_are_not_looked_at():
    page = StandardPageFactory(
        parent=HomePageFactory(), body=[("paragraph", f'<a href="{URL}">a</a>')]
    )
    OrganisationFactory(website="https://mitra.id/", is_public=False)
    places.look_through()
    places.look_through()
    assert {url for url, _model, _key in stands()} == {URL}
    page.unpublish()
    places.look_through()
    assert not Address.objects.filter(url=URL).exists()


def test_pages_and_files_that_are_gone_are_told_at_once():
    home = HomePageFactory()
    goal, file = StandardPageFactory(parent=home), DocumentFactory()
    text = f'<a linktype="page" id="{goal.pk}">b</a><a linktype="document" id="{file.pk}">c</a>'
    StandardPageFactory(parent=home, body=[("paragraph", text)])
    call_command("check_links", inside=True, verbosity=0)
    assert not is_broken()
    goal.unpublish()
    missing = f"document:{file.pk}"
    file.delete()
    call_command("check_links", inside=True, verbosity=0)
    problems = dict(Address.objects.broken().values_list("url", "problem"))
    assert problems == {
        f"page:{goal.pk}": Problem.UNPUBLISHED,
        missing: Problem.DELETED,
    }
    StandardPage.objects.get(pk=goal.pk).save_revision().publish()
    call_command("check_links", inside=True, verbosity=0)
    assert Address.objects.broken().count() == 1


def test_the_duty_asks_elsewhere_with_the_real_network_only_by_its_seam(monkeypatch):
    DatedFactFactory(source_url=URL)
    world = World({URL: 404})
    monkeypatch.setattr(checking, "Network", world.network)
    call_command("check_links", verbosity=0)
    assert Address.objects.get(url=URL).status == 404


def test_an_address_of_this_portal_that_is_written_out_is_asked_inside_it(settings):
    settings.BASE_URL = "https://Simpul.Example:8443"
    ours = "https://simpul.example:8443"
    there = Address.objects.create(url=f"{ours}/healthz")
    gone = Address.objects.create(url=f"{ours}/id/tidak-ada/")
    assert check().asked == []
    problems = dict(Address.objects.values_list("pk", "problem"))
    assert problems == {there.pk: Problem.NONE, gone.pk: Problem.GONE}
