"""Taking steps at the desk: each asks for what it needs, and says what is missing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from partners.agreements.models import Agreement, Document, Source, Transition
from partners.agreements.rules.lifecycle import AgreementState
from partners.agreements.services import agreements
from tests.factories.agreements import (
    PDF,
    AgreementFactory,
    TwoPartyAgreementFactory,
    a_document,
)
from tests.partners.agreements.admin.conftest import speaks

today = timezone.localdate
SIGNATURE = {
    "on": "2024-02-20",
    "in_force_on": "2024-02-20",
    "ends_on": "2100-02-20",
    "notice_days": "90",
    "visibility": "staff",
}


def _pdf(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("naskah.pdf", content, "application/pdf")


def _sign(client, url, agreement, **changes):
    data = {"seen": agreement.version, **SIGNATURE, "file": _pdf(), **changes}
    return client.post(url("step", agreement.pk, "sign"), data)


def test_desk_offers_the_steps_that_are_open_now(editor, url) -> None:
    page = editor.get(url("manage", TwoPartyAgreementFactory().pk)).content.decode()
    assert "Begin negotiations" in page
    assert "Record the signature" in page
    assert "Suspend" not in page


def test_form_of_a_step_asks_for_what_it_needs_and_no_more(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    form = editor.get(url("step", agreement.pk, "suspend")).context["form"]
    assert set(form.fields) == {"seen", "on", "reason"}
    form = editor.get(url("step", agreement.pk, "extend")).context["form"]
    assert set(form.fields) >= {"on", "new_end", "file", "reason"}


def test_signing_keeps_the_document_and_the_terms(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    response = _sign(editor, url, agreement, document_title="Naskah dua bahasa")
    assert response.status_code == 302
    agreement.refresh_from_db()
    assert (agreement.state, agreement.signed_on) == (AgreementState.SIGNED, date(2024, 2, 20))
    step = agreement.transitions.get()
    assert (step.document.title_id, step.document.visibility) == ("Naskah dua bahasa", "staff")
    assert step.by == editor.user


def test_file_without_a_title_is_called_after_its_kind_in_both_languages(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    _sign(editor, url, agreement)
    document = agreement.documents.get()
    assert (document.title_id, document.title_en) == ("Naskah yang ditandatangani", "Signed text")


def test_signing_without_document_needs_the_reason(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    form = _sign(editor, url, agreement, file="").context["form"]
    assert form.errors["file"] == ["Add the document, or say why it is not here."]
    _sign(editor, url, agreement, file="", reason="The original is in Dili.")
    assert agreement.transitions.get().reason == "The original is in Dili."


def test_document_that_is_here_already_can_be_chosen(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    document = a_document(agreement)
    _sign(editor, url, agreement, file="", document=document.pk)
    assert agreement.transitions.get().document == document


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"on": ""}, "on", "This field is required."),
        ({"on": "2100-01-01"}, "on", "lies ahead: record what has happened."),
        ({"in_force_on": "2024-02-01"}, "in_force_on", "The dates do not make sense together"),
        ({"ends_on": "2024-02-20"}, "ends_on", "The dates do not make sense together"),
        ({"renews_automatically": "on"}, "renewal_months", "the months of each further term"),
        ({"on": "31 Februari"}, "on", "is not a day"),
        ({"notice_days": "99999999999999999999"}, "notice_days", "less than or equal to 1000"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_kept(
    editor, url, changes, field, words
) -> None:
    agreement = TwoPartyAgreementFactory()
    response = _sign(editor, url, agreement, **changes)
    form = response.context["form"]
    assert response.status_code == 200
    assert field in form.errors
    assert words in response.content.decode()
    assert form["ends_on"].value() == changes.get("ends_on", SIGNATURE["ends_on"])
    assert form.errors["file"] == ["Choose the file again: it was not kept."]
    assert not Document.objects.exists()


def test_refusals_are_said_in_indonesian_too(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    speaks(editor.user, "id")
    form = _sign(editor, url, agreement, file="").context["form"]
    assert form.errors["file"] == ["Tambahkan dokumennya, atau jelaskan mengapa tidak ada di sini."]


@pytest.mark.parametrize("content", [b"", b"MZ not a pdf"])
def test_bad_file_leaves_neither_step_nor_document(editor, url, content) -> None:
    agreement = TwoPartyAgreementFactory()
    form = _sign(editor, url, agreement, file=_pdf(content)).context["form"]
    assert "file" in form.errors
    assert not Document.objects.exists()
    assert not Transition.objects.exists()


def test_too_few_parties_are_told_before_the_form_is_filled_in(editor, url) -> None:
    agreement = AgreementFactory()
    page = editor.get(url("step", agreement.pk, "sign")).content.decode()
    assert "Two parties are needed." in page
    form = _sign(editor, url, agreement).context["form"]
    assert "Two parties are needed." in form.non_field_errors()[0]


def test_step_that_is_not_open_leads_back_to_the_desk(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    response = editor.get(url("step", agreement.pk, "resume"), follow=True)
    assert "not possible while the agreement is idea" in response.content.decode()


def test_unknown_step_is_not_found(editor, url) -> None:
    assert editor.get(url("step", TwoPartyAgreementFactory().pk, "dance")).status_code == 404


def test_renewal_wants_a_signed_agreement_and_offers_the_one_that_renews(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    draft = AgreementFactory(predecessor=agreement, link="renews")
    step = url("step", agreement.pk, "renew")
    assert editor.get(step).context["form"]["successor"].value() == draft.pk
    data = {"seen": agreement.version, "on": str(today()), "successor": draft.pk}
    form = editor.post(step, data).context["form"]
    assert form.errors["successor"] == ["The replacing agreement is not signed yet."]
    Agreement.objects.filter(pk=draft.pk).update(state="signed", signed_on=today())
    assert editor.post(step, data).status_code == 302


def test_second_editor_is_told_what_the_first_did_and_keeps_the_own_words(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    seen = agreement.version
    _sign(editor, url, agreement)
    data = {"seen": seen, "on": str(today()), "reason": "Talks ended in Dili"}
    response = editor.post(url("step", agreement.pk, "terminate"), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Record the signature (20 February 2024)" in page
    assert "Talks ended in Dili" in page
    again = {**data, "seen": response.context["form"]["seen"].value()}
    assert editor.post(url("step", agreement.pk, "terminate"), again).status_code == 302
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.TERMINATED


def test_both_versions_of_corrected_dates_stand_side_by_side(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    form = {**SIGNATURE, "seen": agreement.version, "reason": "misread"}
    correct = url("step", agreement.pk, "correct")
    editor.post(correct, {**form, "ends_on": "2030-01-31"})
    response = editor.post(correct, {**form, "ends_on": "2031-12-31"})
    rows = {row.label: (row.theirs, row.mine) for row in response.context["conflict"].differences}
    assert rows == {"Last day": ("31 January 2030", "31 December 2031")}


def test_both_new_ends_of_an_extension_stand_side_by_side(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    form = {**SIGNATURE, "seen": agreement.version, "on": str(today()), "reason": "It is in Dili"}
    extend = url("step", agreement.pk, "extend")
    editor.post(extend, {**form, "new_end": "2030-01-31"})
    response = editor.post(extend, {**form, "new_end": "2031-12-31"})
    rows = {row.label: (row.theirs, row.mine) for row in response.context["conflict"].differences}
    assert rows == {"New last day": ("31 January 2030", "31 December 2031")}


def test_form_without_a_version_is_treated_as_old(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    for seen in ("", "x", "9" * 5000):
        data = {"seen": seen, "on": str(today())}
        assert editor.post(url("step", agreement.pk, "negotiate"), data).status_code == 409


def test_moderator_undoes_with_a_reason(editor, moderator, url) -> None:
    agreement = TwoPartyAgreementFactory()
    _sign(editor, url, agreement)
    agreement.refresh_from_db()
    assert "Undo the last step" in moderator.get(url("manage", agreement.pk)).content.decode()
    asked = moderator.get(url("undo", agreement.pk)).content.decode()
    assert "This takes back: Record the signature, 20 February 2024." in asked
    data = {"seen": agreement.version, "reason": ""}
    form = moderator.post(url("undo", agreement.pk), data).context["form"]
    assert "reason" in form.errors
    moderator.post(url("undo", agreement.pk), {**data, "reason": "Wrong record"})
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.IDEA
    page = moderator.get(url("manage", agreement.pk)).content.decode()
    assert "Wrong record" in page


def test_undo_without_a_step_leads_back(moderator, url) -> None:
    response = moderator.get(url("undo", AgreementFactory().pk), follow=True)
    assert "There is no step to undo." in response.content.decode()


def test_archive_and_restore(moderator, url) -> None:
    agreement = TwoPartyAgreementFactory()
    moderator.post(url("archive", agreement.pk), {"seen": 0, "reason": "Entered twice"})
    agreement.refresh_from_db()
    assert agreement.archived_at
    page = moderator.get(url("manage", agreement.pk)).content.decode()
    assert "Archived" in page
    assert "Begin negotiations" not in page
    moderator.post(url("restore", agreement.pk), {"seen": agreement.version})
    agreement.refresh_from_db()
    assert agreement.archived_at is None


def test_dates_follow_from_the_renewal(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(
        in_force=True,
        ends_on=date(2025, 2, 19),
        renews_automatically=True,
        renewal_months=12,
        notice_days=30,
    )
    labels = [label for label, _ in editor.get(url("manage", agreement.pk)).context["dates"]]
    assert "This term ends" in labels
    assert "Notice until" in labels
    assert "give-notice" in [verb.value for verb in agreements.open_verbs(agreement)]


def test_check_is_offered_where_there_is_something_to_check_against(editor, url) -> None:
    agreement = AgreementFactory(signed=True, source="In words")
    desk, check = url("manage", agreement.pk), url("check", agreement.pk)
    assert check not in editor.get(desk).content.decode()
    Source.objects.create(agreement=agreement, name="Antara")
    assert check in editor.get(desk).content.decode()
    Agreement.objects.update(archived_at=timezone.now())
    assert check not in editor.get(desk).content.decode()
