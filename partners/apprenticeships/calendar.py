"""Batches as an iCalendar feed (RFC 5545), for the calendars of phones and offices."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from partners.apprenticeships.labels import PHASES
from partners.apprenticeships.lifecycle import Phase
from partners.apprenticeships.models import Batch

CONTENT_TYPE = "text/calendar; charset=utf-8"
STATUS = {Phase.PLANNED: "TENTATIVE", Phase.OPEN: "TENTATIVE", Phase.CANCELLED: "CANCELLED"}


def feed(batches: Iterable[Batch], name: str) -> bytes:
    """One all-day event per batch, and one for the last day to apply while it is open."""
    calendar = Calendar()
    calendar.add("prodid", "-//Simpul Koperasi//Magang//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for batch in batches:
        calendar.add_component(_batch_event(batch))
        if batch.phase is Phase.OPEN:
            calendar.add_component(_deadline_event(batch))
    return bytes(calendar.to_ical())


def _batch_event(batch: Batch) -> Event:
    event = _event(batch, "batch", str(batch.offer))
    event.add("dtstart", batch.starts_on)
    # The end of an all-day event is the day after its last day.
    event.add("dtend", batch.ends_on + timedelta(days=1))
    event.add("status", STATUS.get(batch.phase, "CONFIRMED"))
    seats = _("%(seats)s seats, %(phase)s") % {
        "seats": batch.seats,
        "phase": PHASES[batch.phase],
    }
    event.add("description", f"{batch.offer.host}\n{seats}\n{_address(batch)}")
    if place := batch.offer.place:
        event.add("location", place)
    return event


def _deadline_event(batch: Batch) -> Event:
    title = _("Last day to apply: %(offer)s") % {"offer": batch.offer}
    event = _event(batch, "deadline", title)
    event.add("dtstart", batch.deadline)
    event.add("dtend", batch.deadline + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _event(batch: Batch, part: str, title: str) -> Event:
    event = Event()
    # The same identity in every feed and language: a calendar updates, never doubles.
    event.add("uid", f"{part}-{batch.pk}@simpul-koperasi")
    event.add("summary", title)
    event.add("dtstamp", timezone.now())
    event.add("last-modified", batch.updated_at)
    event.add("url", _address(batch))
    return event


def _address(batch: Batch) -> str:
    return f"{settings.BASE_URL}{batch.offer.get_absolute_url()}"
