"""Moves what the services noted as done today to the days on which it would have been done."""

from datetime import timedelta

from partners.apprenticeships.placements.models import Placement, PlanStep
from partners.apprenticeships.placements.models.plan import ActionPlan
from partners.apprenticeships.results.demo.making import at

STATED, ANSWERED, ISSUED = timedelta(days=1), timedelta(days=3), timedelta(days=3)
HANDED_IN, CONFIRMED = timedelta(days=7), timedelta(days=10)


def moved(placement: Placement) -> None:
    """The outcome to the day after the last, the answer two days later, papers a week before."""
    placement.refresh_from_db()
    last = placement.batch.ends_on
    placement.stated_at = at(last + STATED)
    if placement.answered_at is not None:
        placement.answered_at = at(last + ANSWERED)
    placement.save()
    before = at(placement.batch.starts_on - timedelta(days=6))
    placement.checklist.exclude(confirmed_at=None).update(confirmed_at=before)


def move_certificates(placement: Placement) -> None:
    """With the day that they say."""
    day = placement.batch.ends_on + ISSUED
    for one in placement.certificates.all():
        one.issued_at, one.content = at(day), {**one.content, "issued": day.isoformat()}
        one.save()


def move_plan(plan: ActionPlan) -> None:
    plan.refresh_from_db()
    last = plan.last_day
    if plan.handed_in_at is not None:
        plan.handed_in_at = at(last + HANDED_IN)
    if plan.confirmed_at is not None:
        plan.confirmed_at = at(last + CONFIRMED)
    plan.save()


def move_step(step: PlanStep) -> None:
    """Done two days before it was due."""
    step.refresh_from_db()
    step.done_at = at(step.due_on - timedelta(days=2))
    step.save()
