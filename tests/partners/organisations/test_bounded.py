"""The directory of cooperatives costs the same however many there are, and counts nothing whole."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import BusinessUnit, Sector, Stage
from partners.organisations import bounded, listing
from partners.organisations.models import DirectoryRow, Organisation
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def directory(query: str = "") -> bounded.BoundedDirectory:
    return listing.cooperatives(QueryDict(query))


def words(query: str, name: str) -> dict[str, int | None]:
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


def test_more_than_can_be_counted_offers_all_values_without_counts(
    some: list[Organisation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_COUNTED", 2)
    assert directory().is_cut
    assert words("", "sector") == dict.fromkeys(Sector.objects.values_list("code", flat=True))
    assert words("province=33", "sector") == {"milk": 2, "fish": 1}


def test_page_turns_over_no_more_than_are_counted(
    some: list[Organisation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_COUNTED", 2)
    page = directory().page(Organisation.objects.for_cards(), "9", 1)
    assert (page.number, page.paginator.count) == (2, 2)


def test_every_query_has_a_bound(some: list[Organisation]) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert directory("province=33&sector=milk&magang=yes").facets
    rows = [one["sql"] for one in asked if DirectoryRow._meta.db_table in one["sql"]]
    assert rows
    assert all(f"LIMIT {bounded.MOST_COUNTED + 1}" in sql for sql in rows)
    assert not any("COUNT(" in one["sql"] for one in asked)


def test_what_is_cut_with_every_filter_is_not_asked_without_one(
    some: list[Organisation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_COUNTED", 1)
    with CaptureQueriesContext(connection) as asked:
        assert directory("province=33&sector=milk").facets
    assert sum(DirectoryRow._meta.db_table in one["sql"] for one in asked) == 1


def test_rows_are_read_from_one_index_alone(some: list[Organisation]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan of PostgreSQL depends on what it knows of the table")
    rows = DirectoryRow.objects.order_by("region_code", "organisation_id")
    having = directory().choices["unit"].having(["x"])
    plan = rows.filter(having, stage="rat").values_list(*bounded.COLUMNS).explain()
    assert "COVERING INDEX directory_row_all" in plan
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
