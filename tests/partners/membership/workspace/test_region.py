"""The PMO's region: what lies in the area and nothing else, counted, narrowed, taken away."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.access import Actor
from home.models import Stage
from partners.membership import region
from partners.organisations.models import Organisation
from portal.users import second_factor
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
HERE = "/id/ruang/wilayah/"


def test_numbers_stand_under_their_headings_and_zeros_keep_their_label(
    officer: Client, inside: Organisation
) -> None:
    page = officer.get(HERE).content.decode()
    assert '<th scope="col" class="end">Koperasi</th>' in page
    assert '<td class="end" data-label="Koperasi">1</td>' in page
    assert 'data-label="Dengan mandat">0</td>' in page


@pytest.fixture
def area() -> Any:
    return AreaFactory(region=RegencyFactory())


@pytest.fixture
def inside(area: Any) -> Organisation:
    return CooperativeFactory(name="Koperasi Dalam", slug="dalam", region=area.region)


@pytest.fixture
def outside() -> Organisation:
    return CooperativeFactory(name="Koperasi Luar", slug="luar", region=RegencyFactory())


@pytest.fixture
def officer(client: Client, area: Any) -> Client:
    client.force_login(area.person)
    return client


def _text(client: Client, address: str = HERE) -> str:
    return client.get(address).content.decode()


def test_shows_what_lies_in_the_area_and_nothing_else(
    officer: Client, inside: Organisation, outside: Organisation
) -> None:
    page = _text(officer)
    assert "Koperasi Dalam" in page
    assert "Koperasi Luar" not in page
    assert "Koperasi Luar" not in _text(officer, f"{HERE}?q=luar")
    assert "Koperasi Luar" not in _text(officer, f"{HERE}?place={outside.region_id}")
    assert officer.get("/id/ruang/organisasi/dalam/").status_code == 200
    assert officer.get("/id/ruang/organisasi/luar/").status_code == 404


def test_nobody_else_has_a_region(client: Client, inside: Organisation) -> None:
    for person in (
        PersonFactory(),
        MembershipFactory(organisation=inside).person,
        AreaFactory(assistant=True, region=inside.region).person,
        AreaFactory(region=inside.region, over=True).person,
    ):
        client.force_login(person)
        for address in (HERE, f"{HERE}daftar.csv", f"{HERE}daftar.xlsx"):
            assert client.get(address).status_code == 404


def test_submits_nothing_in_a_cooperatives_name(officer: Client, inside: Organisation) -> None:
    assert officer.get("/id/ruang/organisasi/dalam/mandat/").status_code == 404
    assert officer.get("/id/ruang/organisasi/dalam/atas-nama/").status_code == 404
    assert 'method="post"' not in _text(officer).split("</header>", 1)[1].split("<footer")[0]


def test_counts_by_stage_and_place_with_people_and_mandates(
    area: Any, inside: Organisation
) -> None:
    first = Stage.objects.create(code="hukum", name_id="Badan hukum", name_en="Legal status")
    inside.cooperative.stage = first
    inside.cooperative.save()
    other = CooperativeFactory(region=area.region)
    MembershipFactory(organisation=inside)
    MembershipFactory(organisation=other, over=True)
    MandateFactory(cooperative=other)
    MandateFactory(cooperative=inside, asked=True)
    actor = Actor(area.person)
    rows = region.cooperatives_of(actor)
    assert region.totals_of(rows) == {"cooperatives": 2, "with_people": 1, "with_mandate": 1}
    assert region.stages_of(rows)[0]["value"] == 1
    assert region.stages_of(rows)[-1] == {"code": "", "label": "tidak diketahui", "value": 1}
    (place,) = region.places_of(rows, actor)
    assert (place["n"], place["with_people"], place["with_mandate"]) == (2, 1, 1)
    assert place["label"] == area.region.name


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("people=yes", {"Satu"}),
        ("people=no", {"Dua"}),
        ("mandate=yes", {"Dua"}),
        ("mandate=no", {"Satu"}),
        ("q=satu", {"Satu"}),
        ("people=perhaps", {"Satu", "Dua"}),
        ("stage=%00&place=abc", set()),
    ],
)
def test_list_and_export_are_narrowed_alike(
    officer: Client, area: Any, asked: str, found: set[str]
) -> None:
    one = CooperativeFactory(name="Satu", region=area.region)
    two = CooperativeFactory(name="Dua", region=area.region)
    MembershipFactory(organisation=one)
    MandateFactory(cooperative=two)
    shown = officer.get(f"{HERE}?{asked}").context["page"].object_list
    told = officer.get(f"{HERE}daftar.csv?{asked}").content.decode("utf-8-sig")
    if asked.startswith("stage"):
        found = {"Satu", "Dua"}
    assert {row.name for row in shown} == found
    assert {line.split(",")[0] for line in told.splitlines()[1:]} == found


def test_export_names_no_person_and_hides_small_numbers_of_people(
    officer: Client, inside: Organisation
) -> None:
    person = MembershipFactory(organisation=inside).person
    full = CooperativeFactory(name="Penuh", region=inside.region)
    for _number in range(5):
        MembershipFactory(organisation=full)
    told = officer.get(f"{HERE}daftar.csv").content.decode("utf-8-sig")
    assert person.first_name not in told
    lines = {line.split(",")[0]: line for line in told.splitlines()}
    assert "kurang dari 5" in lines["Koperasi Dalam"]
    assert ",5,0" in lines["Penuh"]
    assert officer.get(f"{HERE}daftar.xlsx").content.startswith(b"PK")
    assert officer.get(f"{HERE}daftar.json").status_code == 404


def test_assistants_of_the_area_with_their_mandates_there(
    area: Any, inside: Organisation, outside: Organisation
) -> None:
    mine = AreaFactory(assistant=True, region=area.region).person
    AreaFactory(assistant=True)
    MandateFactory(cooperative=inside, assistant=mine)
    MandateFactory(cooperative=outside, assistant=mine)
    (found,) = region.assistants_of(Actor(area.person))
    assert (found, found.given) == (mine, 1)


def test_costs_the_same_whatever_is_in_it(officer: Client, area: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(HERE).status_code == 200
        return len(queries)

    def more() -> None:
        one = CooperativeFactory(region=area.region)
        MembershipFactory(organisation=one)
        MandateFactory(
            cooperative=one, assistant=AreaFactory(assistant=True, region=area.region).person
        )

    more()
    cost()
    few = cost()
    for _number in range(10):
        more()
    assert cost() == few <= 20


def test_needs_a_second_factor_as_staff_do(client: Client, area: Any, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert second_factor.is_missing(area.person)
    assert not second_factor.is_missing(PersonFactory())
    client.force_login(area.person)
    assert "/2fa/" in client.get(HERE).headers["Location"]


def test_front_of_the_workspace_leads_there(officer: Client, inside: Organisation) -> None:
    assert HERE in _text(officer, "/id/ruang/")
    officer.force_login(MembershipFactory(organisation=inside).person)
    assert HERE not in _text(officer, "/id/ruang/")
