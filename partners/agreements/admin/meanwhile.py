"""What happened to a record since somebody opened its form, for the one who comes second."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from partners.agreements.admin.forms.base import Difference
from partners.agreements.models import Agreement, Commitment

SHOWN = 10
OF_AGREEMENT = (
    "agreements.transition",
    "agreements.undo",
    "agreements.archive",
    "agreements.restore",
)


@dataclass(frozen=True)
class Event:
    """One thing that somebody did, in words."""

    text: str
    person: str
    at: datetime


@dataclass(frozen=True)
class Meanwhile:
    """What others did, and where their version and one's own differ."""

    events: list[Event]
    differences: list[Difference]


def meanwhile(current: Any, seen: int, differences: list[Difference]) -> Meanwhile:
    return Meanwhile([event_of(entry) for entry in _entries(current, seen)[:SHOWN]], differences)


def event_of(entry: ModelLogEntry) -> Event:
    formatter = registry.get_formatter(entry)
    text = str(formatter.format_message(entry)) if formatter else entry.action
    return Event(text, entry.user_display_name, entry.timestamp)


def history_of(agreement: Agreement, limit: int) -> list[Event]:
    """The newest entries of the agreement's history."""
    entries = _of(agreement).exclude(action="wagtail.edit")[:limit]
    return [event_of(entry) for entry in entries]


def _entries(current: Any, seen: int) -> QuerySet[ModelLogEntry]:
    if isinstance(current, Commitment):
        of_it = _of(current.agreement).filter(data__commitment=current.pk)
        return of_it.filter(data__version__gt=seen)
    if isinstance(current, Agreement):
        return _of(current).filter(action__in=OF_AGREEMENT, data__version__gt=seen)
    return ModelLogEntry.objects.none()


def _of(agreement: Agreement) -> QuerySet[ModelLogEntry]:
    return ModelLogEntry.objects.for_instance(agreement).select_related("user")
