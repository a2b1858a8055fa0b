"""The logbook of a placement: written, also long after on a phone, and never changed."""

from datetime import date
from typing import Any, BinaryIO, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.taken import is_taken
from home.uploads.keeping import facts_of, removed_when_refused
from home.uploads.photos import ACCEPTED, LARGEST, made_anew
from partners.apprenticeships.placements.logbook import permissions
from partners.apprenticeships.placements.logbook.rules import hindrance
from partners.apprenticeships.placements.models import LogbookEntry, LogbookPhoto, Placement
from partners.apprenticeships.placements.models.logbook import MOST_ENTRIES, MOST_OF_A_DAY
from partners.apprenticeships.placements.refusals import (
    DayIsNotOpen,
    KeyIsTaken,
    PhotoIsThere,
    TooManyEntries,
)
from partners.apprenticeships.placements.rules import Station
from partners.membership.models import Scope
from partners.membership.permissions import acting_for

WRITTEN, CORRECTED = "placements.logbook_written", "placements.logbook_corrected"
EARLIEST_TOMORROW = ZoneInfo("Asia/Jayapura")  # where a day of this country begins first


@transaction.atomic
def write(
    placement: Placement,
    *,
    by: Actor,
    key: UUID,
    day: date,
    words: str,
    corrects: LogbookEntry | None = None,
) -> LogbookEntry:
    """Sent again under the same key, it is the entry that is there; that of somebody else, or with
    other words, is refused. `corrects`: the entry that this one sets right.

    Raises ActionNotPermitted, KeyIsTaken, DayIsNotOpen, TooManyEntries.
    """
    require(permissions.user_can_write(by, placement))
    current = locked(placement)
    if (there := LogbookEntry.objects.filter(key=key).first()) is not None:
        said = (there.placement_id, there.written_by_id, there.day, there.words)
        if said != (current.pk, by.person.pk if by.person else None, day, words):
            raise KeyIsTaken
        return there
    why = hindrance(day, today=today(), **days_of(current))
    if why is not None:
        raise DayIsNotOpen(why=why)
    _require_room(current, day)
    entry = LogbookEntry(key=key, placement=current, day=day, words=words, written_by=by.person)
    if corrects is not None:
        assert corrects.placement_id == current.pk  # noqa: S101 - found below its placement
        entry.corrects = corrects.corrects or corrects
    _save_new(entry)
    acting = acting_for(by, current.cooperative, Scope.ANSWERS)
    about = {"placement": current.pk, "batch": str(current.batch), "day": day.isoformat()}
    action = WRITTEN if corrects is None else CORRECTED
    audit.record(current.cooperative, action, by=acting, data=about)
    return entry


def _require_room(placement: Placement, day: date) -> None:
    rows = LogbookEntry.objects.filter(placement=placement)
    if rows.filter(day=day).count() >= MOST_OF_A_DAY:
        raise TooManyEntries(most=MOST_OF_A_DAY, is_of_day=True)
    if rows.count() >= MOST_ENTRIES:
        raise TooManyEntries(most=MOST_ENTRIES, is_of_day=False)


def _save_new(entry: LogbookEntry) -> None:
    """The lock is that of one placement: the same number may come at another in this moment."""
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        if is_taken(error):
            raise KeyIsTaken from error
        raise


@transaction.atomic
def add_photo(entry: LogbookEntry, *, by: Actor, file: File[bytes]) -> LogbookPhoto:
    """By who wrote the entry, once; the same file again is the one that is there. Kept is what is
    made anew of it. Raises ActionNotPermitted, PhotoIsThere, UploadRefused.
    """
    require(permissions.user_can_write(by, entry.placement) and by.is_(entry.written_by_id))
    locked(entry.placement)
    facts = facts_of(file, accepted=ACCEPTED, limit=LARGEST)
    if (there := LogbookPhoto.objects.filter(entry=entry).first()) is not None:
        if there.sha256 != facts["sha256"]:
            raise PhotoIsThere
        return there
    made = made_anew(cast(BinaryIO, file.file or file))
    photo = LogbookPhoto(entry=entry, uploaded_by=by.person, size=len(made))
    photo.sha256 = str(facts["sha256"])
    with removed_when_refused(photo):
        photo.file.save("photo.jpg", ContentFile(made), save=False)
        photo.save()
    return photo


def today() -> date:
    """The latest day that it is somewhere in the country: a phone in Papua is two hours ahead."""
    return timezone.localdate(timezone=EARLIEST_TOMORROW)


def days_of(placement: Placement) -> dict[str, Any]:
    """What the rules ask of a placement."""
    batch = placement.batch
    station = Station(placement.state)
    return {"first": batch.starts_on, "last": batch.ends_on, "station": station}
