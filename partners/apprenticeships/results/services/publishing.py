"""Publish the results of a round: by another moderator than the one who had it matched.

Results can be read at once; answers begin later, so that nobody gains by being fast.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships.results import signals
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.refusals import (
    AnswersOutOfOrder,
    AnswersTooEarly,
    AnswersTooLate,
    NeedsAnother,
)
from partners.apprenticeships.results.services.matching import user_can_match
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import Verb, after
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.refusals import IsNotOpen

PUBLISHED = "results.published"
ANSWERS_BEGIN = time(8)
DAYS_TO_ANSWER = 7


def user_can_publish(actor: Actor, round: Round) -> bool:
    """Four eyes: not who had it matched."""
    return user_can_match(actor) and not actor.is_(round.matched_by_id)


def answers_from_by_default(now: datetime | None = None) -> datetime:
    """The next day at eight, by the site's clocks."""
    zone = ZoneInfo(settings.TIME_ZONE)
    tomorrow = (now or timezone.now()).astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, ANSWERS_BEGIN, tzinfo=zone)


def answers_until_by_default(answers_from: datetime) -> datetime:
    """When the seventh day is over everywhere."""
    first = answers_from.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return closes_at(first + timedelta(days=DAYS_TO_ANSWER))


@transaction.atomic
def publish(
    round: Round,
    *,
    by: Actor,
    answers_from: datetime | None = None,
    answers_until: datetime | None = None,
    seen: object = None,
) -> Round:
    """Everybody reads the seed and the figures, each cooperative its result, from now on.

    Raises ActionNotPermitted, IsNotOpen, NeedsAnother, AnswersTooEarly, AnswersOutOfOrder,
    AnswersTooLate, HasChangedSince, IsGone.
    """
    require(user_can_match(by))
    current = locked(round, seen)
    to = after(Verb.PUBLISH, current.state)
    if to is None:
        raise IsNotOpen(phase=current.phase)
    if not user_can_publish(by, current):
        raise NeedsAnother
    now = timezone.now()
    begin = answers_from or answers_from_by_default(now)
    end = answers_until or answers_until_by_default(begin)
    _check(current, now, begin, end)
    current.state, current.published_by, current.published_at = to.value, by.person, now
    current.answers_from, current.answers_until = begin, end
    current.announced_at = current.announced_at or now  # of one that was taken in from sheets
    current.save()
    matching = Matching.objects.standing(current)
    facts = matching.figures if matching else {}
    audit.record(
        current,
        PUBLISHED,
        by=by,
        data={
            "answers_from": begin.isoformat(),
            "answers_until": end.isoformat(),
            "result": facts.get("result", ""),
        },
    )
    signals.published.send(sender=Round, round=current)
    return current


def _check(round: Round, now: datetime, begin: datetime, end: datetime) -> None:
    if begin < now:
        raise AnswersTooEarly
    if end <= begin:
        raise AnswersOutOfOrder
    rows = RoundBatch.objects.of(round).filter(taken__gt=0).select_related("batch__offer")
    first = rows.order_by("batch__starts_on", "pk").first()
    if first is not None and _last_day(end) >= first.batch.starts_on:
        batch = f"{first.batch.offer.title} ({first.batch.code})"
        raise AnswersTooLate(batch=batch, day=first.batch.starts_on)


def _last_day(end: datetime) -> date:
    """Midnight belongs to the day that ends with it."""
    moment = end.astimezone(ZoneInfo(settings.TIME_ZONE)) - timedelta(microseconds=1)
    return moment.date()
