"""What the search finds of offers and organisations, and of whom."""

import pytest

from partners.apprenticeships import searchable as offers
from partners.organisations import searchable as organisations
from search import registry
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import CompetencyFactory, RegencyFactory, RegionFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_offer_is_found_in_both_languages_with_its_facets() -> None:
    region = RegencyFactory(code="3507", parent=RegionFactory(code="35"))
    offer = OfferFactory(competencies=[CompetencyFactory(code="cooling")], region=region)
    batch = BatchFactory(offer=offer)
    indonesian, english = offers.documents(offer)
    assert (indonesian.title, english.title) == (offer.title_id, offer.title_en)
    assert indonesian.key == f"apprenticeships.offer:{offer.pk}:id"
    assert english.facets["competency"] == ("cooling",)
    assert english.facets["province"] == ("35",)
    assert english.date == batch.starts_on
    assert offer.host.name in english.keywords


def test_cooperative_is_found_by_sector_and_place() -> None:
    region = RegencyFactory(code="3507", parent=RegionFactory(code="35", name="Jawa Timur"))
    cooperative = CooperativeFactory(region=region, profile__sectors=[SectorFactory(code="dairy")])
    document = next(iter(organisations.documents(cooperative)))
    assert document.facets["sector"] == ("dairy",)
    assert any("Jawa Timur" in words for words in document.keywords)


def test_what_is_not_public_is_not_live() -> None:
    OfferFactory(draft=True)
    OfferFactory(host__hidden=True)
    OrganisationFactory(hidden=True)
    assert not registry.source_of("apprenticeships.offer").live().exists()
    live = registry.source_of("organisations.organisation").live()
    assert not live.filter(is_public=False).exists()
