"""For the one who comes second: what others did, and where both versions differ."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry
from wagtail.models.audit_log import LogEntryQuerySet as BaseLogEntryQuerySet

from home.desk.forms import Difference

SHOWN = 10


@dataclass(frozen=True)
class Event:
    """One thing that somebody did, in words."""

    text: str
    person: str
    at: datetime


@dataclass(frozen=True)
class Conflict:
    """`said` is the one sentence above: who was faster, somebody else or oneself."""

    said: str
    events: list[Event]
    differences: list[Difference]


def event_of(entry: BaseLogEntry) -> Event:
    """An entry of the log, in the reader's language."""
    formatter = registry.get_formatter(entry)
    text = str(formatter.format_message(entry)) if formatter else entry.action
    return Event(text, entry.user_display_name, entry.timestamp)


def events_of(entries: BaseLogEntryQuerySet) -> list[Event]:
    """The newest of a queryset of log entries."""
    return [event_of(entry) for entry in entries.select_related("user")[:SHOWN]]
