"""Who appeals against a result until when, who answers."""

from datetime import datetime

from home.access import Actor
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.appeal_rules import MOST, appeal_until
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services.answers import user_can_answer
from partners.apprenticeships.rounds.lifecycle import RoundState

ANSWER = "results.change_result"


def user_can_answer_appeals(actor: Actor) -> bool:
    """Moderators; which of them, `user_can_answer_appeal` says."""
    return actor.has(ANSWER)


def user_can_appeal(actor: Actor, result: Result) -> bool:
    """Who answers for the cooperative, once results can be read."""
    is_readable = result.round.state == RoundState.PUBLISHED
    return is_readable and user_can_answer(actor, result.organisation)


def user_can_answer_appeal(actor: Actor, appeal: Appeal) -> bool:
    """A moderator who has no part in it: `Appeal.objects.of_others_than`."""
    if not user_can_answer_appeals(actor) or actor.person is None:
        return False
    return Appeal.objects.filter(pk=appeal.pk).of_others_than(actor).exists()


def until(result: Result) -> datetime | None:
    """The last moment to appeal; None before results can be read."""
    readable_at = result.round.published_at
    return appeal_until(readable_at, saying.zone(result)) if readable_at else None


def until_words(result: Result) -> str:
    """By the cooperative's own clocks."""
    last = until(result)
    return saying.moment(last, saying.zone(result)) if last else ""


def is_in_time(result: Result, at: datetime) -> bool:
    last = until(result)
    return last is not None and at <= last


def times_raised(result: Result, kind: str) -> int:
    return Appeal.objects.filter(result=result, kind=kind).count()


def can_be_said_anew(appeal: Appeal, at: datetime) -> bool:
    """Whether it can, once it is withdrawn."""
    return is_in_time(appeal.result, at) and times_raised(appeal.result, appeal.kind) < MOST


def answer_until_words(appeal: Appeal) -> str:
    return saying.moment(appeal.answer_until, appeal.zone)
