"""Lists for the national register: hand in, say what the columns mean, carry out, take back.

Each verb leaves the long work to a job (`partners.organisations.importing.job`) and says only what
is to be done. Editors hand in and compare; moderators write and take back.
"""

import hashlib
from datetime import date

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.jobs import recovery
from partners.organisations.importing import columns, corrected, deciding, files
from partners.organisations.importing.refusals import (
    AnotherIsAtWork,
    AnotherIsHalfWritten,
    GuardsSpeakAgainst,
    NewerIsWritten,
    NotNow,
    ReasonMissing,
    RegisterHasMoved,
)
from partners.organisations.models import Organisation, RegisterImport, RegisterRow

Step, State = RegisterImport.Step, RegisterImport.State
HANDED_IN, CHOSEN = "register_import.hand_in", "register_import.choose_columns"
WRITTEN, UNDONE = "register_import.carry_out", "register_import.roll_back"
DROPPED, DECIDED = "register_import.drop", "register_import.decide"
CHECKED = "register_import.check_again"

_TYPED = {"name", "source", "as_of", "scope"}
_NOT_TYPED = {field.name for field in RegisterImport._meta.fields} - _TYPED


def user_can(actor: Actor, action: str) -> bool:
    """Whether `actor` may `view`, `add` (hand in, compare) or `change` (write, take back) lists."""
    return actor.has(f"organisations.{action}_registerimport")


@transaction.atomic
def hand_in(
    content: bytes | File[bytes],
    name: str,
    *,
    scope: str,
    source: str,
    as_of: date,
    by: Actor,
    corrects: RegisterImport | None = None,
) -> RegisterImport:
    """Keep a file in the private storage, and have its columns read.

    `corrects` is the list whose corrected rows these are: such a list is never a full one.
    Raises ActionNotPermitted, NotAList, ValidationError, OSError (a full disk; nothing is kept).
    """
    require(user_can(by, "add"))
    raw = content if isinstance(content, bytes) else content.read()
    files.refuse_unreadable(raw, name)
    record = RegisterImport(
        name=name[-160:] or "list",
        sha256=hashlib.sha256(raw).hexdigest(),
        scope=RegisterImport.Scope.PART if corrects else scope,
        source=source,
        as_of=as_of,
        corrects=corrects,
        by=by.person,
        asked_by=by.person,
        command=by.job[:60],
    )
    record.clean_fields(exclude=_NOT_TYPED)
    record.file.save(name, ContentFile(raw), save=False)
    record.save()
    audit.record(record, HANDED_IN, by=by)
    recovery.ring(RegisterImport, record.key)
    return record


@transaction.atomic
def choose_columns(
    record: RegisterImport, *, seen: object, by: Actor, keys: dict[str, str]
) -> RegisterImport:
    """Say what each column means, and have the list compared with the register.

    `keys`: the column's id (`columns.id_of`: sheet, "!", letter) to a key of `fields.REGISTER`, or
    "" for one that is not used; a column that is not named keeps what was recognised.
    Raises ActionNotPermitted, NotNow, ColumnsMissing, ColumnsTwice, HasChangedSince, IsGone.
    """
    require(user_can(by, "add"))
    current = locked(record, seen)
    _require_step(current, (Step.READ, State.DONE), (Step.CHECK, State.DONE),
                  (Step.CHECK, State.STOPPED))  # fmt: skip
    current.columns = columns.chosen(current.columns, keys)
    audit.record(current, CHOSEN, by=by)
    return _begin(current, Step.CHECK, by)


@transaction.atomic
def check_again(record: RegisterImport, *, seen: object, by: Actor) -> RegisterImport:
    """Compare once more, because the register moved or the step stopped; decisions stay.

    Raises ActionNotPermitted, NotNow, HasChangedSince, IsGone.
    """
    require(user_can(by, "add"))
    current = locked(record, seen)
    step = Step.READ if current.step == Step.READ else Step.CHECK
    _require_step(current, (Step.READ, State.STOPPED), (Step.CHECK, State.DONE),
                  (Step.CHECK, State.STOPPED))  # fmt: skip
    audit.record(current, CHECKED, by=by)
    return _begin(current, step, by)


@transaction.atomic
def carry_out(
    record: RegisterImport, *, seen: object, by: Actor, because: str = ""
) -> RegisterImport:
    """Have the plan written into the register. One that stopped half-way goes on where it was.

    `because` is why guards that may be passed are. Raises ActionNotPermitted, NotNow,
    GuardsSpeakAgainst, RegisterHasMoved, AnotherIsAtWork, AnotherIsHalfWritten, HasChangedSince,
    IsGone.
    """
    require(user_can(by, "change"))
    current = locked(record, seen)
    _require_step(current, (Step.CHECK, State.DONE), (Step.WRITE, State.STOPPED))
    _refuse_beside_half_written(current)
    if current.step == Step.CHECK:
        _refuse_guarded(current, because)
        if has_moved(current):
            raise RegisterHasMoved
        current.passed_because = because.strip() if current.guards else ""
    audit.record(current, WRITTEN, by=by, data={"because": current.passed_because})
    return _begin(current, Step.WRITE, by)


@transaction.atomic
def roll_back(record: RegisterImport, *, seen: object, by: Actor, because: str) -> RegisterImport:
    """Have everything taken back that the list wrote, row by row.

    What people changed since stays, and so does a new cooperative that something relies on; both
    are told (`figures["stayed"]`, rows with `is_written`). Only the list that was written last, as
    what lists before it wrote lies below its own.
    Raises ActionNotPermitted, ReasonMissing, NotNow, NewerIsWritten, AnotherIsAtWork,
    AnotherIsHalfWritten, HasChangedSince, IsGone.
    """
    require(user_can(by, "change"))
    if not because.strip():
        raise ReasonMissing
    current = locked(record, seen)
    _require_step(current, (Step.WRITE, State.DONE), (Step.WRITE, State.STOPPED),
                  (Step.UNDO, State.STOPPED))  # fmt: skip
    _refuse_beside_half_written(current)
    if newer := in_the_way(current):
        raise NewerIsWritten(other=newer)
    current.undone_because = because.strip()
    audit.record(current, UNDONE, by=by, data={"because": current.undone_because})
    return _begin(current, Step.UNDO, by)


@transaction.atomic
def drop(record: RegisterImport, *, seen: object, by: Actor) -> RegisterImport:
    """Put a list aside that was not written. Raises ActionNotPermitted, NotNow, HasChangedSince."""
    require(user_can(by, "add"))
    current = locked(record, seen)
    if current.step not in {Step.READ, Step.CHECK} or current.state == State.DROPPED:
        raise NotNow(current=current)
    current.state = State.DROPPED
    current.save()
    audit.record(current, DROPPED, by=by)
    return current


@transaction.atomic
def decide(
    row: RegisterRow, *, seen: object, by: Actor, organisation: Organisation | None
) -> RegisterRow:
    """Say that an unsure row is this cooperative, or with None that it is a new one.

    `seen` is the row's `version`. Raises ActionNotPermitted, NotNow, NotUnsure, PlaceNotKnown,
    NotOfTheRegister, InTheListAlready, HasChangedSince, IsGone.
    """
    require(user_can(by, "add"))
    record = locked(row.register_import)
    _require_step(record, (Step.CHECK, State.DONE))
    current = locked(row, seen)
    deciding.decide(current, record, organisation)
    current.decided_by, current.decided_at = by.person, timezone.now()
    current.save()
    deciding.count(record)
    record.save(update_fields=["updated_at"])  # whoever looked at the list sees another one now
    data = {"row": str(current), "organisation": organisation and organisation.code}
    audit.record(record, DECIDED, by=by, data=data)
    return current


def corrected_rows(record: RegisterImport, *, by: Actor) -> bytes:
    """An XLSX of the wrong and unsure rows as they were handed in, with the reason beside them.

    To be corrected and handed in alone (`corrects`). Raises ActionNotPermitted.
    """
    require(user_can(by, "view"))
    return corrected.workbook_of(record)


def _require_step(record: RegisterImport, *allowed: tuple[str, str]) -> None:
    if (record.step, record.state) not in allowed:
        raise NotNow(current=record)


def _refuse_guarded(record: RegisterImport, because: str) -> None:
    may_be_passed = all(guard["may_be_passed"] for guard in record.guards)
    if record.guards and not (may_be_passed and because.strip()):
        raise GuardsSpeakAgainst(guards=record.guards, may_be_passed=may_be_passed)


def _refuse_beside_half_written(record: RegisterImport) -> None:
    """What two lists wrote half-way could be taken back by neither."""
    stopped = RegisterImport.objects.filter(step__in=(Step.WRITE, Step.UNDO), state=State.STOPPED)
    if other := stopped.exclude(pk=record.pk).first():
        raise AnotherIsHalfWritten(other=other)


def in_the_way(record: RegisterImport) -> RegisterImport | None:
    """The list that has to be taken back before this one can be: the latest that stands."""
    later = RegisterImport.objects.filter(written_at__gt=record.written_at or timezone.now())
    standing = later.filter(undone_at=None).exclude(pk=record.pk)
    return standing.order_by("-written_at", "-pk").first()


def has_moved(record: RegisterImport) -> bool:
    """Whether another list was written or taken back since this one was compared. Each row is
    looked at again when it is written; this is for lists that came between.
    """
    others = RegisterImport.objects.exclude(pk=record.pk).filter(step__in=(Step.WRITE, Step.UNDO))
    return others.filter(finished_at__gt=record.started_at).exclude(state=State.DROPPED).exists()


def _begin(record: RegisterImport, step: str, by: Actor) -> RegisterImport:
    """Raises AnotherIsAtWork."""
    record.asked_by = by.person
    record.step, record.state, record.attempts, record.problem = step, State.WAITING, 0, {}
    record.done_rows = 0  # the step counts its own
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError:
        others = RegisterImport.objects.at_work().exclude(pk=record.pk)
        other = others.filter(step__in=(Step.WRITE, Step.UNDO)).first()
        raise AnotherIsAtWork(other=other) from None
    recovery.ring(RegisterImport, record.key)
    return record
