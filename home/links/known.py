"""What is known of addresses, for whoever shows one: when it was looked at last, and how it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from home.links.models import AT_ONCE, TWICE, Address, Problem


@dataclass(frozen=True, slots=True)
class Known:
    checked_at: datetime
    problem: Problem
    status: int | None
    failing_since: date | None
    failures: int = 0

    @property
    def answers(self) -> bool:
        """It did when it was asked; of one that keeps programmes away nothing is said."""
        return self.problem == Problem.NONE

    @property
    def is_broken(self) -> bool:
        """As `AddressQuerySet.broken` has it."""
        return self.failures >= (1 if self.problem in AT_ONCE else TWICE)


def known_of(urls: Iterable[str]) -> dict[str, Known]:
    """By address, of those that were checked. One query."""
    rows = Address.objects.filter(url__in=set(urls)).exclude(checked_at=None)
    return {
        row.url: Known(
            row.checked_at, Problem(row.problem), row.status, row.first_failed_on, row.failures
        )
        for row in rows
    }
