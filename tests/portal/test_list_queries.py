"""Lists of the admin ask the database as often for many rows as for few."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import WorkflowState

from partners.apprenticeships.models import Offer
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.glossary import TermFactory
from tests.factories.home import DatedFactFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
LISTS: list[tuple[str, Callable[[], Any], int]] = [
    ("/admin/snippets/agreements/agreement/", TwoPartyAgreementFactory, 20),
    ("/admin/commitments/", CommitmentFactory, 20),
    ("/admin/snippets/organisations/organisation/", OrganisationFactory, 20),
    ("/admin/snippets/organisations/cooperativeprofile/", CooperativeFactory, 20),
    ("/admin/snippets/apprenticeships/offer/", OfferFactory, 20),
    ("/admin/snippets/apprenticeships/batch/", BatchFactory, 20),
    ("/admin/snippets/glossary/term/", TermFactory, 20),
    ("/admin/snippets/home/datedfact/", DatedFactFactory, 20),
]


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("address", "make", "most"), LISTS, ids=[one[0] for one in LISTS])
def test_a_list_of_many_asks_as_often_as_one_of_two(
    admin_client: Client, address: str, make: Callable[[], Any], most: int
) -> None:
    make(), make()
    few = queries(admin_client, address)
    for _each in range(5):
        make()
    assert queries(admin_client, address) == few <= most


def test_an_offer_stands_in_the_list_as_it_does_on_its_page(admin_client: Client) -> None:
    plain, planned, moved = OfferFactory(), OfferFactory(live=False), OfferFactory(live=False)
    later = timezone.now() + timedelta(days=3)
    for offer in (planned, moved):
        offer.save_revision(approved_go_live_at=later if offer is planned else None)
    address = "/admin/snippets/apprenticeships/offer/"
    rows = {row.pk: row for row in admin_client.get(address).context["object_list"]}
    for offer in (plain, planned, moved):
        there = Offer.objects.get(pk=offer.pk)
        assert rows[offer.pk].status_string == there.status_string
        assert rows[offer.pk].workflow_in_progress == there.workflow_in_progress
    assert rows[planned.pk].approved_schedule
    assert not rows[moved.pk].approved_schedule
    assert WorkflowState.objects.count() == 0
