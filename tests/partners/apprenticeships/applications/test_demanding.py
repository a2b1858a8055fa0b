"""What offers ask an application to enclose: shown, answered, and asked for when handing in."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.applications import demanding, enclosing
from partners.apprenticeships.applications.content import row_of
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.refusals import AttachmentIsMissing
from partners.apprenticeships.applications.services import applications, attachments
from partners.apprenticeships.models import Batch, OfferDemand
from tests.factories.agreements import PDF
from tests.partners.apprenticeships.applications.site import address, overview, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


def ask(batch: Batch, what: str = "Surat sehat", **words: Any) -> OfferDemand:
    demand = OfferDemand(offer=batch.offer, what_id=what, **words)
    demand.save()
    return demand


def enclose(application: Application, by: Actor, what: str, batch: Batch | None = None) -> None:
    file = SimpleUploadedFile("sehat.pdf", PDF)
    attachments.attach(application, file, what=what, batch=batch, by=by)


def version(application: Application) -> str:
    return version_of(Application.objects.get(pk=application.pk))


def test_nothing_is_handed_in_without_what_is_required(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    ask(batches[1], what_en="Certificate of health")
    with pytest.raises(AttachmentIsMissing) as refused:
        applications.submit(whole, by=board)
    assert batches[1].offer.title in refused.value.said()
    assert "Certificate of health" in refused.value.said()
    enclose(whole, board, "Surat sehat", batches[0])
    with pytest.raises(AttachmentIsMissing):
        applications.submit(whole, by=board)
    enclose(whole, board, "certificate of  HEALTH", batches[1])
    content = applications.submit(whole, by=board).content
    answer = whole.attachments.get(batch=batches[1])
    assert content[enclosing.DEMANDS] == [
        {
            "batch": batches[1].pk,
            "what_id": "Surat sehat",
            "what_en": "Certificate of health",
            "is_required": True,
            "file": str(answer.key),
        }
    ]
    assert demanding.answers(content) == {str(answer.key): "Certificate of health"}
    assert demanding.answers(content, [batches[0].pk]) == {}


def test_one_file_for_all_of_the_list_answers_all_that_ask_for_it(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    for batch in batches[:2]:
        ask(batch)
    enclose(whole, board, "Surat sehat")
    assert not any(one.is_missing for one in demanding.asked_of(whole, [one.pk for one in batches]))
    applications.submit(whole, by=board)


def test_what_is_welcome_and_what_other_offers_ask_keep_nobody_out(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    ask(batches[0], is_required=False)
    ask(batches[2])
    assert applications.submit(whole, by=board).content["choices"] == [
        batches[0].pk,
        batches[1].pk,
    ]


def test_what_is_asked_later_changes_nothing_of_what_was_handed_in(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    early = ask(batches[1], is_required=False)
    stands = applications.submit(whole, by=board)
    early.delete()
    ask(batches[0])
    assert applications.submit(whole, by=board) == stands
    applications.write(whole, by=board, goals="Susu segar")
    with pytest.raises(AttachmentIsMissing):
        applications.submit(whole, by=board)
    whole.refresh_from_db()
    assert whole.standing == stands


def test_what_is_taken_off_answers_nothing_any_more(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    ask(batches[0])
    enclose(whole, board, "Surat sehat")
    attachments.take_off(whole.attachments.get(), by=board)
    with pytest.raises(AttachmentIsMissing):
        applications.submit(whole, by=board)


def test_cooperative_sees_what_is_asked_and_encloses_it_by_its_name(
    whole: Application, members: Client, batches: list[Batch]
) -> None:
    ask(batches[0], what_en="Certificate of health")
    where = address("attachments", whole)
    page = text_of(members, where)
    assert "Certificate of health" in page
    assert "not enclosed yet" in page
    assert "Nothing has to be enclosed" not in page
    assert "Certificate of health" in text_of(members, address("hand_in", whole))
    refused = members.post(address("hand_in", whole), {"seen": version(whole)})
    assert "asks for “Certificate of health”" in unescape(refused.content.decode())
    unnamed = members.post(where, {"file": SimpleUploadedFile("sehat.pdf", PDF)})
    assert "what" in unnamed.context["form"].errors
    sent = {
        "asked": "Certificate of health",
        "batch": str(batches[0].pk),
        "file": SimpleUploadedFile("sehat.pdf", PDF),
    }
    assert members.post(where, sent).status_code == 302
    page = text_of(members, where)
    assert "not enclosed yet" not in page
    done = members.post(address("hand_in", whole), {"seen": version(whole)})
    assert done.status_code == 302


def test_readers_see_what_to_enclose(whole: Application, batches: list[Batch]) -> None:
    ask(batches[0], what_en="Certificate of health")
    ask(batches[0], what="Foto", what_en="Photo", is_required=False)
    page = text_of(Client(), batches[0].offer.get_absolute_url())
    assert "Certificate of health (required)" in page
    assert "Photo (welcome)" in page


def test_receipt_says_what_was_asked_and_which_file_answered(
    whole: Application, board: Actor, members: Client, batches: list[Batch]
) -> None:
    ask(batches[0], what_en="Certificate of health")
    ask(batches[1], "Foto", what_en="Photo", is_required=False)
    enclose(whole, board, "Surat sehat")
    submission = applications.submit(whole, by=board)
    OfferDemand.objects.all().delete()
    page = text_of(members, address("receipt", whole, submission.number))
    assert "Certificate of health, required by" in page
    assert "Surat sehat (sehat.pdf)" in page
    assert "Photo, welcome at" in page
    assert "not enclosed" in page
    assert "What the offers asked to enclose" not in text_of(members, overview(whole.organisation))


def test_what_is_demanded_changes_no_row_of_a_round(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    plain = applications.submit(whole, by=board)
    ask(batches[0], is_required=False)
    applications.withdraw(whole, by=board)
    asked = applications.submit(whole, by=board)
    assert enclosing.DEMANDS not in plain.content
    assert enclosing.DEMANDS in asked.content
    named = {one.pk: one.code for one in batches}
    rows = [
        row_of(one.content, number="M", cooperative="K", region="", batches=named)
        for one in (plain, asked)
    ]
    assert rows[0] == rows[1]


def test_handing_in_asks_one_query_more_where_nothing_is_demanded(
    whole: Application, batches: list[Batch]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert demanding.asked_of(whole, [one.pk for one in batches]) == []
    assert len(asked) == 1
