"""Asking the public register, and an agreement with something of everything on it."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from partners.agreements.models import Agreement, Document, ProgressReport, Proof, Transition
from partners.agreements.rules.lifecycle import AgreementState, Verb
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    TwoPartyAgreementFactory,
    UnitFactory,
    a_document,
)
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import HomePageFactory, RegionFactory, SectorFactory, StandardPageFactory


def get(
    client: Client, name: str, *args: str, language: str = "en", query: str = ""
) -> HttpResponse:
    with translation.override(language):
        return client.get(reverse(f"agreements:{name}", args=args) + query)


def text_of(client: Client, name: str, *args: str, **options: str) -> str:
    response = get(client, name, *args, **options)
    assert response.status_code == 200
    return response.content.decode()


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def full_agreement(number: int = 0) -> Agreement:
    """With something of everything that a page can show."""
    earlier = AgreementFactory(in_force=True, title_en=f"Framework {number}")
    agreement = TwoPartyAgreementFactory(
        slug=f"full-{number}",
        title_en=f"Full {number}",
        in_force=True,
        ends_on=in_days(60),
        notice_days=30,
        predecessor=earlier,
        link="implements",
        unit=UnitFactory(),
        languages="id,en",
    )
    AgreementFactory(in_force=True, predecessor=agreement, link="amends")
    agreement.sectors.set([SectorFactory()])
    agreement.regions.set([RegionFactory(code="35")])
    agreement.save()
    Transition.objects.create(
        agreement=agreement,
        verb=Verb.EXTEND,
        from_state=AgreementState.IN_FORCE,
        to_state=AgreementState.IN_FORCE,
        on=date(2025, 2, 1),
        reason="Alasan rahasia",
    )
    document = a_document(agreement, visibility=Document.Visibility.PUBLIC, title_en="The text")
    page = StandardPageFactory(parent=HomePageFactory(), title=f"Tool {number}")
    offer = OfferFactory(agreement=agreement, title_en=f"Barn {number}")
    BatchFactory(offer=offer, open=True)
    for given in (
        {"document": document},
        {"page": page},
        {"content_type": ContentType.objects.get_for_model(offer), "object_id": offer.pk},
        {"url": "https://example.org/proof", "title_en": "A link"},
    ):
        commitment = CommitmentFactory(agreement=agreement, state="done", done_on=in_days(-30))
        Proof.objects.create(commitment=commitment, **given)
        ProgressReport.objects.create(
            commitment=commitment,
            reported_on=in_days(-20),
            text_en="As agreed",
            state="done",
            confirmed_at=timezone.now(),
        )
    return agreement
