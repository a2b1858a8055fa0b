"""Ends, notice dates and due dates as an iCalendar feed (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Event, Timezone, TimezoneStandard

from home import odd_rows
from home.calendars import all_day, begun, say_left_out
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import Status

CONTENT_TYPE = "text/calendar; charset=utf-8"
LOOKING_BACK = timedelta(days=100)
MOST_EVENTS = 500
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


TOLD = lifecycle.BINDING | {Status.SIGNED, Status.SUSPENDED, Status.EXPIRED}


@dataclass(frozen=True, slots=True)
class Moment:
    """One all-day event. `key` is the same in every feed and language."""

    key: str
    day: date
    title: str
    words: str
    address: str
    changed_at: datetime

    @property
    def sequence(self) -> int:
        """Grows with every change, so that calendars take the newer one (RFC 5545, 3.8.7.4)."""
        return max(int((self.changed_at - COUNTED_FROM).total_seconds()), 0)


def moments(
    agreements: Iterable[Agreement], commitments: Iterable[Commitment], on: date | None = None
) -> tuple[list[Moment], int]:
    """From LOOKING_BACK on, soonest first, at most MOST_EVENTS; and how many records were too odd
    to tell a date of.
    """
    today = on or timezone.localdate()
    terms, odd_terms = odd_rows.shown(agreements, lambda each: list(_of_agreement(each, today)))
    dues, odd_dues = odd_rows.shown(commitments, _of_commitment)
    found = [*chain.from_iterable(terms), *dues]
    fresh = [moment for moment in found if moment.day >= today - LOOKING_BACK]
    fresh.sort(key=lambda moment: (moment.day, moment.key))
    return fresh[:MOST_EVENTS], odd_terms + odd_dues


def feed(moments: Iterable[Moment], name: str, left_out: int = 0) -> bytes:
    calendar = begun("Kesepakatan", name)
    calendar.add("x-published-ttl", "P1D")
    # A calendar holds at least one component (RFC 5545, 3.6), also when no date lies ahead.
    calendar.add_component(_western_indonesia())
    events, odd = odd_rows.shown(moments, _event)
    say_left_out(calendar, left_out + odd)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _of_agreement(agreement: Agreement, today: date) -> Iterator[Moment]:
    facts = agreement.facts()
    end = lifecycle.current_end(facts, today)
    if end is None or lifecycle.effective_status(facts, today) not in TOLD:
        return
    title = _("This term ends: %(agreement)s") if facts.rolls_on else _("Ends: %(agreement)s")
    changed_at = _changed_at(agreement, lifecycle.renewed_on(facts, today))
    yield _moment(agreement, f"end-{agreement.pk}", end, title, changed_at)
    deadline = lifecycle.notice_deadline(facts, today)
    if deadline and facts.notice and not facts.notice_given_on and not facts.closes_on:
        title = _("Last day to give notice: %(agreement)s")
        yield _moment(agreement, f"notice-{agreement.pk}", deadline, title, changed_at)


def _moment(agreement: Agreement, key: str, day: date, title: str, changed_at: datetime) -> Moment:
    words = title % {"agreement": agreement.title}
    return Moment(key, day, words, agreement.title, agreement.get_absolute_url(), changed_at)


def _changed_at(agreement: Agreement, renewed_on: date | None) -> datetime:
    """A term that begins by itself moves its dates, although nobody wrote anything."""
    if renewed_on is None:
        return agreement.updated_at
    return max(agreement.updated_at, timezone.make_aware(datetime.combine(renewed_on, time())))


def _of_commitment(commitment: Commitment) -> Moment:
    """Without what changes from day to day: how late it is, or how soon it is due."""
    title = _("Due: %(commitment)s") % {"commitment": commitment.title}
    words = f"{commitment.agreement.title}\n{capfirst(commitment.get_state_display())}"
    return Moment(
        f"commitment-{commitment.pk}",
        commitment.due_on,
        title,
        words,
        commitment.get_absolute_url(),
        max(commitment.updated_at, commitment.agreement.updated_at),
    )


def _western_indonesia() -> Timezone:
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Asia/Jakarta")
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "WIB")
    zone.add_component(standard)
    return zone


def _event(moment: Moment) -> Event:
    address = f"{settings.BASE_URL}{moment.address}"
    event = Event()
    # The same identity in every feed and language: a calendar updates, never doubles.
    event.add("uid", f"{moment.key}@simpul-koperasi")
    event.add("summary", moment.title)
    event.add("description", f"{moment.words}\n{address}")
    all_day(event, moment.day, moment.day)
    event.add("transp", "TRANSPARENT")
    # Not the time of asking: an unchanged feed keeps its ETag and is not sent again.
    event.add("dtstamp", moment.changed_at)
    event.add("last-modified", moment.changed_at)
    event.add("sequence", moment.sequence)
    event.add("url", address)
    return event
