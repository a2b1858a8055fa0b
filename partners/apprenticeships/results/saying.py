"""Batches and hours of a result in words."""

from datetime import datetime

from django.utils.formats import date_format

from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.deadlines import Zone, zone_of
from partners.apprenticeships.rounds.models import RoundBatch


def batch(row: RoundBatch) -> str:
    """`row.batch.offer` is at hand."""
    offer, day = row.batch.offer, date_format(row.batch.starts_on, "DATE_FORMAT")
    return f"{offer.title}, {day}"


def zone(result: Result) -> Zone:
    return zone_of(result.organisation.region_id or "")


def moment(at: datetime, zone: Zone) -> str:
    """By the clocks where the cooperative is, with the name of the zone."""
    here = at.astimezone(zone.clock)
    return f"{date_format(here, 'DATE_FORMAT')}, {date_format(here, 'H.i')} {zone}"


def due(result: Result) -> str:
    return moment(result.due, zone(result)) if result.due else ""
