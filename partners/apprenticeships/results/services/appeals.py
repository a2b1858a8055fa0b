"""A cooperative appeals against its result; a moderator answers. No seat moves by it.

The cooperative's row and the result's are locked while one is raised, so that none is raised while
the cooperative is merged into another; the appeal's while it is withdrawn or answered.
"""

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships.results import appeal_notices as notices
from partners.apprenticeships.results import appealing
from partners.apprenticeships.results.appeal_refusals import (
    AppealedTooOften,
    AppealsAreOver,
    IsAnswered,
    IsAppealed,
    WordsAreMissing,
)
from partners.apprenticeships.results.appeal_rules import MOST, Verb, step
from partners.apprenticeships.results.models import Appeal, Result
from partners.membership.models import Scope
from partners.membership.permissions import acting_for

RAISED, WITHDRAWN = "results.appeal_raised", "results.appeal_withdrawn"
UPHELD, DISMISSED = "results.appeal_upheld", "results.appeal_dismissed"


@transaction.atomic
def appeal(result: Result, *, kind: str, why: str, by: Actor, seen: object = None) -> Appeal:
    """Once for each kind, until the seventh day after results became readable; what was withdrawn
    anew, `appeal_rules.MOST` times in all.

    Raises ActionNotPermitted, WordsAreMissing, AppealsAreOver, IsAppealed, AppealedTooOften,
    HasChangedSince, IsGone.
    """
    require(appealing.user_can_appeal(by, result))
    if not why.strip():
        raise WordsAreMissing
    locked(result.organisation)
    current = locked(result, seen)
    require(appealing.user_can_appeal(by, current))
    if not appealing.is_in_time(current, timezone.now()):
        raise AppealsAreOver(until=appealing.until_words(current))
    if Appeal.objects.standing().filter(result=current, kind=kind).exists():
        raise IsAppealed
    if appealing.times_raised(current, kind) >= MOST:
        raise AppealedTooOften(most=MOST)
    raised = Appeal.objects.create(
        result=current, kind=kind, words=why.strip(), raised_by=by.person
    )
    _record(raised, RAISED, acting_for(by, current.organisation, Scope.ANSWERS))
    return raised


@transaction.atomic
def withdraw(appeal: Appeal, *, by: Actor, seen: object = None) -> None:
    """Raises ActionNotPermitted, IsAnswered, HasChangedSince, IsGone."""
    require(appealing.user_can_appeal(by, appeal.result))
    current = _gone(appeal, Verb.WITHDRAW, seen)
    require(appealing.user_can_appeal(by, current.result))
    current.save()
    _record(current, WITHDRAWN, acting_for(by, current.cooperative, Scope.ANSWERS))


@transaction.atomic
def uphold(appeal: Appeal, *, reason: str, by: Actor, seen: object = None) -> None:
    """The cooperative is right, and reads what was wrong. Places stay as they are.

    Raises ActionNotPermitted, WordsAreMissing, IsAnswered, HasChangedSince, IsGone.
    """
    _answer(appeal, Verb.UPHOLD, UPHELD, reason, by, seen)


@transaction.atomic
def dismiss(appeal: Appeal, *, reason: str, by: Actor, seen: object = None) -> None:
    """The result was right, and the cooperative reads why. Raises as `uphold`."""
    _answer(appeal, Verb.DISMISS, DISMISSED, reason, by, seen)


def _answer(appeal: Appeal, verb: Verb, action: str, reason: str, by: Actor, seen: object) -> None:
    require(appealing.user_can_answer_appeal(by, appeal))
    if not reason.strip():
        raise WordsAreMissing
    current = _gone(appeal, verb, seen)
    require(appealing.user_can_answer_appeal(by, current))
    current.reason, current.decided_by = reason.strip(), by.person
    current.decided_at = timezone.now()
    current.save()
    _record(current, action, by)
    notices.tell_answered(current)


def _gone(appeal: Appeal, verb: Verb, seen: object) -> Appeal:
    """Locked, and where the verb leads; not stored yet."""
    current = locked(appeal, seen)
    leads = step(verb, current.state)
    if leads is None:
        raise IsAnswered
    current.state = Appeal.State(leads.to.value)
    return current


def _record(appeal: Appeal, action: str, by: Actor) -> None:
    """In the cooperative's history, and so in that of its application; not what was said."""
    result = appeal.result
    about = {
        "round": result.round.code,
        "application": result.application_id,
        "kind": appeal.kind,
    }
    audit.record(result.organisation, action, by=by, data=about)
