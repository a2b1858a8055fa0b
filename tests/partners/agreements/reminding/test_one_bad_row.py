"""What stands in one row stops no word about the others."""

from datetime import timedelta

import pytest
from django.core import mail

from partners.agreements.models import Agreement
from partners.agreements.reminding import candidates
from tests.factories.agreements import AgreementFactory, CommitmentFactory
from tests.partners.agreements.reminding.test_sending import (
    MONDAY,
    _jobs_run_after_the_commit,
    a_promise,
    an_agreement,
    run,
    somebody,
)

__all__ = ["_jobs_run_after_the_commit"]
pytestmark = pytest.mark.django_db
MOST = 2**15 - 1  # that every database takes for a small number


def test_number_past_all_calendars_stops_no_reminder() -> None:
    """As a form took it until November 2026."""
    keeper = somebody()
    a_promise(keeper, MONDAY - timedelta(1))
    too_long = AgreementFactory(in_force=True, in_charge=keeper, report_months=MOST)
    CommitmentFactory(agreement=too_long, due_on=MONDAY - timedelta(1))
    assert run(MONDAY).told == 2
    assert len(mail.outbox) == 1


def test_row_that_rules_fail_at_stops_no_other_reminder(monkeypatch) -> None:
    keeper = somebody()
    bad, good = (an_agreement(keeper) for _each in range(2))
    for agreement in (bad, good):
        CommitmentFactory(agreement=agreement, due_on=MONDAY - timedelta(1))
    Agreement.objects.filter(pk=bad.pk).update(notice_days=77)
    review, said = candidates.rules.review, []

    def fails(facts, on):
        if facts.notice_days == 77:
            raise ArithmeticError
        return review(facts, on)

    monkeypatch.setattr(candidates.rules, "review", fails)
    monkeypatch.setattr(candidates.logger, "exception", lambda *words: said.append(words))
    assert run(MONDAY).told == 2, "the promise of the bad one, too"
    assert set(said) == {("No reminders about %s", f"agreement {bad.pk}")}, "and of nothing else"
