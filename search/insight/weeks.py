"""Searches by week, which begins on Monday: how many, and how many found nothing."""

import datetime
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone

from search.models import Searched

WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    monday: datetime.date
    asked: int = 0
    unfound: int = 0


def last_weeks(count: int) -> list[Week]:
    """This week first; rare queries are in the numbers, since these name nothing."""
    today = timezone.localdate()
    monday = today - datetime.timedelta(days=today.weekday())
    mondays = [monday - WEEK * n for n in range(count)]
    rows = (
        Searched.objects.filter(day__gte=mondays[-1])
        .annotate(week=TruncWeek("day"))
        .values_list("week")
        .annotate(asked=Sum("times"), unfound=Sum("times_without_hits"))
    )
    sums = {week: (asked, unfound) for week, asked, unfound in rows}
    return [Week(one, *sums.get(one, (0, 0))) for one in mondays]
