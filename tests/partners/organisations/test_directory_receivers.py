"""Rows of the directory say what the records say, by whatever door these change."""

from collections.abc import Callable

import pytest

from home.models import BusinessUnit, Sector, Stage
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryChange,
    DirectoryRow,
    Organisation,
)
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
Found = Callable[[], tuple[str, str, str]]


@pytest.fixture
def cooperative() -> Organisation:
    region = RegencyFactory(code="3301", parent__code="33")
    milk = SectorFactory(code="milk")
    one: Organisation = CooperativeFactory(region=region, profile__sectors=[milk], host=True)
    one.cooperative.business_units.add(BusinessUnit.objects.get_or_create(code="office")[0])
    one.cooperative.stage = Stage.objects.get_or_create(code="legal-status")[0]
    one.cooperative.save()
    return one


@pytest.fixture
def found_by(cooperative: Organisation) -> Found:
    def row() -> tuple[str, str, str]:
        stored = DirectoryRow.objects.get(pk=cooperative.pk)
        return stored.sectors.strip(), stored.units.strip(), stored.stage

    return row


def test_code_of_a_term_is_another_one(cooperative: Organisation, found_by: Found) -> None:
    assert found_by() == ("milk", "office", "legal-status")
    for term in (
        Sector.objects.get(code="milk"),
        BusinessUnit.objects.get(code="office"),
        Stage.objects.get(code="legal-status"),
    ):
        term.code = f"new-{term.code}"
        term.save()
    assert found_by() == ("new-milk", "new-office", "new-legal-status")


def test_another_name_of_a_term_writes_no_row(cooperative: Organisation) -> None:
    before = DirectoryChange.objects.states()
    milk = Sector.objects.get(code="milk")
    milk.name_id = "Susu sapi"
    milk.save()
    assert DirectoryChange.objects.states() == before


def test_term_goes(cooperative: Organisation, found_by: Found) -> None:
    Sector.objects.get(code="milk").delete()
    BusinessUnit.objects.filter(code="office").delete()
    assert found_by() == ("", "", "legal-status")


def test_cooperatives_are_taken_from_and_given_to_a_term(
    cooperative: Organisation, found_by: Found
) -> None:
    milk = Sector.objects.get(code="milk")
    milk.cooperativeprofile_set.remove(cooperative.cooperative)
    assert found_by()[0] == ""
    milk.cooperativeprofile_set.add(cooperative.cooperative)
    assert found_by()[0] == "milk"
    milk.cooperativeprofile_set.clear()
    assert found_by()[0] == ""


def test_profile_goes(cooperative: Organisation, found_by: Found) -> None:
    CooperativeProfile.objects.filter(organisation=cooperative).delete()
    assert found_by() == ("", "", "")
    assert not DirectoryRow.objects.get().hosts


def test_profile_goes_with_its_organisation(cooperative: Organisation) -> None:
    Organisation.objects.filter(pk=cooperative.pk).delete()
    assert not DirectoryRow.objects.exists()
