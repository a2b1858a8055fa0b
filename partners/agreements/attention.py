"""What needs attention: what ends soon, what is late or blocked, what nobody reported on.

Asked by the dashboard, by the filters of the admin's lists and by "what needs me today", so
that all three count the same. The made-up agreements of a demo are nobody's work.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from partners.agreements.models import Agreement, Commitment, ProgressReport, Unit
from partners.agreements.models.commitment import CommitmentQuerySet
from partners.agreements.models.querysets import AgreementQuerySet, over_on
from partners.agreements.rules.lifecycle import BINDING

HORIZONS = (30, 90, 180)  # days
SILENT_DAYS = 365


@dataclass(frozen=True)
class UnitLine:
    """What one unit (None: no unit) has to look after."""

    unit: Unit | None
    binding: int
    ending: int
    late: int
    blocked: int
    silent: int


@dataclass(frozen=True, slots=True)
class Matter:
    """A record by its key, the key of the unit that looks after it, and what it is counted by:
    its day or its obstacle.
    """

    pk: int
    unit: int | None
    fact: Any


@dataclass(frozen=True, slots=True)
class Overview:
    """Keys alone: read once, they give the first rows, all totals and the comparison of units."""

    ending: list[Matter]
    late: list[Matter]
    blocked: list[Matter]
    silent: list[Matter]

    def lists(self) -> tuple[list[Matter], ...]:
        return self.ending, self.late, self.blocked, self.silent

    def of_unit(self, unit: Unit | None) -> "Overview":
        """Only what `unit` looks after; everything when no unit is asked for."""
        if unit is None:
            return self
        return Overview(*([m for m in matters if m.unit == unit.pk] for matters in self.lists()))


def ending(days: int, on: date | None = None) -> AgreementQuerySet:
    """Agreements that end within so many days, because nothing renews them by itself."""
    return Agreement.objects.worked_on().ending_within(days, on)


def late(on: date | None = None) -> CommitmentQuerySet:
    """Promises past their day, in agreements that were not given up or replaced."""
    return of_living(Commitment.objects.late(on), on).order_by("due_on", "pk")


def blocked(on: date | None = None) -> CommitmentQuerySet:
    return of_living(Commitment.objects.blocked(on), on).by_due_date()


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
        Agreement.objects.worked_on()
        .binding(day)
        .annotate(begun=Coalesce("in_force_on", "signed_on"))
        .filter(Q(Exists(promises.open())) | ~Q(Exists(promises.kept())))
        .filter(~Exists(reports), begun__lte=year_ago)
        .order_by("begun", "pk")
    )


def to_confirm() -> QuerySet[ProgressReport]:
    """Reports that partners wrote and nobody has confirmed yet, the oldest first."""
    rows = ProgressReport.objects.current().filter(confirmed_at__isnull=True)
    of_work = rows.filter(commitment__agreement__in=Agreement.objects.worked_on())
    return of_work.filter(commitment__archived_at__isnull=True).order_by("created_at", "pk")


def overview(on: date | None = None) -> Overview:
    """Everything that needs attention, the most urgent first: one query for each list."""
    return Overview(
        ending=_listed(ending(max(HORIZONS), on).with_final_end(), "final_end"),
        late=_listed(late(on), "due_on", "agreement__unit"),
        blocked=_listed(blocked(on), "obstacle", "agreement__unit"),
        silent=_listed(silent(on), "begun"),
    )


def by_unit(found: Overview, units: Iterable[Unit], on: date | None = None) -> list[UnitLine]:
    """One line per unit that has anything, in the order given; without a unit last."""
    binding = Agreement.objects.worked_on().standing(*BINDING, on=on).order_by()
    counts = [
        Counter(dict(binding.values_list("unit").annotate(Count("pk")))),
        *(Counter(matter.unit for matter in matters) for matters in found.lists()),
    ]
    with_anything = {key for count in counts for key in count}
    lines: list[Unit | None] = [*units, None]
    return [
        UnitLine(unit, *(count[unit and unit.pk] for count in counts))
        for unit in lines
        if (unit and unit.pk) in with_anything
    ]


def of_living(rows: CommitmentQuerySet, on: date | None) -> CommitmentQuerySet:
    over = over_on(on or timezone.localdate(), "agreement__")
    return rows.filter(Q(agreement__archived_at__isnull=True, agreement__is_example=False) & ~over)


def _listed(rows: QuerySet[Any], fact: str, unit: str = "unit") -> list[Matter]:
    return [Matter(*values) for values in rows.values_list("pk", unit, fact)]
