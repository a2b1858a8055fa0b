"""What the page of an organisation costs that much is linked to, when nothing of it is kept yet."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knowledge.models import ToolOrigin
from partners.apprenticeships.programme.models import HostFigures
from partners.organisations.models import Organisation
from tests.factories.agreements import CommitmentFactory, PartyFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.placements import PublishedPlanFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def _host() -> Organisation:
    """With offers, batches, a public record, and who learned there."""
    offer = PublishedPlanFactory().plan.placement.batch.offer
    host: Organisation = offer.host
    host.region = RegencyFactory()
    host.save()
    host.cooperative.sectors.set([SectorFactory(), SectorFactory()])
    for _number in range(3):
        BatchFactory(offer=OfferFactory(host=host))
        BatchFactory(offer=offer)
    RoundFactory(published=True)
    HostFigures.objects.create(
        host=host, offers=1, seats=1234, settled=50, completed=None, partly=None, did_not_come=None
    )
    return host


def _partner() -> Organisation:
    """With tools, agreements and promises."""
    partner = OrganisationFactory(slug="ica")
    for _number in range(3):
        ToolPageFactory(origins=[ToolOrigin(organisation=partner)])
        party = PartyFactory(organisation=partner, agreement__in_force=True)
        CommitmentFactory.create_batch(3, agreement=party.agreement)
    return partner


def _nearly_unknown() -> Organisation:
    """Of which the site has nothing: others in its field are shown."""
    sector = SectorFactory()
    for _number in range(3):
        CooperativeFactory(region=RegencyFactory(), host=True, profile__sectors=[sector])
    return CooperativeFactory(region=RegencyFactory(), profile__sectors=[sector])


@pytest.mark.parametrize("made", [_host, _partner, _nearly_unknown])
def test_page_with_many_relations_is_cheap(
    made, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = made().get_absolute_url()
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200
