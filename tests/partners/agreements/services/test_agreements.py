"""Taking steps and taking them back."""

from datetime import date

import pytest
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from partners.agreements import refusals
from partners.agreements.rules.decisions import Decision, Terms
from partners.agreements.rules.lifecycle import AgreementState, Verb
from partners.agreements.services import agreements
from tests.factories.agreements import (
    AgreementFactory,
    TwoPartyAgreementFactory,
    a_document,
    editor,
    moderator,
    person,
)

pytestmark = pytest.mark.django_db
SIGNED_ON = date(2024, 2, 20)
TODAY = date(2026, 11, 1)
TERMS = Terms(in_force_on=SIGNED_ON, ends_on=date(2027, 2, 20), notice_days=90)


def _sign(agreement, **kwargs):
    document = a_document(agreement)
    decision = Decision(Verb.SIGN, on=SIGNED_ON, has_document=True, terms=TERMS)
    given = {"by": Actor(editor()), "today": TODAY, "document": document, **kwargs}
    return agreements.decide(agreement, decision, **given)


def test_signing_records_dates_document_and_who_did_it() -> None:
    agreement = TwoPartyAgreementFactory()
    by = editor()
    step = _sign(agreement, by=Actor(by))
    agreement.refresh_from_db()
    assert (agreement.state, agreement.signed_on) == (AgreementState.SIGNED, SIGNED_ON)
    assert agreement.ends_on == date(2027, 2, 20)
    assert (step.by, step.from_state, step.to_state) == (by, "idea", "signed")
    assert step.document.kind == "signed"
    entry = ModelLogEntry.objects.get(action="agreements.transition")
    assert (entry.user, entry.data["verb"]) == (by, "sign")


def test_signed_agreement_is_in_force_from_its_day_without_any_job() -> None:
    agreement = TwoPartyAgreementFactory()
    _sign(agreement)
    assert agreement.status_on(TODAY) == "in-force"
    assert agreement.status_on(date(2027, 3, 1)) == "expired"


def test_agreement_with_one_party_cannot_be_signed() -> None:
    with pytest.raises(refusals.TooFewParties):
        _sign(AgreementFactory())


def test_parties_of_a_draft_count_as_they_were_last_saved() -> None:
    agreement = TwoPartyAgreementFactory(draft=True)
    draft = agreement.get_latest_revision_as_object()
    draft.parties.remove(draft.parties.first())
    draft.save_revision()
    agreement.refresh_from_db()
    with pytest.raises(refusals.TooFewParties):
        _sign(agreement)


def test_reader_cannot_take_a_step() -> None:
    with pytest.raises(ActionNotPermitted):
        _sign(TwoPartyAgreementFactory(), by=Actor(person("view_agreement")))


def test_second_editor_is_told_and_gets_the_current_record() -> None:
    agreement = TwoPartyAgreementFactory()
    seen = agreement.version
    _sign(agreement, seen=seen)
    late = Decision(Verb.TERMINATE, on=TODAY, reason="Talks ended")
    with pytest.raises(HasChangedSince) as refusal:
        agreements.decide(agreement, late, by=Actor(editor()), today=TODAY, seen=seen)
    assert refusal.value.facts["current"].state == AgreementState.SIGNED


def test_moderator_undoes_the_last_step_with_a_reason() -> None:
    agreement = TwoPartyAgreementFactory()
    _sign(agreement)
    step = agreements.undo(agreement, by=Actor(moderator()), reason="Wrong record")
    agreement.refresh_from_db()
    assert (agreement.state, agreement.signed_on, agreement.ends_on) == (
        AgreementState.IDEA,
        None,
        None,
    )
    assert step.undo_reason == "Wrong record"
    assert ModelLogEntry.objects.filter(action="agreements.undo").exists()


def test_steps_are_undone_one_by_one() -> None:
    agreement = TwoPartyAgreementFactory()
    _sign(agreement)
    enter = Decision(Verb.SUSPEND, on=TODAY, reason="Review")
    agreements.decide(agreement, enter, by=Actor(editor()), today=TODAY)
    assert agreement.closed_on == TODAY
    by = moderator()
    agreements.undo(agreement, by=Actor(by), reason="mistake")
    assert (agreement.state, agreement.closed_on) == (AgreementState.SIGNED, None)
    agreements.undo(agreement, by=Actor(by), reason="mistake")
    assert agreement.state == AgreementState.IDEA
    with pytest.raises(refusals.NothingToUndo):
        agreements.undo(agreement, by=Actor(by), reason="mistake")


def test_editor_cannot_undo() -> None:
    agreement = TwoPartyAgreementFactory()
    _sign(agreement)
    with pytest.raises(ActionNotPermitted):
        agreements.undo(agreement, by=Actor(editor()), reason="mistake")


def test_undoing_needs_a_reason() -> None:
    with pytest.raises(refusals.ReasonMissing):
        agreements.undo(AgreementFactory(), by=Actor(moderator()), reason="  ")


def test_renewal_needs_a_signed_successor() -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    renewal = Decision(Verb.RENEW, on=TODAY, has_successor=True)
    given = {"by": Actor(editor()), "today": TODAY}
    with pytest.raises(refusals.SuccessorNotSigned):
        agreements.decide(agreement, renewal, successor=AgreementFactory(), **given)
    agreements.decide(agreement, renewal, successor=AgreementFactory(signed=True), **given)
    assert agreement.state == AgreementState.RENEWED
