"""When a record is looked at again, and that somebody has looked."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import HasChangedSince
from home.planning.models import ReviewDay, type_of
from home.planning.refusals import DayIsPast
from home.planning.subjects import may_edit

PLANNED, CHECKED = "planning.review_planned", "planning.reviewed"


def user_can_plan(actor: Actor) -> bool:
    return actor.has("planning.change_reviewday")


def day_of(subject: Any) -> ReviewDay | None:
    return ReviewDay.objects.of(subject).select_related("checked_by").first()


@transaction.atomic
def set_day(
    subject: Any, check_by: date, *, by: Actor, is_checked: bool, note: str = "", seen: str = ""
) -> ReviewDay:
    """Until when it is looked at again; `is_checked`: somebody has just looked. It changes nothing
    that readers see, so that nobody has to publish it.

    Raises ActionNotPermitted, DayIsPast, HasChangedSince, IsGone.
    """
    require(user_can_plan(by))
    subject = locked(subject)
    require(may_edit(by, subject))
    today = timezone.localdate()
    if check_by <= today:
        raise DayIsPast
    day = day_of(subject)
    if seen != (day.updated_at.isoformat() if day else ""):
        raise HasChangedSince(current=day)
    day = day or ReviewDay(content_type=type_of(subject), object_id=subject.pk)
    day.check_by, day.note = check_by, note
    if is_checked:
        day.checked_on, day.checked_by = today, by.person
    day.save()
    said = {"check_by": str(check_by), "of": str(subject)}
    audit.record(day, CHECKED if is_checked else PLANNED, by=by, data=said)
    return day
