"""Acts that write letters to others: so many within some hours. What stands is not lost by it."""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from home.desk.refusals import Refusal


class TooOften(Refusal):
    """Facts: most, hours."""


def require_room(record: Model, action: str, *, most: int, hours: int = 24, **about: Any) -> None:
    """Unless its history holds so many of this action about the same thing within these hours.
    Under the lock of what is acted on. Raises TooOften.
    """
    since = timezone.now() - timedelta(hours=hours)
    rows = ModelLogEntry.objects.for_instance(record).filter(action=action, timestamp__gt=since)
    same = {f"data__{name}": value for name, value in about.items()}
    if rows.filter(**same).count() >= most:
        raise TooOften(most=most, hours=hours)


def said(refusal: Refusal) -> str:
    return (
        _(
            "This was said %(most)d times within %(hours)d hours, and others get a letter each "
            "time. What was said last stands. Try again later."
        )
        % refusal.facts
    )
