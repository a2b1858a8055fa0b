"""Moves what the services noted as done today to the days on which it would have been done."""

from datetime import timedelta

from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.placements.models import (
    AttendanceDay,
    HostMessage,
    LogbookEntry,
    Objection,
    Placement,
    PlanStep,
)
from partners.apprenticeships.placements.models.plan import ActionPlan
from partners.apprenticeships.results.demo.making import at

STATED, ANSWERED, ISSUED = timedelta(days=1), timedelta(days=3), timedelta(days=3)
READY = timedelta(days=6)
EVENING = timedelta(hours=11)  # after eight in the morning
HANDED_IN, CONFIRMED = timedelta(days=7), timedelta(days=10)


def note_all(placement: Placement, *, by: Actor) -> None:
    """Papers in order and all people there on every day, as if it had been noted then."""
    batch = placement.batch
    AttendanceDay.objects.bulk_create(
        AttendanceDay(
            placement=placement,
            day=batch.starts_on + timedelta(days=n),
            came=placement.people,
            by=by.person,
        )
        for n in range(batch.days)
    )
    placement.checklist.update(confirmed_at=at(batch.starts_on - READY))
    placement.state = Placement.State.ATTENDING
    placement.save()


def moved(placement: Placement) -> None:
    """The outcome to the day after the last, the answer two days later, papers a week before."""
    placement.refresh_from_db()
    last = placement.batch.ends_on
    placement.stated_at = at(last + STATED)
    if placement.answered_at is not None:
        placement.answered_at = at(last + ANSWERED)
    placement.save()
    move_papers(placement)


def move_papers(placement: Placement) -> None:
    """To some days before the first."""
    before = at(placement.batch.starts_on - READY)
    placement.checklist.exclude(confirmed_at=None).update(confirmed_at=before)


def move_certificates(placement: Placement) -> None:
    """With the day that they say."""
    day = placement.batch.ends_on + ISSUED
    for one in placement.certificates.all():
        one.issued_at, one.content = at(day), {**one.content, "issued": day.isoformat()}
        one.save()


def move_entry(entry: LogbookEntry) -> None:
    """To the evening of its day."""
    LogbookEntry.objects.filter(pk=entry.pk).update(received_at=at(entry.day) + EVENING)


def move_message(message: HostMessage) -> None:
    """Three days before the first one; to yesterday, if that is earlier."""
    first = message.batch.starts_on - timedelta(days=3)
    day = min(timezone.localdate() - timedelta(days=1), first)
    HostMessage.objects.filter(pk=message.pk).update(sent_at=at(day))


def move_objection(objection: Objection) -> Objection:
    """Two days back."""
    raised = objection.raised_at - timedelta(days=2)
    Objection.objects.filter(pk=objection.pk).update(raised_at=raised)
    objection.refresh_from_db()
    return objection


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
