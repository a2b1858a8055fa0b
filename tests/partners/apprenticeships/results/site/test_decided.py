"""An offer leads to the rounds that gave its seats, where anybody checks them."""

import pytest
from django.urls import reverse

from tests.factories.apprenticeships import BatchFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


def test_offer_leads_to_published_rounds_and_to_no_others(client) -> None:
    batch = BatchFactory(open=True)
    published, matched = RoundFactory(ended=True), RoundFactory(matched=True)
    for round in (published, matched):
        RoundBatchFactory(round=round, batch=batch)
    text = client.get(batch.offer.get_absolute_url()).content.decode()
    assert reverse("rounds:detail", args=[published.code]) in text
    assert reverse("rounds:detail", args=[matched.code]) not in text
