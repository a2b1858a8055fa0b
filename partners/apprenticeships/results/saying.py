"""Batches and hours of a result in words."""

from datetime import date, datetime

from django.utils.formats import date_format

from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds import hours
from partners.apprenticeships.rounds.deadlines import Zone, last_minute_of, zone_of
from partners.apprenticeships.rounds.models import RoundBatch


def batch(row: RoundBatch) -> str:
    """`row.batch.offer` is at hand."""
    offer, day = row.batch.offer, date_format(row.batch.starts_on, "DATE_FORMAT")
    return f"{offer.title}, {day}"


def zone(result: Result) -> Zone:
    return zone_of(result.organisation.region_id or "")


def moment(at: datetime, zone: Zone) -> str:
    """By the clocks where the cooperative is, with the name of the zone."""
    return hours.moment(at, zone)


def due(result: Result) -> str:
    """The last minute to answer, by the cooperative's clocks."""
    return hours.until(result.due, zone(result)) if result.due else ""


def last_day(result: Result) -> date | None:
    """The day of that minute."""
    return last_minute_of(result.due, zone(result).clock).date() if result.due else None
