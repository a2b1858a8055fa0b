"""A form is carried out once, however often it is sent."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from home.desk.models import SentForm
from home.desk.once import KEPT_FOR
from partners.agreements.models import Proof
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory
from tests.partners.agreements.admin.conftest import signed_in, url

pytestmark = pytest.mark.django_db
REPORT = {"reported_on": "2025-07-01", "state": "underway", "text_id": "Tiga datang"}
__all__ = ["url"]


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def _add(client: Client, url, agreement, key: object, title: str = "Lima pelatih"):
    data = {"once": str(key), "title_id": title}
    return client.post(url("commitment_add", agreement.pk), data, follow=True)


def test_every_form_is_shown_with_a_key_of_its_own(editor, url) -> None:
    address = url("commitment_add", TwoPartyAgreementFactory().pk)
    keys = {editor.get(address).context["once"]["key"] for _ in range(2)}
    assert len(keys) == 2


def test_second_tap_records_nothing_and_answers_the_same(editor, url) -> None:
    agreement, key = TwoPartyAgreementFactory(), uuid4()
    first, second = (_add(editor, url, agreement, key) for _ in range(2))
    assert agreement.commitments.count() == 1
    assert first.redirect_chain == second.redirect_chain
    said = [[str(m) for m in page.context["messages"]] for page in (first, second)]
    assert said == [["The commitment is recorded."]] * 2


def test_other_words_under_the_same_key_are_asked_about_and_kept(editor, url) -> None:
    agreement, key = TwoPartyAgreementFactory(), uuid4()
    _add(editor, url, agreement, key)
    page = _add(editor, url, agreement, key, "Sepuluh pelatih")
    assert page.status_code == 409
    assert "You sent this form before" in page.content.decode()
    assert page.context["form"]["title_id"].value() == "Sepuluh pelatih"
    assert agreement.commitments.count() == 1
    _add(editor, url, agreement, page.context["once"]["key"], "Sepuluh pelatih")
    assert agreement.commitments.count() == 2


def test_refused_form_can_be_sent_again_under_its_key(editor, url) -> None:
    promise, key = CommitmentFactory(), uuid4()
    address = url("report_add", promise.pk)
    refused = editor.post(address, {**REPORT, "text_id": " ", "once": str(key)})
    assert refused.status_code == 200
    assert not SentForm.objects.exists()
    assert editor.post(address, {**REPORT, "once": str(key)}).status_code == 302


def test_second_tap_on_what_was_taken_away_gets_the_first_answer(editor, url) -> None:
    proof = Proof.objects.create(
        commitment=CommitmentFactory(), url="https://contoh.example", title_id="Berita"
    )
    data = {"once": str(uuid4())}
    first, second = (editor.post(url("proof_detach", proof.pk), data) for _ in range(2))
    assert (first.status_code, first.headers["Location"]) == (302, second.headers["Location"])


def test_key_of_another_person_or_address_is_another_form(editor, url) -> None:
    agreement, other, key = TwoPartyAgreementFactory(), TwoPartyAgreementFactory(), uuid4()
    _add(editor, url, agreement, key)
    _add(editor, url, other, key)
    _add(signed_in("moderator"), url, agreement, key)
    assert (agreement.commitments.count(), other.commitments.count()) == (2, 1)


def test_sent_forms_are_forgotten_after_a_month(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    _add(editor, url, agreement, uuid4())
    SentForm.objects.update(at=timezone.now() - KEPT_FOR * 2)
    _add(editor, url, agreement, uuid4(), "Lain")
    assert SentForm.objects.count() == 1


def test_form_with_a_key_that_is_none_is_carried_out(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    for key in ("", "x", "9" * 5000):
        _add(editor, url, agreement, key)
    assert agreement.commitments.count() == 3
    assert not SentForm.objects.exists()
