"""From a tool or an offer to the promise that it keeps, and to its agreement."""

from typing import Any

import pytest
from django.test import Client

from partners.agreements import related
from partners.agreements.models import Proof
from partners.agreements.rules.progress import Light
from tests.factories.agreements import AgreementFactory, CommitmentFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.partners.agreements.reading import in_days, text_of

pytestmark = pytest.mark.django_db


def test_page_leads_to_the_promise_that_it_proves() -> None:
    page = StandardPageFactory(parent=HomePageFactory())
    commitment = CommitmentFactory(state="done", done_on=in_days(-1), agreement__in_force=True)
    Proof.objects.create(commitment=commitment, page=page)
    (promise,) = related.of_page(page.translation_key)
    assert promise.url == commitment.get_absolute_url()
    assert promise.light is Light.DONE
    assert promise.agreement == commitment.agreement.title


@pytest.mark.parametrize(
    "hidden",
    [{"is_public": False}, {"agreement__live": False}, {"agreement__is_example": True}],
)
def test_what_is_not_public_is_no_promise(hidden: dict[str, object], settings: Any) -> None:
    settings.EXAMPLES_ARE_PUBLIC = False
    offer = OfferFactory()
    commitment = CommitmentFactory(**hidden)
    Proof.objects.create(commitment=commitment, record=offer)
    assert related.of_record(offer) == []


def test_promise_that_is_named_and_proved_stands_once() -> None:
    commitment = CommitmentFactory()
    twice = [related.promise(commitment)] * 2
    assert len(related.in_order(twice)) == 1


def test_offer_and_its_agreement_lead_to_each_other(client: Client) -> None:
    commitment = CommitmentFactory(title_en="Train the boards", agreement__in_force=True)
    offer = OfferFactory(
        slug="susu", title_en="Barn", agreement=commitment.agreement, commitment=commitment
    )
    there = client.get("/en/apprenticeships/offers/susu/").content.decode()
    assert "Train the boards" in there
    assert "#commitment-" in there
    back = text_of(client, "detail", commitment.agreement.slug)
    assert f'href="#commitment-{commitment.pk}">Train the boards</a>' in back
    assert offer.title_en in back


def test_commitment_that_is_not_public_is_not_named_beside_its_offer(client: Client) -> None:
    secret = CommitmentFactory(title_en="Between us", is_public=False, agreement__in_force=True)
    OfferFactory(slug="susu", agreement=secret.agreement, commitment=secret)
    assert "Between us" not in text_of(client, "detail", secret.agreement.slug)
    assert "Between us" not in client.get("/en/apprenticeships/offers/susu/").content.decode()


def test_proof_of_an_offer_is_a_promise_on_its_page(client: Client) -> None:
    offer = OfferFactory(slug="susu")
    commitment = CommitmentFactory(title_en="Draw up an offer", agreement=AgreementFactory())
    Proof.objects.create(commitment=commitment, record=offer)
    html = client.get("/en/apprenticeships/offers/susu/").content.decode()
    assert "Draw up an offer" in html
