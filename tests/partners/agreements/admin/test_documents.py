"""Files, partners' accounts and proofs at the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from wagtail.models import Page

from home.access import Actor
from partners.agreements.models import Commitment, Document, PartnerAccess, Proof
from partners.agreements.services import proofs
from tests.factories.agreements import (
    PDF,
    CommitmentFactory,
    TwoPartyAgreementFactory,
    a_document,
    person,
)
from tests.factories.agreements import (
    moderator as a_moderator,
)
from tests.factories.apprenticeships import BatchFactory


def _file(content: bytes = PDF, name: str = "naskah.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _document(**changes: object) -> dict[str, object]:
    return {
        "file": _file(),
        "kind": "signed",
        "title_id": "Naskah",
        "visibility": "staff",
        "language": "id",
        **changes,
    }


@pytest.fixture
def promise() -> Commitment:
    return CommitmentFactory(agreement=TwoPartyAgreementFactory(in_force=True))


def test_document_is_added_for_staff(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    assert editor.post(url("document_add", agreement.pk), _document()).status_code == 302
    document = agreement.documents.get()
    assert (document.visibility, document.uploaded_by) == ("staff", editor.user)
    page = editor.get(url("manage", agreement.pk)).content.decode()
    assert "Naskah" in page
    assert "PDF" in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"file": ""}, "file", "This field is required."),
        ({"file": _file(b"")}, "file", "This file is empty (0 bytes)."),
        ({"file": _file(b"MZ\x90")}, "file", "the content is something else"),
        ({"file": _file(PDF, "naskah.exe")}, "file", "Files like this are not accepted"),
        ({"title_id": ""}, "title_id", "This field is required."),
        ({"kind": "poem"}, "kind", "Select a valid choice."),
        ({"visibility": "everyone"}, "visibility", "Select a valid choice."),
    ],
)
def test_bad_document_is_refused_beside_its_field(editor, url, changes, field, words) -> None:
    response = editor.post(url("document_add", TwoPartyAgreementFactory().pk), _document(**changes))
    assert field in response.context["form"].errors
    assert words in response.content.decode()
    assert not Document.objects.exists()


def test_file_that_is_too_large_is_refused(editor, url, monkeypatch) -> None:
    monkeypatch.setattr("partners.agreements.services.documents.LARGEST", 10)
    response = editor.post(url("document_add", TwoPartyAgreementFactory().pk), _document())
    assert "The file is larger than" in response.content.decode()


def test_showing_a_document_to_others_is_for_moderators(editor, moderator, url) -> None:
    agreement = TwoPartyAgreementFactory()
    response = editor.post(url("document_add", agreement.pk), _document(visibility="public"))
    assert "visibility" in response.context["form"].errors
    moderator.post(url("document_add", agreement.pk), _document(visibility="public"))
    document = agreement.documents.get()
    data = {"seen": "public", "visibility": "partners"}
    moderator.post(url("document_show", document.pk), data)
    document.refresh_from_db()
    assert document.visibility == "partners"


def test_document_is_archived_and_restored_never_deleted(moderator, url) -> None:
    document = a_document(TwoPartyAgreementFactory())
    moderator.post(url("document_archive", document.pk))
    document.refresh_from_db()
    assert document.archived_at
    assert document.file.storage.exists(document.file.name)
    page = moderator.get(url("manage", document.agreement_id)).content.decode()
    assert "Archived documents" in page
    moderator.post(url("document_restore", document.pk))
    document.refresh_from_db()
    assert document.archived_at is None


def test_partners_account_is_let_in_and_shut_out(moderator, url) -> None:
    agreement, partner = TwoPartyAgreementFactory(), person()
    add = url("access_add", agreement.pk)
    form = moderator.post(add, {"email": "nobody@contoh.example"}).context["form"]
    assert "email" in form.errors
    moderator.post(add, {"email": partner.email.upper()})
    access = PartnerAccess.objects.get()
    assert (access.user, access.granted_by) == (partner, moderator.user)
    moderator.post(url("access_remove", access.pk))
    assert not PartnerAccess.objects.exists()
    page = moderator.get(url("manage", agreement.pk)).content.decode()
    assert "Took a partner&#x27;s access back" in page


def test_each_kind_of_proof_is_attached(editor, url, promise) -> None:
    page, offer = Page.objects.first(), BatchFactory().offer
    document = a_document(promise.agreement)
    link = {"url": "https://contoh.example/berita", "title_en": "Press release"}
    for source, data in {
        "page": {"target": page.pk},
        "offer": {"target": offer.pk},
        "document": {"document": document.pk, "visibility": "staff"},
        "link": link,
    }.items():
        assert editor.post(url("proof_add", promise.pk, source), data).status_code == 302, source
    assert [proof.target for proof in promise.proofs.all()] == [page, offer, document, None]
    shown = editor.get(url("commitment", promise.pk)).content.decode()
    for words in (offer.title_en, "Naskah", "Press release"):
        assert words in shown


def test_new_file_becomes_document_and_proof_at_once(editor, url, promise) -> None:
    data = {"file": _file(), "document_title": "Daftar hadir", "visibility": "staff"}
    editor.post(url("proof_add", promise.pk, "document"), data)
    proof = promise.proofs.get()
    assert (proof.document.title_id, proof.document.kind) == ("Daftar hadir", "annex")


@pytest.mark.parametrize(
    ("source", "data", "field"),
    [
        ("page", {"target": ""}, "target"),
        ("page", {"target": "999999"}, "target"),
        ("link", {"url": "javascript:alert(1)", "title_id": "x"}, "url"),
        ("link", {"url": "https://contoh.example"}, "title_id"),
        ("document", {"visibility": "staff"}, "file"),
        (
            "document",
            {"file": _file(b"MZ"), "document_title": "x", "visibility": "staff"},
            "file",
        ),
        ("document", {"file": _file(), "visibility": "staff"}, "document_title"),
    ],
)
def test_bad_proof_is_refused_beside_its_field(editor, url, promise, source, data, field) -> None:
    response = editor.post(url("proof_add", promise.pk, source), data)
    assert field in response.context["form"].errors
    assert not Proof.objects.exists()
    assert not Document.objects.exists()


def test_document_of_another_agreement_is_not_offered(editor, url, promise) -> None:
    a_document(promise.agreement)
    foreign = a_document(TwoPartyAgreementFactory())
    data = {"document": foreign.pk, "visibility": "staff"}
    response = editor.post(url("proof_add", promise.pk, "document"), data)
    assert "document" in response.context["form"].errors


def test_unknown_kind_of_proof_is_not_found(editor, url, promise) -> None:
    assert editor.get(url("proof_add", promise.pk, "song")).status_code == 404


def test_proof_is_taken_away_and_the_history_remembers_it(editor, url, promise) -> None:
    proof = proofs.attach(
        promise, by=Actor(a_moderator()), url="https://contoh.example/", title_id="Berita"
    )
    editor.post(url("proof_detach", proof.pk))
    assert not Proof.objects.exists()
    page = editor.get(url("manage", promise.agreement_id)).content.decode()
    assert "Took a proof away: Berita" in page


def test_deleted_offer_leaves_a_proof_that_says_so(editor, url, promise) -> None:
    offer = BatchFactory().offer
    proofs.attach(promise, by=Actor(a_moderator()), target=offer)
    offer.batches.all().delete()
    offer.delete()
    page = editor.get(url("commitment", promise.pk)).content.decode()
    assert "a record that no longer exists" in page


def test_desk_leads_to_the_document_the_site_and_the_proof(editor, url, promise) -> None:
    document = a_document(promise.agreement)
    proofs.attach(promise, by=Actor(a_moderator()), target=document)
    desk = editor.get(url("manage", promise.agreement_id)).content.decode()
    page = editor.get(url("commitment", promise.pk)).content.decode()
    with translation.override("en"):
        site, file = promise.agreement.get_absolute_url(), document.get_absolute_url()
    assert site in desk
    assert file in desk
    assert file in page
    answer = editor.get(file)
    assert b"".join(answer) == PDF
    answer.close()
