"""Made-up cooperatives in and out of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import Region
from home.services.progress import silent
from home.services.vocabulary import load_vocabulary
from partners.organisations.demo import many, nation
from partners.organisations.demo.nation import DemoCooperative
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryRow,
    NameWord,
    Organisation,
)
from tests.factories.agreements import PartyFactory
from tests.factories.home import RegionFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
DISTRICT = "940301"


@pytest.fixture(scope="module")
def some() -> list[DemoCooperative]:
    return list(nation.cooperatives(inside={DISTRICT}))


@pytest.fixture
def villages(some: list[DemoCooperative]) -> None:
    parent = None
    for level, code in enumerate((DISTRICT[:2], DISTRICT[:4], DISTRICT), start=1):
        parent = RegionFactory(code=code, level=level, parent=parent)
    for one in some:
        RegionFactory(code=one.place.code, level=Region.Level.VILLAGE, parent=parent)
    load_vocabulary(silent)


@pytest.mark.usefixtures("villages")
class TestAdded:
    def test_each_has_what_was_made_up_for_it(self, some: list[DemoCooperative]) -> None:
        many.add(some, silent)
        assert Organisation.objects.count() == len(some)
        for one in some:
            organisation = Organisation.objects.get(slug=one.slug)
            profile = organisation.cooperative
            assert (organisation.name, organisation.region_id) == (one.name, one.place.code)
            assert (profile.registration_number, profile.members) == (one.number, one.members)
            assert profile.stage.code == one.stage
            assert {sector.code for sector in profile.sectors.all()} == set(one.sectors)
            assert {unit.code for unit in profile.business_units.all()} == set(one.units)

    def test_each_is_marked_and_valid(self, some: list[DemoCooperative]) -> None:
        many.add(some, silent)
        for organisation in Organisation.objects.all():
            assert organisation.is_demo
            assert organisation.source == nation.SOURCE
            organisation.full_clean()
            organisation.cooperative.full_clean()

    def test_each_stands_in_the_directory_and_is_found_by_its_words(
        self, some: list[DemoCooperative]
    ) -> None:
        many.add(some, silent)
        assert DirectoryRow.objects.count() == len(some)
        assert set(NameWord.objects.values_list("organisation", flat=True)) == set(
            Organisation.objects.values_list("pk", flat=True)
        )

    def test_again_adds_only_what_is_missing(self, some: list[DemoCooperative]) -> None:
        many.add(some[:10], silent)
        before = set(Organisation.objects.values_list("pk", "updated_at"))
        many.add(some, silent)
        assert Organisation.objects.count() == len(some)
        assert before < set(Organisation.objects.values_list("pk", "updated_at"))

    def test_a_number_that_somebody_has_is_not_given_again(
        self, some: list[DemoCooperative]
    ) -> None:
        taken = OrganisationFactory(kind=Organisation.Kind.COOPERATIVE, country="ID")
        number = some[0].number.lower()
        CooperativeProfile.objects.create(organisation=taken, registration_number=number)
        many.add(some, silent)
        assert Organisation.objects.filter(is_demo=True).count() == len(some) - 1

    def test_a_village_that_is_no_more_gets_none(self, some: list[DemoCooperative]) -> None:
        Region.objects.filter(code=some[0].place.code).update(is_current=False)
        many.add(some, silent)
        assert not Organisation.objects.filter(slug=some[0].slug).exists()

    def test_queries_do_not_grow_with_their_number(self, some: list[DemoCooperative]) -> None:
        with CaptureQueriesContext(connection) as few:
            many.add(some[:3], silent)
        with CaptureQueriesContext(connection) as more:
            many.add(some[3:], silent)
        assert len(more) == len(few)


@pytest.mark.usefixtures("villages")
class TestTakenOut:
    def test_nothing_is_left(self, some: list[DemoCooperative]) -> None:
        mine = OrganisationFactory()
        many.add(some, silent)
        many.take_out()
        assert list(Organisation.objects.all()) == [mine]
        assert not CooperativeProfile.objects.exists()

    def test_what_is_named_elsewhere_stays(self, some: list[DemoCooperative]) -> None:
        many.add(some, silent)
        named = Organisation.objects.get(slug=some[0].slug)
        PartyFactory(organisation=named)
        many.take_out()
        assert list(Organisation.objects.filter(is_demo=True)) == [named]

    def test_what_somebody_changed_is_left_to_the_careful_way(
        self, some: list[DemoCooperative]
    ) -> None:
        many.add(some, silent)
        changed = Organisation.objects.get(slug=some[0].slug)
        changed.save_revision()
        many.take_out()
        assert list(Organisation.objects.all()) == [changed]
