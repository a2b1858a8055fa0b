"""What the database refuses, and how an organisation is addressed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone, translation

from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.organisations import (
    CooperativeFactory,
    CooperativeProfileFactory,
    OrganisationFactory,
)

pytestmark = pytest.mark.django_db


def test_archived_organisation_cannot_be_public() -> None:
    with pytest.raises(IntegrityError, match="organisation_archived_is_hidden"):
        OrganisationFactory(archived_at=timezone.now(), is_public=True)


def test_only_organisations_in_indonesia_have_a_region() -> None:
    with pytest.raises(IntegrityError, match="organisation_region_is_indonesian"):
        OrganisationFactory(country="CA", region=RegionFactory())


@pytest.mark.parametrize(
    ("field", "value", "constraint"),
    [
        ("members", 0, "cooperative_members_positive"),
        ("founded", 12, "cooperative_founded_plausible"),
    ],
)
def test_unknown_figures_stay_empty(field: str, value: int, constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        CooperativeProfileFactory(**{field: value})


def test_country_is_two_capital_letters() -> None:
    with pytest.raises(ValidationError):
        Organisation(name="X", slug="x", kind="apex", country="ca").full_clean()


def test_place_is_regency_and_province_or_the_country() -> None:
    province = RegionFactory(code="35", name="Jawa Timur")
    regency = RegencyFactory(code="3507", name="Kabupaten Malang", parent=province)
    assert CooperativeFactory(region=regency).place == "Kabupaten Malang, Jawa Timur"
    with translation.override("id"):
        assert OrganisationFactory(country="NL").place == "Belanda"


def test_cooperatives_and_partners_live_in_different_rooms() -> None:
    with translation.override("en"):
        assert CooperativeFactory(slug="kud").get_absolute_url() == "/en/cooperatives/kud/"
        assert OrganisationFactory(slug="ica").get_absolute_url() == "/en/partners/ica/"


def test_words_are_found_in_name_acronym_place_and_summary() -> None:
    regency = RegencyFactory(code="3204", name="Kabupaten Bandung")
    kud = CooperativeFactory(name="KUD Mina", region=regency, summary_id="Ikan laut segar")
    OrganisationFactory(name="Somebody else")
    assert list(Organisation.objects.naming("bandung ikan")) == [kud]
    assert not Organisation.objects.naming("bandung coffee")
    assert Organisation.objects.naming("\x00'\"%_(").count() == 0
