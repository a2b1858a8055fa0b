"""What needs attention: what ends soon, what is late or blocked, what nobody reported on.

Asked by the dashboard, by the filters of the admin's lists and by "what needs me today", so
that all three count the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from partners.agreements.lifecycle import BINDING, State
from partners.agreements.models import Agreement, Commitment, ProgressReport, Unit
from partners.agreements.models.querysets import AgreementQuerySet

HORIZONS = (30, 90, 180)  # days
SILENT_DAYS = 365
OVER = [State.TERMINATED.value, State.RENEWED.value]


@dataclass(frozen=True)
class UnitLine:
    """What one unit (None: no unit) has to look after."""

    unit: Unit | None
    binding: int
    ending: int
    late: int
    blocked: int
    silent: int


def ending(days: int, on: date | None = None) -> AgreementQuerySet:
    """Agreements that end within so many days, because nothing renews them by itself."""
    return Agreement.objects.kept().ending_within(days, on)


def late(on: date | None = None) -> QuerySet[Commitment]:
    """Promises past their day, in agreements that were not given up or replaced."""
    return _of_living(Commitment.objects.late(on)).order_by("due_on", "pk")


def blocked() -> QuerySet[Commitment]:
    return _of_living(Commitment.objects.blocked()).by_due_date()


def silent(on: date | None = None) -> AgreementQuerySet:
    """In force for more than a year and without a report for a year, while there is something
    to report: a promise is open, or none was ever written down.
    """
    day = on or timezone.localdate()
    year_ago = day - timedelta(SILENT_DAYS)
    promises = Commitment.objects.filter(agreement=OuterRef("pk"))
    reports = ProgressReport.objects.confirmed().filter(
        commitment__agreement=OuterRef("pk"), reported_on__gt=year_ago
    )
    return (
        Agreement.objects.kept()
        .binding(day)
        .annotate(begun=Coalesce("in_force_on", "signed_on"))
        .filter(Q(Exists(promises.open())) | ~Q(Exists(promises.kept())))
        .filter(~Exists(reports), begun__lte=year_ago)
        .order_by("begun", "pk")
    )


def to_confirm() -> QuerySet[ProgressReport]:
    """Reports that partners wrote and nobody has confirmed yet, the oldest first."""
    rows = ProgressReport.objects.current().filter(confirmed_at__isnull=True)
    return rows.filter(
        commitment__archived_at__isnull=True, commitment__agreement__archived_at__isnull=True
    ).order_by("created_at", "pk")


def by_unit(on: date | None = None) -> list[UnitLine]:
    """One line per unit that has anything, in the units' own order; without a unit last."""
    counts = [
        _count(Agreement.objects.kept().standing(*BINDING, on=on), "unit"),
        _count(ending(max(HORIZONS), on), "unit"),
        _count(late(on), "agreement__unit"),
        _count(blocked(), "agreement__unit"),
        _count(silent(on), "unit"),
    ]
    with_anything = {key for count in counts for key in count}
    units: Iterable[Unit | None] = [*Unit.objects.all(), None]
    return [
        UnitLine(unit, *(count.get(unit and unit.pk, 0) for count in counts))
        for unit in units
        if (unit and unit.pk) in with_anything
    ]


def by_obstacle(rows: QuerySet[Commitment]) -> dict[str, int]:
    """How many promises each obstacle blocks, the most first."""
    counted = rows.order_by().values_list("obstacle").annotate(Count("pk"))
    return dict(sorted(counted, key=lambda pair: (-pair[1], pair[0])))


def of_unit(rows: Any, unit: Unit | None, path: str = "unit") -> Any:
    """Only what `unit` looks after; everything when no unit is asked for."""
    return rows.filter(**{path: unit}) if unit else rows


def _of_living(rows: QuerySet[Commitment]) -> Any:
    living = Q(agreement__archived_at__isnull=True) & ~Q(agreement__state__in=OVER)
    return rows.filter(living)


def _count(rows: QuerySet[Any], unit: str) -> dict[int | None, int]:
    counted = rows.order_by().annotate(of=F(unit)).values_list("of").annotate(Count("pk"))
    return dict(counted)
