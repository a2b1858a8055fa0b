"""Staff delete an offer only while nobody relies on it."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from partners.apprenticeships.admin.deleting import LIST
from partners.apprenticeships.models import Offer
from portal.users.models import User
from tests.factories.apprenticeships import BatchFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db
ONE = LIST.replace(":list", ":delete")


@pytest.fixture
def admin(client: Client, moderator: User) -> Client:
    moderator.is_superuser = True
    moderator.save()
    client.force_login(moderator)
    return client


def delete(admin: Client, offer: Offer, *, with_others: bool) -> bool:
    """Whether it is gone then."""
    where = reverse(ONE, args=[offer.pk])
    if with_others:
        bulk = reverse("wagtail_bulk_action", args=["apprenticeships", "offer", "delete"])
        where = f"{bulk}?id={offer.pk}"
    assert admin.post(where).status_code == 302
    return not Offer.objects.filter(pk=offer.pk).exists()


@pytest.mark.parametrize("with_others", [False, True])
def test_offer_whose_batch_a_round_names_is_kept(admin: Client, with_others: bool) -> None:
    batch = RoundBatchFactory(round=RoundFactory(), batch=BatchFactory()).batch
    assert not delete(admin, batch.offer, with_others=with_others)
    assert batch.offer.title_id in unescape(admin.get(reverse(LIST)).content.decode())


@pytest.mark.parametrize("with_others", [False, True])
def test_offer_whose_batch_was_opened_is_kept(admin: Client, with_others: bool) -> None:
    assert not delete(admin, BatchFactory(open=True).offer, with_others=with_others)


@pytest.mark.parametrize("with_others", [False, True])
def test_offer_that_nobody_relies_on_goes(admin: Client, with_others: bool) -> None:
    assert delete(admin, BatchFactory().offer, with_others=with_others)
