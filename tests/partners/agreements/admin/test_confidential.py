"""What only some may know stays with them, whatever else they may do."""

from uuid import uuid4

import pytest
from django.urls import reverse

from home.access import ActionNotPermitted, Actor
from partners.agreements.models import Document, PartnerAccess
from partners.agreements.services import agreements, documents, proofs
from tests.factories.agreements import (
    CommitmentFactory,
    TwoPartyAgreementFactory,
    a_document,
    moderator,
    person,
)
from tests.partners.agreements.admin.conftest import signed_in

TITLE = "Lampiran rahasia"


@pytest.fixture
def document() -> Document:
    return a_document(TwoPartyAgreementFactory(), title_id=TITLE)


@pytest.mark.parametrize("act", ["document_show", "document_archive", "document_restore"])
def test_publisher_without_the_right_is_not_told_of_a_staff_document(
    document: Document, act: str, url
) -> None:
    if act == "document_restore":
        documents.archive(document, by=Actor(moderator()))
    client = signed_in("publisher")
    before = Document.objects.values().get(pk=document.pk)
    asked = client.get(url(act, document.pk))
    sent = client.post(url(act, document.pk), {"seen": "staff", "visibility": "public"})
    assert (asked.status_code, sent.status_code) == (404, 404)
    assert TITLE not in asked.content.decode()
    assert Document.objects.values().get(pk=document.pk) == before


def test_service_asks_for_the_right_too(document: Document) -> None:
    by = Actor(signed_in("publisher").user)
    with pytest.raises(ActionNotPermitted):
        documents.show_to(document, Document.Visibility.PUBLIC, by=by)
    with pytest.raises(ActionNotPermitted):
        documents.archive(document, by=by)


def test_publisher_without_the_right_archives_what_everybody_reads(url) -> None:
    document = a_document(TwoPartyAgreementFactory(), visibility=Document.Visibility.PUBLIC)
    assert signed_in("publisher").get(url("document_archive", document.pk)).status_code == 200


def test_proof_by_a_staff_document_is_not_named_to_who_takes_proofs_away(
    document: Document, url
) -> None:
    promise = CommitmentFactory(agreement=document.agreement)
    proof = proofs.attach(promise, by=Actor(moderator()), target=document)
    assert signed_in("publisher").get(url("proof_detach", proof.pk)).status_code == 404


def test_history_names_confidential_things_to_those_only_who_may_know_them(
    document: Document, url
) -> None:
    by, agreement = Actor(moderator()), document.agreement
    partner = person()
    promise = CommitmentFactory(agreement=agreement)
    proofs.attach(promise, by=by, target=document)
    agreements.let_in(agreement, partner, by=by)
    documents.archive(document, by=by)
    report = reverse("wagtailadmin_reports:site_history")
    own = reverse("wagtailsnippets_agreements_agreement:history", args=[agreement.pk])
    for address in (report, own):
        told = signed_in("publisher").get(address).content.decode()
        assert "Archived a document" in told
        assert TITLE not in told
        assert str(partner) not in told
    told = signed_in("moderator").get(url("manage", agreement.pk)).content.decode()
    assert f"Archived a document: {TITLE}" in told
    assert str(partner) in told


def test_who_takes_away_second_is_told(url) -> None:
    promise = CommitmentFactory()
    link = {"url": "https://contoh.example", "title_id": "Berita"}
    proof = proofs.attach(promise, by=Actor(moderator()), **link)
    access = PartnerAccess.objects.create(agreement=promise.agreement, user=person())
    addresses = [url("proof_detach", proof.pk), url("access_remove", access.pk)]
    proof.delete()
    access.delete()
    client = signed_in("moderator")
    for address in addresses:
        answer = client.post(address, {"once": str(uuid4())}, follow=True)
        assert "Somebody else has taken this away meanwhile." in answer.content.decode()
        assert client.get(address).status_code == 404
