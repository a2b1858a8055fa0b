"""What is known of addresses that are not there: which are shown, how long they are kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from home.visits.models import Missed

RARE = 3
"""Asked for less often, an address might be somebody's slip or secret. Where somebody says that
they came from changes nothing: anybody can say so.
"""
KEPT = timedelta(days=90)
MOST_SOURCES = 5


def waiting() -> Any:
    """Dictionaries, an address each, the most asked for first; without those dismissed."""
    return Missed.objects.open().by_path(RARE)


def sources_of(paths: Iterable[str]) -> dict[str, list[str]]:
    """By address the pages of ours that led there, those that did most often first."""
    rows = Missed.objects.open().filter(path__in=list(paths)).exclude(source="")
    found: dict[str, list[str]] = {}
    for path, source in rows.order_by("-times", "source").values_list("path", "source"):
        found.setdefault(path, []).append(source)
    return found


def old(before: datetime) -> QuerySet[Missed]:
    return Missed.objects.filter(last_on__lt=before.date())
