"""What is done with an agreement: take a step, undo the last, archive, let a partner in."""

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked, locked_together
from home.uploads.keeping import removed_when_refused
from partners.agreements import history, permissions
from partners.agreements.models import (
    PROCESS_FIELDS,
    Agreement,
    Document,
    PartnerAccess,
    Transition,
)
from partners.agreements.refusals import (
    AlreadyArchived,
    AlreadyLetIn,
    NotArchived,
    NothingToUndo,
    ReasonMissing,
    SuccessorMissing,
    SuccessorNotSigned,
)
from partners.agreements.rules import decisions, lifecycle
from partners.agreements.rules.decisions import Decision
from partners.agreements.rules.lifecycle import FACTS, SIGNED_STATES, AgreementState, Verb
from partners.agreements.services import documents, renewals

TRANSITION = history.action("agreements.transition", _("Take a step"), history.step)
UNDO = history.action("agreements.undo", _("Undo a step"), history.undo)
ARCHIVE = history.action("agreements.archive", _("Archive"), _("Archived"), "reason")
RESTORE = history.action("agreements.restore", _("Restore"), _("Restored from the archive"))
LET_IN = history.action(
    "agreements.let_in",
    _("Let a partner in"),
    _("Let a partner's account in"),
    "name",
    guarded=True,
)
SHUT_OUT = history.action(
    "agreements.shut_out",
    _("Shut a partner out"),
    _("Took a partner's access back"),
    "name",
    guarded=True,
)
# What a step may change, and what undoing puts back.
UNDOABLE = tuple(
    name
    for name in PROCESS_FIELDS
    if name not in {"archived_at", "checked_on", "version", "expiring_from"}
)
CLOSING = {Verb.SUSPEND, Verb.TERMINATE, Verb.RENEW}


@transaction.atomic
def decide(
    agreement: Agreement,
    decision: Decision,
    *,
    by: Actor,
    today: date | None = None,
    document: Document | None = None,
    successor: Agreement | None = None,
    seen: object = None,
) -> Transition:
    """Take one step. Raises the refusal that names what is missing (see `refusals`).

    A decision that needs a document is given one, or the reason why there is none. Once a renewal
    takes effect, the agreement that it renews is replaced by it.
    """
    require(permissions.user_can_change(by))
    earlier = renewals.renewed_by(agreement) if decision.verb in renewals.TAKING_EFFECT else None
    if other := successor or earlier:
        other = locked_together([agreement, other])[other.pk]
    current = locked(agreement, seen)
    before = _snapshot(current)
    facts = current.facts(parties=parties_of(current))
    day = today or timezone.localdate()
    decisions.check(facts, decision, day)
    if decision.verb is Verb.RENEW:
        _follow(current, other)
    changed = decisions.apply(facts, decision, day)
    for name in FACTS:
        setattr(current, name, getattr(changed, name))
    current.closed_on = _closed_on(current, decision, day)
    step = _record(agreement, current, decision, before, by, document)
    if earlier is not None and other is not None:
        _replace(other, current, by, day)
    return step


@transaction.atomic
def decide_with_file(
    agreement: Agreement,
    decision: Decision,
    file: File[bytes],
    *,
    by: Actor,
    about: dict[str, Any],
    **given: Any,
) -> Transition:
    """Take one step together with the document that it needs, or do neither.

    `about` describes the file as `documents.add` wants it, `given` is what `decide` takes.
    Raises what both raise.
    """
    document = documents.add(agreement, file, by=by, **about)
    with removed_when_refused(document):
        return decide(agreement, decision, by=by, document=document, **given)


@transaction.atomic
def undo(agreement: Agreement, *, by: Actor, reason: str, seen: object = None) -> Transition:
    """Take the last step back, and what it did to the agreement that this one renews. For
    moderators, with a reason.

    Raises ActionNotPermitted, ReasonMissing, NothingToUndo, ReplacedHasMoved, HasChangedSince.
    """
    require(permissions.user_can_undo(by))
    if not reason.strip():
        raise ReasonMissing()
    if earlier := renewals.renewed_by(agreement):
        locked_together([agreement, earlier])
    current = locked(agreement, seen)
    step: Transition | None = current.transitions.standing().select_for_update().first()
    if step is None:
        raise NothingToUndo()
    replaced = renewals.replaced_by(step)
    for name in UNDOABLE:
        field = Agreement._meta.get_field(name)
        # What was not kept yet when the step was taken was then as it is at first.
        setattr(current, name, field.to_python(step.before.get(name, field.get_default())))  # type: ignore[union-attr]
    _write(agreement, current)
    step.undone_by, step.undone_at, step.undo_reason = by.person, timezone.now(), reason.strip()
    step.save()
    data = {"verb": step.verb, "reason": reason, "version": current.version}
    audit.record(current, UNDO, by=by, data=data)
    if replaced:
        undo(replaced, by=by, reason=reason)
    return step


@transaction.atomic
def archive(agreement: Agreement, *, by: Actor, reason: str, seen: object = None) -> None:
    """Take an agreement out of every list, feed and count; its address answers 404 to visitors.

    Raises ActionNotPermitted, ReasonMissing, AlreadyArchived, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    if not reason.strip():
        raise ReasonMissing()
    current = locked(agreement, seen)
    if current.archived_at:
        raise AlreadyArchived()
    current.archived_at = timezone.now()
    _write(agreement, current)
    data = {"reason": reason.strip(), "version": current.version}
    audit.record(current, ARCHIVE, by=by, data=data)


@transaction.atomic
def restore(agreement: Agreement, *, by: Actor, seen: object = None) -> None:
    """Bring an archived agreement back as it was.

    Raises ActionNotPermitted, NotArchived, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    current = locked(agreement, seen)
    if not current.archived_at:
        raise NotArchived()
    current.archived_at = None
    _write(agreement, current)
    audit.record(current, RESTORE, by=by, data={"version": current.version})


@transaction.atomic
def let_in(agreement: Agreement, user: Any, *, by: Actor) -> PartnerAccess:
    """Let a partner's account read the partners-only documents.

    Raises ActionNotPermitted, AlreadyLetIn.
    """
    require(permissions.user_can_publish(by))
    access, is_new = PartnerAccess.objects.get_or_create(
        agreement=agreement, user=user, defaults={"granted_by": by.person}
    )
    if not is_new:
        raise AlreadyLetIn()
    audit.record(agreement, LET_IN, by=by, data={"user": user.pk, "name": str(user)})
    return access


@transaction.atomic
def shut_out(access: PartnerAccess, *, by: Actor) -> None:
    """Take the access back. Raises ActionNotPermitted, IsGone."""
    require(permissions.user_can_publish(by))
    locked(access)
    data = {"user": access.user_id, "name": str(access.user)}
    audit.record(access.agreement, SHUT_OUT, by=by, data=data)
    access.delete()


def parties_of(agreement: Agreement) -> int:
    """Parties as they are written now: in the latest draft while nothing is published."""
    return int(renewals.as_written(agreement).parties.count())


def open_verbs(agreement: Agreement, today: date | None = None) -> list[Verb]:
    return lifecycle.open_verbs(agreement.facts(), today or timezone.localdate())


def _follow(current: Agreement, successor: Agreement | None) -> None:
    if successor is None or successor.pk == current.pk:
        raise SuccessorMissing()
    if AgreementState(successor.state) not in SIGNED_STATES:
        raise SuccessorNotSigned(successor=successor)


def _replace(earlier: Agreement, renewal: Agreement, by: Actor, today: date) -> None:
    """The agreement that this one renews is over from the day on which this one takes effect,
    unless it is over before, or rests.
    """
    on = renewals.replaces_on(earlier, renewal)
    is_over_before = on and earlier.closes_on and earlier.closes_on <= on
    is_running = earlier.archived_at is None and Verb.RENEW in open_verbs(earlier, today)
    if on and is_running and not is_over_before:
        step = Decision(Verb.RENEW, on=on, has_successor=True)
        decide(earlier, step, by=by, today=today, successor=renewal)


def _closed_on(current: Agreement, decision: Decision, today: date) -> date | None:
    if decision.verb in CLOSING and not decisions.is_ahead(decision, today):
        return decision.on
    return None if decision.verb in {Verb.RESUME, Verb.EXTEND} else current.closed_on


def _snapshot(agreement: Agreement) -> dict[str, object]:
    return {name: Agreement._meta.get_field(name).value_from_object(agreement) for name in UNDOABLE}  # type: ignore[union-attr]


def _record(
    agreement: Agreement,
    current: Agreement,
    decision: Decision,
    before: dict[str, Any],
    by: Actor,
    document: Document | None,
) -> Transition:
    _write(agreement, current)
    step = Transition.objects.create(
        agreement=current,
        verb=decision.verb,
        from_state=before["state"],
        to_state=current.state,
        on=decision.on,
        reason=decision.reason.strip(),
        document=document,
        before=before,
        by=by.person,
    )
    audit.record(current, TRANSITION, by=by, data=_logged(decision, current))
    return step


def _logged(decision: Decision, current: Agreement) -> dict[str, object]:
    return {
        "verb": decision.verb.value,
        "on": decision.on and decision.on.isoformat(),
        "reason": decision.reason.strip(),
        "version": current.version,
    }


def _write(agreement: Agreement, current: Agreement) -> None:
    """Save the locked row and bring the caller's instance up to date."""
    current.version += 1
    current.save(update_fields=[*PROCESS_FIELDS, "updated_at"])
    for name in PROCESS_FIELDS:
        setattr(agreement, name, getattr(current, name))
