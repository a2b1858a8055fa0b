"""Batches as an iCalendar feed (RFC 5545), for the calendars of phones and offices."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from home import odd_rows
from home.calendars import all_day, begun, say_left_out
from partners.apprenticeships.lifecycle import Phase
from partners.apprenticeships.models import Batch

CONTENT_TYPE = "text/calendar; charset=utf-8"
STATUS = {Phase.PLANNED: "TENTATIVE", Phase.OPEN: "TENTATIVE", Phase.CANCELLED: "CANCELLED"}


def feed(batches: Iterable[Batch], name: str) -> bytes:
    """One all-day event per batch, and one for the last day to apply while a round collects it."""
    calendar = begun("Magang", name)
    found, odd = odd_rows.shown(batches, _events)
    say_left_out(calendar, odd)
    for event in chain.from_iterable(found):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(batch: Batch) -> list[Event]:
    events = [_batch_event(batch)]
    if (round := batch.collected_by) is not None:
        events.append(_deadline_event(batch, round.apply_until))
    return events


def _batch_event(batch: Batch) -> Event:
    event = _event(batch, "batch", str(batch.offer))
    all_day(event, batch.starts_on, batch.ends_on)
    event.add("status", STATUS.get(batch.phase, "CONFIRMED"))
    seats = _("%(seats)s seats, %(phase)s") % {
        "seats": batch.seats,
        "phase": batch.look.word,
    }
    event.add("description", f"{batch.offer.host}\n{seats}\n{_address(batch)}")
    if place := batch.offer.place:
        event.add("location", place)
    return event


def _deadline_event(batch: Batch, last_day: date) -> Event:
    title = _("Last day to apply: %(offer)s") % {"offer": batch.offer}
    event = _event(batch, "deadline", title)
    all_day(event, last_day, last_day)
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
