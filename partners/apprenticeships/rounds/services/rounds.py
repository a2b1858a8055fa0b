"""Make a round, choose its batches, announce it, call it off.

What is promised when it is announced holds: the fingerprint of the seed, the version and weights
of the rules, the last day to apply, which can only be moved to a later one.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.cache import renewal
from home.desk.locking import locked, locked_together
from home.desk.taken import refused_if_taken
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds import readiness, signals, weights
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState, Verb, after
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.refusals import (
    DeadlineOnlyLater,
    FollowsItself,
    IsAnnounced,
    IsNotOpen,
    NotReady,
    ReasonMissing,
)
from partners.apprenticeships.services import batches as batch_services
from partners.matching import lottery
from partners.matching.policy import Policy

ADD, CHANGE = "rounds.add_round", "rounds.change_round"
WORDS = (
    "code",
    "name_id",
    "name_en",
    "follows",
    "apply_until",
    "reserve_percent",
    "confirm_days",
    "is_demo",
)
CREATED, CHANGED, BATCHES = "rounds.created", "rounds.changed", "rounds.batches"
ANNOUNCED, CANCELLED = "rounds.announced", "rounds.cancelled"


def user_can_create(actor: Actor) -> bool:
    return actor.has(ADD)


def user_can_change(actor: Actor) -> bool:
    return actor.has(CHANGE)


@transaction.atomic
def create(*, by: Actor, **words: Any) -> Round:
    """A draft, of `WORDS`. Raises ActionNotPermitted, FollowsItself; ValidationError by field."""
    require(user_can_create(by))
    round = Round(policy=Policy().version)
    _write(round, words)
    audit.record(round, CREATED, by=by)
    return round


@transaction.atomic
def change(round: Round, *, by: Actor, seen: object = None, **words: Any) -> Round:
    """Write some of `WORDS`. Of a round that people apply to only a later last day is written.

    Raises ActionNotPermitted, IsNotOpen, IsAnnounced, DeadlineOnlyLater, NotReady, FollowsItself,
    HasChangedSince, IsGone; ValidationError by field.
    """
    require(user_can_change(by))
    current = locked(round, seen)
    _must_be_open(current)
    new = {name: value for name, value in words.items() if getattr(current, name) != value}
    before = {name: _plain(getattr(current, name)) for name in new}
    if not new:
        return current
    is_announced = current.state != RoundState.DRAFT
    if is_announced:
        _only_later(current, new)
    _write(current, new)
    if is_announced:
        _must_be_ready(readiness.missing(current), readiness.Lack.BEGINS_BEFORE)
    after_ = {name: _plain(getattr(current, name)) for name in new}
    audit.record(current, CHANGED, by=by, data={"before": before, "after": after_})
    if is_announced:
        _tell(current, "deadline", {"day": current.apply_until.isoformat()})
    return current


@transaction.atomic
def choose_batches(
    round: Round, batches: Iterable[Batch], *, by: Actor, seen: object = None
) -> Round:
    """These and no others. Once people apply, who applied is told of the difference, and those
    that come anew are opened if they were planned.

    Raises ActionNotPermitted, IsNotOpen, NotReady (once announced), HasChangedSince, IsGone.
    """
    require(user_can_change(by))
    current = locked(round, seen)
    _must_be_open(current)
    rows = {row.batch_id: row for row in RoundBatch.objects.of(current)}
    wanted = {batch.pk: batch for batch in batches}
    new = locked_together(batch for key, batch in wanted.items() if key not in rows)
    gone = [row for key, row in rows.items() if key not in wanted]
    if not new and not gone:
        return current
    left = [batch.code for batch in readiness.with_facts(row.batch_id for row in gone)]
    RoundBatch.objects.filter(pk__in=[row.pk for row in gone]).delete()
    RoundBatch.objects.bulk_create([RoundBatch(round=current, batch_id=key) for key in new])
    joined = [batch.code for batch in new.values()]
    if current.state != RoundState.DRAFT:
        if not wanted:
            raise NotReady(missing=[readiness.Missing(readiness.Lack.NO_BATCHES)])
        _open(current, new, by)
        _tell(current, "batches", {"joined": joined, "left": left})
    renewal.changed(RoundBatch)
    current.save()  # another version of it
    audit.record(current, BATCHES, by=by, data={"joined": joined, "left": left})
    return current


@transaction.atomic
def announce(round: Round, *, by: Actor, seen: object = None) -> Round:
    """Take applications from now on: the seed is drawn, its fingerprint published, the rules are
    frozen, and batches that were planned are opened.

    Raises ActionNotPermitted, IsNotOpen, NotReady, HasChangedSince, IsGone.
    """
    require(user_can_change(by))
    current = locked(round, seen)
    _go(current, Verb.ANNOUNCE)
    rows = RoundBatch.objects.of(current).select_related("batch")
    batches = locked_together(row.batch for row in rows)
    _must_be_ready(readiness.missing(current))
    _open(current, batches, by)
    current.policy, current.weights = Policy().version, weights.of_round(current)
    current.seed = lottery.new_seed()
    current.commitment = lottery.commitment(current.seed)
    current.announced_at = timezone.now()
    current.save()
    facts = {"commitment": current.commitment, "policy": current.policy}
    audit.record(current, ANNOUNCED, by=by, data={**facts, "batches": len(batches)})
    return current


@transaction.atomic
def cancel(round: Round, *, by: Actor, reason: str, seen: object = None) -> Round:
    """Call it off; who applied is told why.

    Raises ActionNotPermitted, IsNotOpen, ReasonMissing, HasChangedSince, IsGone.
    """
    require(user_can_change(by))
    current = locked(round, seen)
    was_announced = current.state != RoundState.DRAFT
    _go(current, Verb.CANCEL)
    if not reason.strip():
        raise ReasonMissing
    current.save()
    audit.record(current, CANCELLED, by=by, data={"reason": reason})
    if was_announced:
        _tell(current, "cancelled", {"reason": reason})
    return current


def _write(round: Round, words: dict[str, Any]) -> None:
    for name, value in words.items():
        if name not in WORDS:
            raise TypeError(name)
        setattr(round, name, value)
    if round.apply_until is None:
        raise ValidationError(
            {"apply_until": Round._meta.get_field("apply_until").error_messages["null"]}
        )
    if round.follows is not None:
        is_other = round.follows_id != round.pk and round.follows.state == RoundState.PUBLISHED
        if not is_other:
            raise FollowsItself
    round.closes_at = closes_at(round.apply_until)
    round.full_clean()
    with refused_if_taken(round):
        round.save()


def _must_be_open(round: Round) -> None:
    """Whether its words and batches may still change."""
    if round.phase not in (Phase.DRAFT, Phase.COLLECTING):
        raise IsNotOpen(phase=round.phase)


def _only_later(round: Round, words: dict[str, Any]) -> None:
    for name in words:
        if name != "apply_until":
            raise IsAnnounced(field=name)
    if words["apply_until"] < round.apply_until:
        raise DeadlineOnlyLater(day=round.apply_until)


def _must_be_ready(missing: Iterable[readiness.Missing], *only: readiness.Lack) -> None:
    """Raises NotReady; for lacks of these kinds alone, if any are named."""
    found = [one for one in missing if not only or one.lack in only]
    if found:
        raise NotReady(missing=found)


def _open(round: Round, batches: dict[int, Batch], by: Actor) -> None:
    """Raises NotReady. The batches are locked: no two rounds take one at once."""
    full = readiness.with_facts(batches)
    _must_be_ready(readiness.missing_of(round, full, timezone.localdate()))
    for batch in full:
        if batch.state == BatchState.PLANNED:
            batch_services.decide(batch, BatchState.OPEN, by=by, note=str(round))
        else:
            batch.save(update_fields=["updated_at"])  # drafts of before are older than what it says


def _go(round: Round, verb: Verb) -> None:
    to = after(verb, round.state)
    if to is None:
        raise IsNotOpen(phase=round.phase)
    round.state = to.value


def _tell(round: Round, what: str, facts: dict[str, Any]) -> None:
    signals.changed.send(sender=Round, round=round, what=what, facts=facts)


def _plain(value: Any) -> Any:
    if isinstance(value, Round):
        return value.code
    return value.isoformat() if isinstance(value, date | datetime) else value
