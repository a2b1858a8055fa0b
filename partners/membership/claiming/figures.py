"""How long claims and proposals took from the asking to the decision. Pure, but for `lately`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

FEWEST = 5  # decided ones, before anything is said
LOOKED_BACK = timedelta(days=180)
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Usual:
    """Days, counted as begun: 1 is "within a day"."""

    median: int
    nine_of_ten: int


def usual(took: Sequence[timedelta]) -> Usual | None:
    """None where too few were decided to say anything.

    >>> usual([timedelta(days=day) for day in range(10)])
    Usual(median=5, nine_of_ten=9)
    """
    if len(took) < FEWEST:
        return None
    days = sorted(max(1, ceil(each / timedelta(days=1))) for each in took)
    return Usual(_at(days, 0.5), _at(days, 0.9))


def _at(ordered: Sequence[int], share: float) -> int:
    """The smallest that so many are no greater than (nearest rank)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def lately(rows: QuerySet[Any]) -> Usual | None:
    """Of claims or proposals decided in the last half year; one query."""
    since = timezone.now() - LOOKED_BACK
    decided = rows.filter(state__in=("granted", "refused"), decided_at__gte=since)
    times = decided.order_by("-decided_at").values_list("asked_at", "decided_at")[:MOST]
    return usual([end - begin for begin, end in times])
