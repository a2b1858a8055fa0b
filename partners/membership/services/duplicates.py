"""What people say about two records that may be one cooperative: two, one, or look at it again.

Moderators decide about all of them. A PMO decides that they are two where both lie in their area;
that they are one is their word to the moderators, who merge (`services/merging.py`).
"""

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.membership import permissions
from partners.membership.refusals import PairIsSettled, ReasonIsMissing
from partners.membership.services.merging import user_can_merge
from partners.organisations.models import DuplicatePair

DISTINCT = "membership.duplicate_is_none"
SAME = "membership.duplicate_handed_over"
REOPENED = "membership.duplicate_opened_again"
State = DuplicatePair.State


def user_can_decide(actor: Actor, pair: DuplicatePair) -> bool:
    """Moderators, and a PMO in whose area both lie."""
    both = (pair.first, pair.second)
    return user_can_merge(actor) or all(permissions.user_oversees(actor, one) for one in both)


@transaction.atomic
def say_distinct(pair: DuplicatePair, *, why: str, by: Actor, seen: object = None) -> DuplicatePair:
    """They are two, for good: shown again only where other facts speak for one.

    Raises ActionNotPermitted, ReasonIsMissing, PairIsSettled, HasChangedSince, IsGone.
    """
    pair = _taken(pair, State.OPEN, by, seen)
    pair.why = _reason(why)
    pair.state, pair.decided_on = State.DISTINCT, pair.reasons
    pair.decided_by, pair.decided_at = by.person, timezone.now()
    return _kept(pair, DISTINCT, by, pair.why)


@transaction.atomic
def say_same(pair: DuplicatePair, *, why: str, by: Actor, seen: object = None) -> DuplicatePair:
    """A word to the moderators, who see it beside the pair. Nothing is merged.

    Raises ActionNotPermitted, ReasonIsMissing, PairIsSettled, HasChangedSince, IsGone.
    """
    pair = _taken(pair, State.OPEN, by, seen)
    pair.said_why, pair.said_by, pair.said_at = _reason(why), by.person, timezone.now()
    return _kept(pair, SAME, by, pair.said_why)


@transaction.atomic
def reopen(pair: DuplicatePair, *, by: Actor, seen: object = None) -> DuplicatePair:
    """Somebody said rashly that they are two; what was said stays to be read.

    Raises ActionNotPermitted, PairIsSettled, HasChangedSince, IsGone.
    """
    pair = _taken(pair, State.DISTINCT, by, seen)
    pair.state = State.OPEN
    return _kept(pair, REOPENED, by, pair.why)


def _taken(pair: DuplicatePair, state: str, by: Actor, seen: object) -> DuplicatePair:
    require(user_can_decide(by, pair))
    pair = locked(pair, seen)
    if pair.state != state or pair.first.is_archived or pair.second.is_archived:
        raise PairIsSettled
    return pair


def _reason(why: str) -> str:
    if not (why := why.strip()):
        raise ReasonIsMissing
    return why


def _kept(pair: DuplicatePair, action: str, by: Actor, why: str) -> DuplicatePair:
    """With a line in the history of both."""
    pair.save()
    for one in (pair.first, pair.second):
        facts = {"other": pair.other(one).pk, "score": pair.score, "reason": why}
        audit.record(one, action, by=by, data=facts)
    return pair
