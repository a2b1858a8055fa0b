"""Promises: record, change, and say how they stand."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import history, permissions
from partners.agreements.models import Agreement, Commitment
from partners.agreements.refusals import (
    AlreadyArchived,
    CommitmentClosed,
    DateInFuture,
    NotArchived,
    ObstacleMissing,
)
from partners.agreements.rules import progress
from partners.agreements.rules.progress import CommitmentState

RECORD = history.action(
    "agreements.commitment_record", _("Record commitment"), _("Recorded a commitment")
)
CHANGE = history.action("agreements.commitment_change", _("Change commitment"), history.change)
MOVE = history.action("agreements.commitment_move", _("Move commitment"), history.move)
ARCHIVE = history.action(
    "agreements.commitment_archive", _("Archive commitment"), _("Archived a commitment")
)
RESTORE = history.action(
    "agreements.commitment_restore",
    _("Restore commitment"),
    _("Brought a commitment back from the archive"),
)
WORDS = (
    "title_id",
    "title_en",
    "our_owner",
    "partner",
    "partner_owner",
    "measure_id",
    "measure_en",
    "due_on",
    "next_step_id",
    "next_step_en",
    "in_charge",
    "is_public",
)


@transaction.atomic
def record(agreement: Agreement, *, by: Actor, **words: Any) -> Commitment:
    """Write down a promise; `words` are the fields in WORDS. Raises ActionNotPermitted."""
    require(permissions.user_can_change(by))
    commitment = Commitment(agreement=agreement, **words)
    commitment.full_clean()
    commitment.save()
    _log(commitment, RECORD, by)
    return commitment


@transaction.atomic
def change(commitment: Commitment, *, by: Actor, seen: object = None, **words: Any) -> Commitment:
    """Change the words of a promise. Raises ActionNotPermitted, HasChangedSince."""
    require(permissions.user_can_change(by))
    current = locked(commitment, seen)
    before = {name: str(getattr(current, name) or "") for name in words}
    for name, value in words.items():
        setattr(current, name, value)
    current.full_clean()
    _save(current)
    after = {name: str(value or "") for name, value in words.items()}
    changes = {name: [before[name], after[name]] for name in words if before[name] != after[name]}
    _log(current, CHANGE, by, changes=changes)
    return current


@transaction.atomic
def start(commitment: Commitment, *, by: Actor, seen: object = None) -> Commitment:
    """Work has begun, or goes on after an obstacle. Raises CommitmentClosed."""
    return _move(commitment, CommitmentState.UNDERWAY, by=by, seen=seen)


@transaction.atomic
def finish(
    commitment: Commitment, *, by: Actor, on: date | None = None, seen: object = None
) -> Commitment:
    """The promise is kept. Raises CommitmentClosed, DateInFuture, HasChangedSince."""
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise DateInFuture(date=day)
    return _move(commitment, CommitmentState.DONE, by=by, seen=seen, done_on=day)


@transaction.atomic
def block(
    commitment: Commitment,
    *,
    by: Actor,
    obstacle: str,
    words_id: str = "",
    words_en: str = "",
    next_step_id: str | None = None,
    next_step_en: str | None = None,
    seen: object = None,
) -> Commitment:
    """Something is in the way; a next step that is not given stays as it was.

    Raises ObstacleMissing, CommitmentClosed, HasChangedSince.
    """
    if not obstacle:
        raise ObstacleMissing()
    return _move(
        commitment,
        CommitmentState.BLOCKED,
        by=by,
        seen=seen,
        obstacle=obstacle,
        obstacle_id=words_id,
        obstacle_en=words_en,
        next_step=(next_step_id, next_step_en),
    )


@transaction.atomic
def drop(commitment: Commitment, *, by: Actor, reason: str = "", seen: object = None) -> Commitment:
    """The parties gave it up. Raises ActionNotPermitted, CommitmentClosed, HasChangedSince."""
    return _move(commitment, CommitmentState.DROPPED, by=by, seen=seen, reason=reason)


@transaction.atomic
def reopen(
    commitment: Commitment, *, by: Actor, reason: str = "", seen: object = None
) -> Commitment:
    """Take back "done" or "dropped". For moderators. Raises ActionNotPermitted."""
    require(permissions.user_can_undo(by))
    return _move(
        commitment, CommitmentState.UNDERWAY, by=by, seen=seen, reason=reason, reopening=True
    )


@transaction.atomic
def archive(commitment: Commitment, *, by: Actor, seen: object = None) -> None:
    """Take a promise out of every list.

    Raises ActionNotPermitted, AlreadyArchived, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    current = locked(commitment, seen)
    if current.archived_at:
        raise AlreadyArchived()
    current.archived_at = timezone.now()
    _save(current)
    _log(current, ARCHIVE, by)


@transaction.atomic
def restore(commitment: Commitment, *, by: Actor, seen: object = None) -> None:
    """Bring a promise back as it was. Raises ActionNotPermitted, NotArchived, HasChangedSince."""
    require(permissions.user_can_publish(by))
    current = locked(commitment, seen)
    if not current.archived_at:
        raise NotArchived()
    current.archived_at = None
    _save(current)
    _log(current, RESTORE, by)


def _move(
    commitment: Commitment,
    state: CommitmentState,
    *,
    by: Actor,
    seen: object,
    reopening: bool = False,
    done_on: date | None = None,
    obstacle: str = "",
    obstacle_id: str = "",
    obstacle_en: str = "",
    next_step: tuple[str | None, str | None] = (None, None),
    reason: str = "",
) -> Commitment:
    require(permissions.user_can_change(by))
    current = locked(commitment, seen)
    if CommitmentState(current.state) in progress.CLOSED and not reopening:
        raise CommitmentClosed(state=current.state)
    before = current.state
    current.state, current.done_on, current.obstacle = state, done_on, obstacle
    current.obstacle_id, current.obstacle_en = obstacle_id, obstacle_en
    current.next_step_id = current.next_step_id if next_step[0] is None else next_step[0]
    current.next_step_en = current.next_step_en if next_step[1] is None else next_step[1]
    _save(current)
    moved = {"before": before, "after": state.value, "obstacle": obstacle, "reason": reason.strip()}
    _log(current, MOVE, by, **moved)
    return current


def _save(commitment: Commitment) -> None:
    commitment.version += 1
    commitment.save()


def _log(commitment: Commitment, action: str, by: Actor, **data: Any) -> None:
    entry = {"commitment": commitment.pk, "title": commitment.title_id, **data}
    entry["version"] = commitment.version
    audit.record(commitment.agreement, action, by=by, data=entry)
