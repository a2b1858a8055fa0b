"""Remarks of the staff about a record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.planning.models import Remark, type_of
from home.planning.subjects import may_edit

ADDED, SETTLED = "planning.remarked", "planning.settled"
LONGEST = 2_000


def user_can_remark(actor: Actor) -> bool:
    return actor.has("planning.change_remark")


@transaction.atomic
def add(subject: Any, text: str, *, by: Actor) -> Remark:
    """Raises ActionNotPermitted, IsGone, ValidationError for one without words, or too many."""
    require(user_can_remark(by))
    subject = locked(subject)
    require(may_edit(by, subject) and not isinstance(subject, Page))
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise ValidationError({"text": _("Write between one and 2,000 characters.")})
    remark = Remark.objects.create(
        content_type=type_of(subject), object_id=subject.pk, text=words, by=by.person
    )
    audit.record(remark, ADDED, by=by, data={"of": str(subject)})
    return remark


@transaction.atomic
def settle(remark: Remark, *, by: Actor) -> None:
    """What it asks for is done. Raises ActionNotPermitted, IsGone where somebody said so before."""
    require(user_can_remark(by))
    remark = locked(remark)
    require(remark.subject is not None and may_edit(by, remark.subject))
    if remark.done_at is not None:
        raise IsGone(record=remark)
    remark.done_at, remark.done_by = timezone.now(), by.person
    remark.save()
    audit.record(remark, SETTLED, by=by)
