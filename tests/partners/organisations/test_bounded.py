"""The directory of cooperatives counts exactly, and costs the same however many there are."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import BusinessUnit, Stage
from partners.organisations import bounded, held, listing
from partners.organisations.finding import Found
from partners.organisations.models import DirectoryRow, Organisation
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def directory(query: str = "") -> bounded.BoundedDirectory:
    return listing.cooperatives(QueryDict(query))


def words(query: str, name: str) -> dict[str, int]:
    return {option.value: option.count for option in directory(query).options(name)}


@pytest.fixture
def some() -> list[Organisation]:
    milk, fish = SectorFactory(code="milk"), SectorFactory(code="fish")
    stage = Stage.objects.create(code="rat", name_id="RAT", name_en="Meeting", order=1)
    unit = BusinessUnit.objects.create(code="clinic", name_id="Klinik", name_en="Clinic", order=1)
    java, sumatra = (
        RegencyFactory(code="3301", parent__code="33"),
        RegencyFactory(code="1201", parent__code="12"),
    )
    made = [
        CooperativeFactory(region=java, profile__sectors=[milk], profile__stage=stage),
        CooperativeFactory(region=java, profile__sectors=[milk, fish], host=True),
        CooperativeFactory(region=sumatra, profile__sectors=[fish]),
    ]
    made[2].cooperative.business_units.add(unit)
    return made


@pytest.mark.parametrize(
    ("query", "fitting"),
    [
        ("", [2, 0, 1]),
        ("province=33", [0, 1]),
        ("province=33&province=12", [2, 0, 1]),
        ("stage=rat", [0]),
        ("unit=clinic", [2]),
        ("sector=fish", [2, 1]),
        ("sector=fish&province=33", [1]),
        ("magang=yes", [1]),
        ("magang=no", []),
        ("province=3x", []),
        ("sector=fi%25", []),
        ("sector=fish+milk", []),
    ],
)
def test_filters_narrow(some: list[Organisation], query: str, fitting: list[int]) -> None:
    assert directory(query).keys == [some[at].pk for at in fitting]


def test_counts_stand_under_the_filters_of_the_other_facets(some: list[Organisation]) -> None:
    assert words("sector=fish", "province") == {"12": 1, "33": 1}
    assert words("sector=fish", "sector") == {"fish": 2, "milk": 2}
    assert words("sector=fish", "unit") == {"clinic": 1}


def test_counts_are_exact_however_many_fit(
    some: list[Organisation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_TURNED", 1)
    assert directory().is_cut
    assert directory().count == 3
    assert words("", "sector") == {"milk": 2, "fish": 2}
    assert words("province=33", "sector") == {"milk": 2, "fish": 1}


def test_what_is_chosen_is_offered_with_none_too(some: list[Organisation]) -> None:
    assert words("sector=milk&unit=clinic", "sector") == {"fish": 1, "milk": 0}


def test_no_more_are_turned_over_than_is_said(
    some: list[Organisation], monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(bounded, "MOST_TURNED", 2)
    page = directory().page(Organisation.objects.for_cards(), "9", 1)
    assert (page.number, page.paginator.count) == (2, 2)
    shown = client.get("/en/cooperatives/").content.decode()
    assert "<h2>3 cooperatives</h2>" in shown
    assert "The first 2 of them are shown" in shown


def test_a_page_reads_what_is_narrowed_down_by_once(some: list[Organisation]) -> None:
    with CaptureQueriesContext(connection) as asked:
        one = directory("province=33&sector=milk&unit=clinic")
        assert one.facets
        assert (one.count, one.keys) == (0, [])
    rows = [one["sql"] for one in asked if DirectoryRow._meta.db_table in one["sql"]]
    assert len(rows) == 1


def test_what_was_searched_keeps_its_order(some: list[Organisation]) -> None:
    found = Found([one.pk for one in some[:2]], [], is_all=True)
    ranked = listing.cooperatives(QueryDict("q=Koperasi"), found)
    assert ranked.keys == [some[0].pk, some[1].pk]
    assert {option.value: option.count for option in ranked.options("sector")} == {
        "milk": 2,
        "fish": 1,
    }


def test_rows_are_read_from_one_index_alone(some: list[Organisation]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan of PostgreSQL depends on what it knows of the table")
    rows = DirectoryRow.objects.order_by("region_code", "organisation_id")
    for asked in (rows, rows.filter(held._in_blocks(["3301"]))):
        plan = asked.values_list(*held.COLUMNS).explain()
        assert "COVERING INDEX directory_row_whole" in plan
        assert "TEMP B-TREE" not in plan


def test_row_follows_its_cooperative(some: list[Organisation]) -> None:
    first = some[0]
    first.cooperative.sectors.clear()
    assert DirectoryRow.objects.get(pk=first.pk).sectors == " "
    first.is_public = False
    first.save()
    assert not DirectoryRow.objects.filter(pk=first.pk).exists()
    first.is_public = True
    first.save()
    assert DirectoryRow.objects.get(pk=first.pk).region_code == "3301"


def test_who_is_no_cooperative_any_more_has_no_row_and_is_on_no_page(
    some: list[Organisation], client: Client
) -> None:
    pages = "/id/koperasi/?province=33", "/id/koperasi/wilayah/3301/"
    assert all(some[0].name in client.get(page).content.decode() for page in pages)
    some[0].kind = Organisation.Kind.APEX
    some[0].save()
    assert not DirectoryRow.objects.filter(pk=some[0].pk).exists()
    assert not any(some[0].name in client.get(page).content.decode() for page in pages)


def test_only_cooperatives_have_a_row() -> None:
    OrganisationFactory()
    CooperativeFactory(is_public=False)
    assert not DirectoryRow.objects.exists()
