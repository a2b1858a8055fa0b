"""What is known of addresses, for whoever shows one: when it was looked at last, and how it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from home.links.models import Address, Problem


@dataclass(frozen=True, slots=True)
class Known:
    checked_at: datetime
    problem: Problem
    status: int | None
    failing_since: date | None


def known_of(urls: Iterable[str]) -> dict[str, Known]:
    """By address, of those that were checked. One query."""
    rows = Address.objects.filter(url__in=set(urls)).exclude(checked_at=None)
    return {
        row.url: Known(row.checked_at, Problem(row.problem), row.status, row.first_failed_on)
        for row in rows
    }
