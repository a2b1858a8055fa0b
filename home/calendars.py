"""What all iCalendar feeds (RFC 5545) write alike."""

from datetime import date, timedelta

from django.conf import settings
from icalendar import Calendar, Event, vText

from home.odd_rows import left_out_words


def begun(product: str, name: str) -> Calendar:
    """A feed without events, as calendar programs list it: `product` says what wrote it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Simpul Koperasi//{product}//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    _add_words(calendar, "x-wr-calname", name)
    return calendar


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
        _add_words(calendar, "x-wr-caldesc", left_out_words(count))


def _add_words(calendar: Calendar, name: str, words: str) -> None:
    """Escaped as text, which the library does by itself for properties of the standard only."""
    calendar.add(name, vText(words))
