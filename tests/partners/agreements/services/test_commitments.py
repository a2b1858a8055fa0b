"""Promises, reports about them, and their proof."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry, Page

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from partners.agreements import refusals
from partners.agreements.models import ProgressReport
from partners.agreements.rules.progress import CommitmentState
from partners.agreements.services import agreements, commitments, proofs, reports
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    a_document,
    editor,
    moderator,
    person,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_blocking_names_the_obstacle_and_starting_clears_it() -> None:
    by = editor()
    commitment = CommitmentFactory()
    blocked = commitments.block(
        commitment, by=Actor(by), obstacle="budget", words_id="Belum disetujui"
    )
    assert (blocked.state, blocked.obstacle_words) == (CommitmentState.BLOCKED, "Belum disetujui")
    started = commitments.start(blocked, by=Actor(by))
    assert (started.state, started.obstacle, started.obstacle_id) == (
        CommitmentState.UNDERWAY,
        "",
        "",
    )


def test_blocking_without_an_obstacle_is_refused() -> None:
    with pytest.raises(refusals.ObstacleMissing):
        commitments.block(CommitmentFactory(), by=Actor(editor()), obstacle="")


def test_kept_promise_is_closed_until_a_moderator_reopens_it() -> None:
    by = editor()
    done = commitments.finish(CommitmentFactory(), by=Actor(by), on=date(2026, 5, 1))
    with pytest.raises(refusals.CommitmentClosed):
        commitments.drop(done, by=Actor(by))
    with pytest.raises(ActionNotPermitted):
        commitments.reopen(done, by=Actor(by))
    assert commitments.reopen(done, by=Actor(moderator())).state == CommitmentState.UNDERWAY


def test_second_editor_of_a_promise_is_told() -> None:
    commitment = CommitmentFactory()
    commitments.change(commitment, by=Actor(editor()), seen=0, title_id="Baru")
    with pytest.raises(HasChangedSince) as refusal:
        commitments.change(commitment, by=Actor(editor()), seen=0, title_id="Lain")
    assert refusal.value.facts["current"].title_id == "Baru"


def test_change_is_logged_with_before_and_after() -> None:
    commitment = CommitmentFactory(title_id="Lama")
    commitments.change(commitment, by=Actor(editor()), title_id="Baru")
    entry = ModelLogEntry.objects.get(action="agreements.commitment_change")
    assert entry.data["changes"] == {"title_id": ["Lama", "Baru"]}


def test_recording_checks_the_words() -> None:
    with pytest.raises(ValidationError):
        commitments.record(AgreementFactory(), by=Actor(editor()), title_id="")


def test_reader_cannot_record() -> None:
    with pytest.raises(ActionNotPermitted):
        commitments.record(AgreementFactory(), by=Actor(person("view_agreement")), title_id="x")


def test_report_of_staff_moves_the_commitment_at_once() -> None:
    commitment = CommitmentFactory()
    report = reports.submit(commitment, by=Actor(editor()), state="underway", text_id="Dimulai")
    commitment.refresh_from_db()
    assert report.confirmed_at
    assert commitment.state == CommitmentState.UNDERWAY


def test_report_of_a_partner_waits_for_confirmation() -> None:
    commitment = CommitmentFactory()
    partner, staff = person(), moderator()
    with pytest.raises(ActionNotPermitted):
        reports.submit(commitment, by=Actor(partner), state="done", text_id="Selesai")
    agreements.let_in(commitment.agreement, partner, by=Actor(staff))
    report = reports.submit(commitment, by=Actor(partner), state="done", text_id="Selesai")
    commitment.refresh_from_db()
    assert (report.confirmed_at, commitment.state) == (None, CommitmentState.PLANNED)
    reports.confirm(report, by=Actor(staff))
    commitment.refresh_from_db()
    assert commitment.state == CommitmentState.DONE
    with pytest.raises(refusals.ReportAlreadyConfirmed):
        reports.confirm(report, by=Actor(staff))


def test_corrected_report_keeps_its_earlier_version() -> None:
    by = editor()
    first = reports.submit(CommitmentFactory(), by=Actor(by), state="underway", text_id="Salah")
    second = reports.revise(first, by=Actor(by), text_id="Benar")
    assert (second.version, second.replaces) == (2, first)
    assert list(ProgressReport.objects.current()) == [second]
    with pytest.raises(refusals.ReportOutdated):
        reports.revise(first, by=Actor(by), text_id="Lagi")


def test_empty_report_and_blocked_without_obstacle_are_refused() -> None:
    by, commitment = editor(), CommitmentFactory()
    with pytest.raises(refusals.ReportEmpty):
        reports.submit(commitment, by=Actor(by), state="underway", text_id=" ")
    with pytest.raises(refusals.ObstacleMissing):
        reports.submit(commitment, by=Actor(by), state="blocked", text_id="Terhambat")


def test_proof_may_be_a_page_a_document_a_record_or_a_link() -> None:
    by, commitment = editor(), CommitmentFactory()
    page = Page.objects.first()
    document = a_document(commitment.agreement)
    organisation = OrganisationFactory()
    assert proofs.attach(commitment, by=Actor(by), target=page).target == page
    assert proofs.attach(commitment, by=Actor(by), target=document).target == document
    assert proofs.attach(commitment, by=Actor(by), target=organisation).target == organisation
    link = proofs.attach(commitment, by=Actor(by), url="https://example.org/", title_id="Berita")
    assert str(link) == "Berita"


def test_proof_must_point_at_one_thing_of_this_agreement() -> None:
    by, commitment = editor(), CommitmentFactory()
    with pytest.raises(refusals.ProofPointsNowhere):
        proofs.attach(commitment, by=Actor(by))
    with pytest.raises(refusals.ProofPointsNowhere):
        proofs.attach(commitment, by=Actor(by), target=a_document(AgreementFactory()))


def test_detached_proof_stays_in_the_log() -> None:
    by, commitment = editor(), CommitmentFactory()
    proof = proofs.attach(commitment, by=Actor(by), url="https://example.org/", title_id="Berita")
    proofs.detach(proof, by=Actor(by))
    entry = ModelLogEntry.objects.get(action="agreements.proof_detach")
    assert entry.data["url"] == "https://example.org/"
