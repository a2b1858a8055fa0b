"""Placements of the round that is under way: what has just ended, what runs, what is about to
begin. Something is left to do for each side.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.demo import stories, words
from partners.apprenticeships.placements.demo.days import (
    EVENING,
    move_entry,
    move_message,
    move_objection,
    move_papers,
    moved,
)
from partners.apprenticeships.placements.demo.stories import Story, board, host
from partners.apprenticeships.placements.logbook.rules import Moment
from partners.apprenticeships.placements.models import (
    LogbookEntry,
    Objection,
    Placement,
    Rating,
    SelfAssessment,
)
from partners.apprenticeships.placements.services import logbook, messages, objections, placements
from partners.apprenticeships.results.demo.making import at

LEVELS = {Moment.BEFORE: (1, 2, 2, 1), Moment.AFTER: (3, 3, 4, 2)}


def ended(placement: Placement, moderator: Any) -> None:
    """The host has said how it ended; the cooperative has not answered."""
    stories.attended(placement, moderator)
    _wrote(placement, words.LOGBOOK)
    _assessed(placement, Moment)
    placements.state_outcome(placement, placements.Verb.COMPLETE, by=host(placement))
    moved(placement)


def runs(placement: Placement, moderator: Any) -> None:
    """Attendance is taken until yesterday, and the logbook is written; one entry put right."""
    stories.ready(placement, moderator)
    _attended(placement, until=timezone.localdate() - timedelta(days=1))
    move_papers(placement)
    first, *_others = _wrote(placement, words.LOGBOOK)
    _entry(placement, first.day, words.LOGBOOK_CORRECTED, corrects=first)
    _assessed(placement, [Moment.BEFORE])


def came(placement: Placement, moderator: Any) -> None:
    stories.ready(placement, moderator)
    _attended(placement, until=timezone.localdate() - timedelta(days=1))
    move_papers(placement)


def objected(placement: Placement, moderator: Any) -> None:
    """Papers are half in order; the cooperative has not answered the objection."""
    stories.half_ready(placement, moderator)
    _objected(placement, Objection.Kind.REQUIREMENTS, words.OBJECTED)


def objected_and_answered(placement: Placement, moderator: Any) -> None:
    """A moderator has the word."""
    stories.half_ready(placement, moderator)
    raised = _objected(placement, Objection.Kind.CAPACITY, words.OBJECTED_TO_TWO)
    objections.answer(move_objection(raised), text=words.OBJECTION_ANSWERED, by=board(placement))


ENDED: tuple[Story, ...] = (ended, stories.attended, stories.completed)
RUNS: tuple[Story, ...] = (runs, came, came)
AHEAD: tuple[Story, ...] = (objected, objected_and_answered, stories.ready, stories.opened)


def stories_of(batch: Batch) -> tuple[Story, ...]:
    today = timezone.localdate()
    if batch.ends_on < today:
        return ENDED
    return RUNS if batch.starts_on <= today else AHEAD


def write_to_all(batch: Batch, by: Actor) -> None:
    """What its host writes before it begins."""
    if batch.ends_on < timezone.localdate() or not messages.placed_in(batch):
        return
    subject, text = words.MESSAGE
    sent = messages.write_to_placed(batch, subject=subject, text=text, by=by)
    move_message(sent)


def _attended(placement: Placement, *, until: date) -> None:
    days = _days(placement, until)
    placements.attend(placement, dict.fromkeys(days, placement.people), by=host(placement))


def _days(placement: Placement, until: date) -> list[date]:
    first = placement.batch.starts_on
    last = min(until, placement.batch.ends_on)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _wrote(placement: Placement, texts: Iterable[str]) -> list[LogbookEntry]:
    """One each day, until yesterday."""
    days = _days(placement, timezone.localdate() - timedelta(days=1))
    return [_entry(placement, day, text) for day, text in zip(days, texts, strict=False)]


def _entry(placement: Placement, day: date, text: str, **more: Any) -> LogbookEntry:
    by = board(placement)
    entry = logbook.write(placement, by=by, key=uuid4(), day=day, words=text, **more)
    move_entry(entry)
    return entry


def _assessed(placement: Placement, moments: Iterable[Moment]) -> None:
    """Said on days that are over: the service takes only what is said today."""
    made = SelfAssessment.objects.create(
        placement=placement, shows_host=True, shown_by=board(placement).person
    )
    subjects = placement.batch.offer.competencies.order_by("code")
    Rating.objects.bulk_create(
        Rating(
            assessment=made,
            competency=subject,
            moment=moment.value,
            level=level,
            said_by=board(placement).person,
        )
        for moment in moments
        for subject, level in zip(subjects, LEVELS[moment], strict=False)
    )
    days = {Moment.BEFORE: placement.batch.starts_on, Moment.AFTER: placement.batch.ends_on}
    for moment, day in days.items():
        made.ratings.filter(moment=moment.value).update(said_at=at(day) - EVENING)


def _objected(placement: Placement, kind: str, why: str) -> Objection:
    return objections.object_to(placement, kind=kind, why=why, by=host(placement))
