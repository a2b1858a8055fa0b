"""Weeks begin on Monday, in the portal's own time."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from home.visits.models import Viewed

KEPT = timedelta(days=371)  # 53 weeks
WEEK = timedelta(days=7)


def monday(day: date | None = None) -> date:
    day = day or timezone.localdate()
    return day - timedelta(days=day.weekday())


def last_weeks(count: int) -> list[date]:
    """The Mondays, this week's first."""
    return [monday() - WEEK * n for n in range(count)]


def by_record(week: date) -> Any:
    """Dictionaries, a record each: `now` in that week, `before` in the one before."""
    both = Viewed.objects.filter(week__in=(week, week - WEEK))
    return (
        both.values("content_type", "object_id")
        .annotate(
            now=Sum("times", filter=Q(week=week), default=0),
            before=Sum("times", filter=Q(week=week - WEEK), default=0),
        )
        .order_by("-now", "-before", "content_type", "object_id")
    )


def totals(weeks: list[date]) -> dict[date, int]:
    found = Viewed.objects.filter(week__in=weeks).values_list("week").annotate(all=Sum("times"))
    return dict.fromkeys(weeks, 0) | dict(found)


def old(before: datetime) -> QuerySet[Viewed]:
    """For the duty that forgets."""
    return Viewed.objects.filter(week__lt=before.date())
