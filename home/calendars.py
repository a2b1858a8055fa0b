"""What all iCalendar feeds (RFC 5545) write alike."""

from datetime import date, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from home.odd_rows import left_out_words


def all_day(event: Event, first: date, last: date) -> None:
    """From the first to the last day, both included.

    The end of an all-day event is the day after its last day; without an end it lasts its first
    day, which is all that can be said of one that ends with the calendar itself (9999-12-31).
    """
    event.add("dtstart", first)
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))


def subscription(path: str, query: str = "") -> str:
    """The address that opens a calendar program, to follow the feed at `path`."""
    return f"webcal://{settings.BASE_URL.partition('://')[2]}{path}{query.rstrip('?')}"


def say_left_out(calendar: Calendar, count: int) -> None:
    """In the description that calendar programs show beside the name."""
    if count:
        calendar.add("x-wr-caldesc", left_out_words(count))
