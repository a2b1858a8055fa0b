"""An offer leads to the rounds that gave its seats, where anybody checks them."""

import pytest
from django.urls import reverse

from partners.apprenticeships.results.models import Matching
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


def test_offer_leads_to_the_audit_page_and_the_script_of_its_rounds(client) -> None:
    row = RoundBatchFactory(round=RoundFactory(ended=True))
    Matching.objects.create(
        round=row.round,
        asked_by=row.round.matched_by,
        state="done",
        files={"public": {"audit.html": 9, "audit.en.html": 9, "check_round.py": 9}},
    )
    text = client.get(row.batch.offer.get_absolute_url()).content.decode()
    for name in ("audit.html", "check_round.py"):
        assert f'href="{reverse("rounds:file", args=[row.round.code, name])}"' in text
