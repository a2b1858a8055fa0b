"""How many applied, from where, on which day, for which batch: counts that a query each gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.functions import Substr, TruncDate
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.regions.shown import shown
from home.ui.charts import tiles
from partners.apprenticeships.applications import naming
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.small_cells import hidden


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` is None where it is so small that it is not told."""

    code: str
    name: str
    count: int | None


def handed_in(round: Round) -> int:
    """Applications that stand."""
    return int(_standing(round).count())


def by_province(round: Round) -> list[Cell]:
    """Those that stand, by the province of the cooperative; the most first."""
    rows = _counted(_standing(round), Substr("organisation__region_id", 1, 2))
    names = {code: shown(tile) for code, tile in tiles().items()}
    return _cells((code or "", names.get(code or "", _("not known")), n) for code, n in rows)


def by_day(round: Round) -> list[Cell]:
    """Those that stand, by the day on which they were handed in last."""
    rows = _counted(_standing(round), TruncDate("standing__submitted_at"))
    found = _cells((day.isoformat(), date_format(day), n) for day, n in rows)
    return sorted(found, key=lambda cell: cell.code)


def listed(round: Round, batches: Iterable[int]) -> dict[int, int]:
    """How many of those that stand name each batch on the list that they handed in."""
    counted = naming.named([round.pk], list(batches))
    return {batch: count for (_round, batch), count in counted.items()}


def _standing(round: Round) -> Any:
    return Application.objects.submitted().filter(round=round)


def _counted(rows: Any, key: Any) -> list[tuple[Any, int]]:
    return list(rows.order_by().annotate(key=key).values_list("key").annotate(n=Count("pk")))


def _cells(rows: Iterable[tuple[str, str, int]]) -> list[Cell]:
    counted = sorted(rows, key=lambda row: (-row[2], row[1]))
    small = hidden({code: count for code, _name, count in counted})
    return [Cell(code, name, None if code in small else n) for code, name, n in counted]
