"""What the database itself refuses, and how the register is asked."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from partners.agreements import attention
from partners.agreements.listing import lights_of
from partners.agreements.models import Agreement, Commitment, Party, Proof
from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import AgreementState
from partners.agreements.rules.progress import Light
from tests.factories.agreements import AgreementFactory, CommitmentFactory, PartyFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 2, 20)
CLOSING = [AgreementState.TERMINATED.value, AgreementState.RENEWED.value]


def _refused(name: str):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": AgreementState.SIGNED}, "agreement_signed_has_signature_date"),
        (
            {"state": AgreementState.IDEA, "signed_on": DAY},
            "agreement_unsigned_has_no_signature_date",
        ),
        ({"state": AgreementState.IN_FORCE, "signed_on": DAY}, "agreement_in_force_has_its_date"),
        (
            {"state": AgreementState.SIGNED, "signed_on": DAY, "proposed_on": DAY + timedelta(1)},
            "agreement_proposed_before_signed",
        ),
        ({"has_no_end": True, "ends_on": DAY}, "agreement_no_end_is_no_date"),
        ({"notice_days": 30, "notice_months": 1}, "agreement_notice_in_days_or_months"),
        ({"closes_on": DAY}, "agreement_closing_ahead_is_whole"),
        ({"closes_on": DAY, "closes_as": "in-force"}, "agreement_closing_ahead_is_whole"),
        (
            {"state": AgreementState.SIGNED, "signed_on": DAY, "ends_on": DAY},
            "agreement_signed_before_end",
        ),
        ({"renews_automatically": True}, "agreement_renewal_has_terms"),
        ({"link": "renews"}, "agreement_chain_is_whole"),
    ],
)
def test_impossible_agreement_is_refused(fields: dict, constraint: str) -> None:
    with transaction.atomic(), _refused(constraint):
        AgreementFactory(**fields)


def test_organisation_is_a_party_once() -> None:
    party = PartyFactory()
    with transaction.atomic(), pytest.raises(IntegrityError):
        Party.objects.create(agreement=party.agreement, organisation=party.organisation)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "done"}, "commitment_done_has_its_date"),
        ({"state": "blocked"}, "commitment_blocked_names_its_obstacle"),
    ],
)
def test_impossible_commitment_is_refused(fields: dict, constraint: str) -> None:
    with transaction.atomic(), _refused(constraint):
        CommitmentFactory(**fields)


def test_proof_points_at_exactly_one_thing() -> None:
    commitment = CommitmentFactory()
    with transaction.atomic(), _refused("proof_points_at_one_thing"):
        Proof.objects.create(commitment=commitment)


def test_same_title_gets_an_address_of_its_own() -> None:
    first, second = (AgreementFactory(title_id="MoU dengan ICA") for _ in range(2))
    assert (first.slug, second.slug) == ("mou-dengan-ica", "mou-dengan-ica-2")


def test_plain_save_leaves_the_life_cycle_alone() -> None:
    agreement = AgreementFactory()
    stale = Agreement.objects.get(pk=agreement.pk)
    Agreement.objects.filter(pk=agreement.pk).update(state=AgreementState.NEGOTIATION)
    stale.title_en = "New title"
    stale.save()
    agreement.refresh_from_db()
    assert (agreement.state, agreement.title_en) == (AgreementState.NEGOTIATION, "New title")


def test_publishing_an_old_draft_does_not_undo_a_signature() -> None:
    agreement = AgreementFactory()
    draft = agreement.save_revision()
    Agreement.objects.filter(pk=agreement.pk).update(state=AgreementState.SIGNED, signed_on=DAY)
    draft.refresh_from_db()
    draft.publish()
    agreement.refresh_from_db()
    assert (agreement.state, agreement.signed_on) == (AgreementState.SIGNED, DAY)


def test_public_leaves_out_drafts_and_archived() -> None:
    shown = AgreementFactory()
    AgreementFactory(draft=True)
    hidden = AgreementFactory()
    hidden.archived_at = hidden.created_at
    hidden.save(update_fields=["archived_at"])
    assert list(Agreement.objects.public()) == [shown]


def test_ending_within_leaves_out_what_renews_itself() -> None:
    today = date(2026, 11, 1)
    ending = AgreementFactory(in_force=True, ends_on=today + timedelta(20))
    AgreementFactory(
        in_force=True,
        ends_on=today + timedelta(20),
        renews_automatically=True,
        renewal_months=12,
    )
    AgreementFactory(in_force=True, ends_on=today + timedelta(200))
    assert list(Agreement.objects.ending_within(30, today)) == [ending]


def test_promises_are_counted_by_light() -> None:
    agreement = AgreementFactory(in_force=True)
    today = date(2026, 11, 1)
    CommitmentFactory(agreement=agreement, state="done", done_on=today)
    CommitmentFactory(agreement=agreement, due_on=today - timedelta(1))
    CommitmentFactory(agreement=agreement, state="blocked", obstacle="budget")
    CommitmentFactory(agreement=agreement, is_public=False, due_on=today - timedelta(1))
    counted = Agreement.objects.with_promises(today).get()
    assert (counted.promised, counted.done, counted.late, counted.blocked) == (3, 1, 1, 1)
    assert Commitment.objects.late(today).count() == 2


def test_agreements_of_an_organisation_come_once() -> None:
    organisation = OrganisationFactory()
    agreement = AgreementFactory(parties=[organisation, OrganisationFactory()])
    assert list(Agreement.objects.with_organisation(organisation)) == [agreement]


class TestStatusInTheDatabase(HypothesisTestCase):
    """The SQL expression says the same as the pure rules."""

    @settings(max_examples=40, deadline=None)
    @given(
        state=st.sampled_from(
            [
                AgreementState.SIGNED,
                AgreementState.IN_FORCE,
                AgreementState.SUSPENDED,
                AgreementState.RENEWED,
            ]
        ),
        begins=st.integers(-200, 300),
        lasts=st.none() | st.integers(1, 900),
        renewal=st.none() | st.integers(1, 24),
        notice_days=st.integers(0, 300),
        months=st.integers(0, 12),
        notice=st.booleans(),
        closing=st.none() | st.tuples(st.integers(1, 1200), st.sampled_from(CLOSING)),
        after=st.integers(-100, 1500),
    )
    def test_status_is_the_same_in_both(
        self, state, begins, lasts, renewal, notice_days, months, notice, closing, after
    ) -> None:
        day, closes_as = closing or (0, "")
        in_force_on = DAY + timedelta(begins)
        ends_on = max(in_force_on, DAY) + timedelta(lasts) if lasts else None
        agreement = AgreementFactory(
            state=state,
            signed_on=DAY,
            in_force_on=in_force_on,
            ends_on=ends_on,
            renews_automatically=bool(renewal and lasts),
            renewal_months=renewal,
            notice_days=0 if months else notice_days,
            notice_months=months,
            closes_on=DAY + timedelta(day) if closing else None,
            closes_as=closes_as,
            notice_given_on=DAY if notice else None,
        )
        on = DAY + timedelta(after)
        found = Agreement.objects.with_status(on).with_final_end().get()
        assert found.status == agreement.status_on(on)
        assert found.final_end == lifecycle.final_end(agreement.facts())
        assert Agreement.objects.standing(found.status, on=on).exists()
        promise = CommitmentFactory(agreement=agreement, due_on=on - timedelta(1))
        is_late = promise.light_on(on) is Light.LATE
        assert Commitment.objects.late(on).exists() == is_late
        assert attention.late(on).exists() == is_late
        assert lights_of([agreement.pk], on)[agreement.pk][Light.LATE] == int(is_late)
        assert Agreement.objects.with_promises(on).get().late == int(is_late)
        soon = 0 <= (found.final_end - on).days <= 30 if found.final_end else False
        goes_on = agreement.state in lifecycle.DATED and found.status not in lifecycle.OVER
        assert Agreement.objects.ending_within(30, on).exists() == (soon and goes_on)
