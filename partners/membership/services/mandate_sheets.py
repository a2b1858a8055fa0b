"""The signed sheet: handed in by the assistant or the board, checked by somebody else."""

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.uploads.keeping import facts_of, removed_when_refused
from partners.membership.mandating import history, rights
from partners.membership.mandating.letters import Event, tell
from partners.membership.mandating.refusals import NotAskedAnyMore, SheetIsMissing, SheetIsOther
from partners.membership.models import Mandate, MandateSheet
from partners.membership.permissions import user_can_moderate, user_represents
from partners.membership.services.mandates import put_in_force

LARGEST = 10 * 1024 * 1024
ACCEPTED = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
}


@transaction.atomic
def hand_in(mandate: Mandate, file: File[bytes], *, by: Actor, code: str) -> MandateSheet:
    """A photo or scan of the sheet with the `code` that is printed on it. One that waits already
    is replaced. Raises ActionNotPermitted, UploadRefused, MandateRefusal.
    """
    current = _locked(mandate)
    require(by.is_(current.assistant_id) or user_represents(by, current.cooperative))
    if code.strip().upper().replace("-", "").replace(" ", "") != current.sheet_code:
        raise SheetIsOther
    facts = facts_of(file, accepted=ACCEPTED, limit=LARGEST)
    waiting = current.sheets.filter(checked_at=None)
    waiting.update(checked_at=timezone.now(), checked_by=by.person)
    sheet = MandateSheet(mandate=current, uploaded_by=by.person, **facts)
    with removed_when_refused(sheet):
        sheet.file.save(sheet.name, file, save=False)
        sheet.save()
        _record(current, history.SHEET_IN, by)
        tell(Event.SHEET, current, but=by)
    return sheet


@transaction.atomic
def accept(sheet: MandateSheet, *, by: Actor) -> None:
    """The signatures are in order: the mandate is in force from today.

    Raises ActionNotPermitted, MandateRefusal.
    """
    mandate, current = _checked(sheet, by)
    current.save()
    put_in_force(mandate, Mandate.Means.SHEET, given_by=by.person)
    _record(mandate, history.GIVEN, by)
    tell(Event.GIVEN, mandate, but=by)


@transaction.atomic
def give_back(sheet: MandateSheet, *, by: Actor, remark: str) -> None:
    """Something is missing: the request waits on, for a better sheet.

    Raises ActionNotPermitted, MandateRefusal.
    """
    mandate, current = _checked(sheet, by)
    current.remark = remark
    current.save()
    _record(mandate, history.SHEET_BACK, by)
    tell(Event.SHEET_BACK, mandate, but=by)


def _locked(mandate: Mandate) -> Mandate:
    locked(mandate.cooperative)
    current = locked(mandate)
    if not current.is_asked:
        raise NotAskedAnyMore
    return current


def _checked(sheet: MandateSheet, by: Actor) -> tuple[Mandate, MandateSheet]:
    locked(sheet.mandate.cooperative)
    mandate, current = locked(sheet.mandate), locked(sheet)
    require(rights.user_may_check_sheet(by, mandate))
    if current.checked_at or not mandate.is_asked:
        raise SheetIsMissing
    current.checked_at, current.checked_by = timezone.now(), by.person
    return mandate, current


def _record(mandate: Mandate, action: str, by: Actor) -> None:
    as_staff = "moderator" if user_can_moderate(by) else ""
    facts = {"of": mandate.pk, "until": str(mandate.ends_on), "scopes": mandate.named}
    audit.record(mandate.cooperative, action, by=by, data={**facts, "checked_as": as_staff})
