"""A renewal is a draft that takes over once it is signed and in force."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from partners.agreements import refusals
from partners.agreements.models import Agreement
from partners.agreements.rules.decisions import Decision, Terms
from partners.agreements.rules.lifecycle import AgreementState, Status, Verb
from partners.agreements.services import agreements, renewals
from tests.factories.agreements import (
    CommitmentFactory,
    TwoPartyAgreementFactory,
    editor,
    person,
)
from tests.factories.home import RegionFactory, SectorFactory

pytestmark = pytest.mark.django_db
today = timezone.localdate


@pytest.fixture
def by() -> Actor:
    return Actor(editor())


@pytest.fixture
def old() -> Agreement:
    made = TwoPartyAgreementFactory(
        in_force=True, ends_on=today() + timedelta(60), scope_id="Pelatihan", reference="12/NK",
        signed_place="Dili", notes="Rahasia",
    )  # fmt: skip
    made.sectors.set([SectorFactory()])
    made.regions.set([RegionFactory()])
    made.save()
    CommitmentFactory(agreement=made)
    return made


def _sign(draft: Agreement, by: Actor, begins: date | None) -> None:
    terms = Terms(in_force_on=begins, ends_on=today() + timedelta(1000))
    decision = Decision(Verb.SIGN, on=today(), reason="The scan follows", terms=terms)
    agreements.decide(draft, decision, by=by)


def test_draft_has_what_goes_on_and_nothing_of_the_old_paper(old, by) -> None:
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru", seen=old.version)
    draft = Agreement.objects.get(pk=draft.pk)
    assert (draft.live, draft.state, draft.predecessor, draft.link) == (
        False, AgreementState.IDEA, old, "renews",
    )  # fmt: skip
    said = [(p.organisation, p.is_ours, p.contact_name, p.signatory) for p in draft.parties.all()]
    assert said == [(p.organisation, p.is_ours, p.contact_name, "") for p in old.parties.all()]
    assert draft.scope_id == "Pelatihan"
    assert list(draft.sectors.all()) == list(old.sectors.all())
    assert list(draft.regions.all()) == list(old.regions.all())
    assert (draft.reference, draft.signed_place, draft.notes) == ("", "", "")
    assert not draft.commitments.exists()
    words = draft.get_latest_revision_as_object()
    assert words.parties.count() == 2
    assert ModelLogEntry.objects.filter(action="agreements.prepare_renewal").count() == 1


def test_only_one_is_prepared(old, by) -> None:
    renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    with pytest.raises(refusals.RenewalPreparedAlready):
        renewals.prepare_renewal(old, by=by, title_id="Nota baru")


def test_what_is_not_in_force_is_not_renewed(by) -> None:
    with pytest.raises(refusals.TransitionNotOpen):
        renewals.prepare_renewal(TwoPartyAgreementFactory(), by=by, title_id="Nota baru")


def test_who_may_not_add_may_not_renew(old) -> None:
    with pytest.raises(ActionNotPermitted):
        renewals.prepare_renewal(old, by=Actor(person("change_agreement")), title_id="Nota")


def test_signed_and_in_force_it_replaces_the_old_one(old, by) -> None:
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    assert old.status_on() is Status.EXPIRING
    _sign(draft, by, today())
    old.refresh_from_db()
    assert (old.status_on(), old.closed_on) == (Status.RENEWED, today())
    assert old.transitions.get().verb == Verb.RENEW


def test_signed_for_a_later_day_it_replaces_the_old_one_then(old, by) -> None:
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    later = today() + timedelta(30)
    _sign(draft, by, later)
    old.refresh_from_db()
    assert old.status_on(later - timedelta(1)) is Status.EXPIRING
    assert old.status_on(later) is Status.RENEWED
    assert (old.state, old.closed_on, old.closes_on) == (AgreementState.IN_FORCE, None, later)


def test_waiting_for_ratification_it_replaces_nothing_yet(old, by) -> None:
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    _sign(draft, by, None)
    old.refresh_from_db()
    assert (old.state, old.closes_on) == (AgreementState.IN_FORCE, None)
    agreements.decide(draft, Decision(Verb.ENTER_INTO_FORCE, on=today()), by=by)
    old.refresh_from_db()
    assert old.state == AgreementState.RENEWED


def test_what_is_terminated_before_is_not_replaced(old, by) -> None:
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    over = Decision(Verb.TERMINATE, on=today() + timedelta(5), reason="x")
    agreements.decide(old, over, by=by)
    _sign(draft, by, today() + timedelta(30))
    old.refresh_from_db()
    assert (old.closes_on, old.closes_as) == (today() + timedelta(5), "terminated")


def test_termination_ahead_is_undone_like_any_step(old, by) -> None:
    over = Decision(Verb.TERMINATE, on=today() + timedelta(5), reason="x")
    agreements.decide(old, over, by=by)
    assert (old.state, old.closed_on) == (AgreementState.IN_FORCE, None)
    agreements.undo(old, by=Actor(person("undo_transition")), reason="not agreed")
    old.refresh_from_db()
    assert (old.closes_on, old.closes_as, old.ends_on) == (None, "", today() + timedelta(60))


def test_step_of_before_ends_were_told_apart_is_undone(old, by) -> None:
    agreements.decide(old, Decision(Verb.GIVE_NOTICE, on=today(), reason="x"), by=by)
    step = old.transitions.get()
    for name in ("has_no_end", "review_on", "notice_months", "notice_to", "closes_on", "closes_as"):
        del step.before[name]
    step.save()
    agreements.undo(old, by=Actor(person("undo_transition")), reason="wrong")
    assert (old.notice_given_on, old.notice_to, old.closes_as) == (None, "term", "")


@pytest.fixture
def decider() -> Actor:
    return Actor(person("undo_transition"))


@pytest.mark.parametrize("days", [0, 30])
def test_undoing_the_signature_undoes_the_replacement(old, by, decider, days) -> None:
    begins = today() + timedelta(days)
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    _sign(draft, by, begins)
    agreements.undo(draft, by=decider, reason="Signed by nobody", seen=draft.version)
    old.refresh_from_db()
    assert (old.state, old.closed_on, old.closes_on) == (AgreementState.IN_FORCE, None, None)
    assert old.status_on(begins) is Status.EXPIRING
    step = old.transitions.get()
    assert (step.verb, step.undo_reason) == (Verb.RENEW, "Signed by nobody")
    assert draft.state == AgreementState.IDEA


def test_undoing_the_effect_undoes_the_replacement_and_keeps_the_signature(old, by, decider):
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    _sign(draft, by, None)
    agreements.decide(draft, Decision(Verb.ENTER_INTO_FORCE, on=today()), by=by)
    agreements.undo(draft, by=decider, reason="not ratified")
    old.refresh_from_db()
    assert (old.state, draft.state) == (AgreementState.IN_FORCE, AgreementState.SIGNED)


def test_replacement_of_before_the_signature_stays(old, by, decider) -> None:
    other = TwoPartyAgreementFactory(in_force=True)
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    step = Decision(Verb.RENEW, on=today(), has_successor=True)
    agreements.decide(old, step, by=by, successor=other)
    _sign(draft, by, today())
    agreements.undo(draft, by=decider, reason="wrong")
    old.refresh_from_db()
    assert old.state == AgreementState.RENEWED


def test_what_was_recorded_since_the_replacement_is_undone_first(old, by, decider) -> None:
    draft = renewals.prepare_renewal(old, by=by, title_id="Nota baru")
    _sign(draft, by, today() + timedelta(30))
    since = Decision(Verb.GIVE_NOTICE, on=today(), reason="x", new_end=today() + timedelta(50))
    agreements.decide(old, since, by=by)
    with pytest.raises(refusals.ReplacedHasMoved):
        agreements.undo(draft, by=decider, reason="wrong")
    assert Agreement.objects.get(pk=draft.pk).state != AgreementState.IDEA
    agreements.undo(old, by=decider, reason="first")
    agreements.undo(draft, by=decider, reason="then")
    old.refresh_from_db()
    assert (old.closes_on, draft.state) == (None, AgreementState.IDEA)
