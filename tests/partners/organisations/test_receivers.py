"""What an organisation was called before is kept, by whatever door it was changed."""

import pytest

from home.access import system
from partners.organisations.models import CooperativeProfile, FormerIdentity, Organisation
from partners.organisations.services import organisations as services
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
OLD, NEW = "518/BH/X/112", "AHU-0012345.AH.01.29.Tahun 2025"
EDITOR = system("test", "organisations.change_organisation")


def _kept(organisation: Organisation) -> list[tuple[str, str]]:
    return sorted(organisation.formerly.values_list("kind", "value"))


def test_name_and_address_of_before_are_kept() -> None:
    one = OrganisationFactory(name="KUD Tani", slug="kud-tani")
    services.update(one, by=EDITOR, name="Koperasi Tani Jaya", slug="tani-jaya")
    assert _kept(one) == [("address", "kud-tani"), ("name", "KUD Tani")]


def test_number_of_before_is_kept() -> None:
    one = CooperativeFactory(profile__registration_number=OLD)
    services.update_profile(one.cooperative, by=EDITOR, registration_number=NEW)
    assert _kept(one) == [("number", OLD)]


def test_another_spelling_is_no_other_name_and_no_other_number() -> None:
    one = CooperativeFactory(name="KUD Tani", profile__registration_number=NEW)
    services.update(one, by=EDITOR, name="KUD TANI")
    services.update_profile(one.cooperative, by=EDITOR, registration_number=NEW.lower())
    assert _kept(one) == []


def test_first_number_is_no_change() -> None:
    one = CooperativeFactory()
    services.update_profile(one.cooperative, by=EDITOR, registration_number=NEW)
    assert _kept(one) == []


def test_what_it_is_called_again_is_not_former() -> None:
    one = OrganisationFactory(name="A", slug="a")
    for name in ("B", "A"):
        services.update(Organisation.objects.get(pk=one.pk), by=EDITOR, name=name)
    assert _kept(one) == [("name", "B")]


def test_former_number_leads_to_its_code_unless_two_had_it() -> None:
    one = CooperativeFactory(slug="satu", profile__registration_number=OLD)
    services.update_profile(one.cooperative, by=EDITOR, registration_number=NEW)
    assert CooperativeProfile.objects.codes_of([OLD, NEW]) == {OLD: "satu", NEW: "satu"}
    other = CooperativeFactory(slug="dua")
    other.formerly.create(kind=FormerIdentity.Kind.NUMBER, value=OLD, until="2026-01-01")
    assert CooperativeProfile.objects.codes_of([OLD, NEW]) == {NEW: "satu"}


def test_own_rows_of_the_register_go_with_it() -> None:
    one = OrganisationFactory(name="A")
    services.update(one, by=EDITOR, name="B")
    deleter = system("test", "organisations.delete_organisation")
    services.delete(Organisation.objects.get(pk=one.pk), by=deleter)
    assert not FormerIdentity.objects.exists()
