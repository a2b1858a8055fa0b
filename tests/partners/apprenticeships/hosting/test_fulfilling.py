"""Which agreement, and which promise in it, an offer fulfils: chosen by its host."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation

from home.access import Actor
from partners.agreements.models import Agreement
from partners.apprenticeships.hosting import fulfilling
from partners.apprenticeships.hosting.refusals import AgreementIsNotYours
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, offer_files
from partners.organisations.models import Organisation
from tests.factories.agreements import AgreementFactory, CommitmentFactory, PartyFactory
from tests.partners.apprenticeships.hosting.conftest import fresh, of, seen, text_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


def signed(organisation: Organisation | None = None, **words: Any) -> Agreement:
    found = AgreementFactory(**words)
    if organisation:
        PartyFactory(agreement=found, organisation=organisation)
    return found


@pytest.fixture
def ours(partner: Organisation) -> Agreement:
    return signed(partner, title_id="Nota Sekolah", title_en="")


def test_host_names_an_agreement_of_its_own(draft: Offer, helper: Actor, ours: Agreement) -> None:
    promise = CommitmentFactory(agreement=ours)
    offer_files.fulfil(draft, ours, commitment=promise, by=helper)
    assert (words_of(draft).agreement, words_of(draft).commitment) == (ours, promise)
    offer_files.fulfil(fresh(draft), None, by=helper)
    assert (words_of(draft).agreement, words_of(draft).commitment) == (None, None)


def test_agreement_of_others_or_that_is_not_public_is_refused(
    draft: Offer, helper: Actor, partner: Organisation, ours: Agreement
) -> None:
    archived = signed(partner)
    Agreement.objects.filter(pk=archived.pk).update(archived_at=timezone.now())
    for agreement in (signed(), signed(partner, live=False), archived):
        with pytest.raises(AgreementIsNotYours):
            offer_files.fulfil(draft, agreement, by=helper)
    hidden = CommitmentFactory(agreement=ours, is_public=False)
    with pytest.raises(AgreementIsNotYours):
        offer_files.fulfil(draft, ours, commitment=hidden, by=helper)
    other = CommitmentFactory(agreement=signed(partner))
    with pytest.raises(ValidationError):
        offer_files.fulfil(draft, ours, commitment=other, by=helper)
    assert words_of(draft).agreement is None
    assert list(fulfilling.agreements_for(helper, partner)) == [other.agreement, ours]


def test_host_chooses_on_its_page_and_reads_it_there(
    draft: Offer, office: Client, ours: Agreement
) -> None:
    stranger = signed(title_id="Nota orang lain")
    promise = CommitmentFactory(agreement=ours, title_id="Dua angkatan", title_en="")
    form = text_of(office, of("fulfils", draft))
    assert "Nota Sekolah" in form
    assert stranger.title_id not in form
    answer = office.post(of("fulfils", draft), seen(draft, fulfils=f"{ours.pk}-{promise.pk}"))
    assert answer.status_code == 302
    page = text_of(office, of("offer", draft))
    assert "Nota Sekolah" in page
    assert "Dua angkatan" in page
    refused = office.post(of("fulfils", draft), seen(draft, fulfils=str(stranger.pk)))
    assert "fulfils" in refused.context["form"].errors


def test_who_has_nothing_to_choose_reads_why(draft: Offer, office: Client) -> None:
    form = text_of(office, of("fulfils", draft))
    assert "No agreement in the register" in form
    assert "Agreement that it fulfils" not in form


def test_agreement_that_staff_chose_stays_and_is_not_named(
    draft: Offer, office: Client, helper: Actor, partner: Organisation
) -> None:
    secret = signed(partner, live=False, title_id="Nota rahasia")
    written = words_of(draft)
    written.agreement = secret
    written.save()
    written.save_revision(clean=False)
    for address in (of("fulfils", draft), of("offer", draft)):
        page = text_of(office, address)
        assert "Nota rahasia" not in page
        assert "as the ministry's staff chose it" in page
    office.post(of("fulfils", draft), seen(draft, fulfils=str(secret.pk)))
    assert words_of(draft).agreement == secret
    hosting.write(fresh(draft), by=helper, title_en="Till")
    assert words_of(draft).agreement == secret


@pytest.mark.parametrize("is_promise", [False, True])
def test_who_writes_at_once_with_staff_is_not_told_the_name_of_what_is_not_public(
    is_promise: bool,
    draft: Offer,
    board: Client,
    partner: Organisation,
    moderator: Any,
    ours: Agreement,
) -> None:
    form, words = seen(draft, fulfils=str(ours.pk)), words_of(draft)
    if is_promise:
        words.agreement = ours
        words.commitment = CommitmentFactory(
            agreement=ours, is_public=False, title_id="Nota RAHASIA", title_en=""
        )
    else:
        words.agreement = signed(partner, title_id="Nota RAHASIA", title_en="", live=False)
    words.save_revision(user=moderator)
    assert "RAHASIA" not in text_of(board, of("fulfils", draft))
    answer = board.post(of("fulfils", draft), form).content.decode()
    assert "RAHASIA" not in answer
    assert "as the ministry&#x27;s staff chose it" in answer
    assert words_of(draft).agreement == words.agreement, "it was not written over"
    assert words_of(draft).commitment == words.commitment
