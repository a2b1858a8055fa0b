"""The batches of a round on its page: before it is matched, and once its result is published."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.words import date_range

PER_PAGE = 50
Item = dict[str, Any]


def rows_of(round: Round) -> QuerySet[RoundBatch]:
    """Those whose offers readers may read."""
    rows = RoundBatch.objects.of(round).for_cards()
    shown = rows.filter(batch__offer__live=True, batch__offer__host__is_public=True)
    return shown.order_by("batch__starts_on", "pk")


def table(round: Round, rows: list[RoundBatch], cutoffs: dict[int, tuple[int, int]]) -> Item:
    """For components/table.html; `cutoffs` are classes of the last accepted by key of the row,
    for everybody and for 3T, -1 for none; empty before the result is published.
    """
    columns = [
        {"label": _("Batch")},
        {"label": pgettext("matching", "Dates")},
        {"label": _("Seats"), "is_number": True},
        {"label": _("Minimum to run"), "is_number": True},
        {"label": _("For 3T first"), "is_number": True},
    ]
    if cutoffs:
        columns[3:] = [{"label": _("Cut-off")}]
    return {
        "columns": columns,
        "rows": [{"cells": _cells(round, row, cutoffs)} for row in rows],
    }


def reserved(round: Round, row: RoundBatch) -> int:
    """Seats that 3T regions get first, to the nearest seat."""
    if round.reserve_percent is None:
        return row.batch.reserve_3t
    return (2 * row.batch.seats * round.reserve_percent + 100) // 200


def _cells(round: Round, row: RoundBatch, cutoffs: dict[int, tuple[int, int]]) -> list[Any]:
    batch = row.batch
    url = reverse("apprenticeships:detail", args=[batch.offer.slug])
    name = format_html('<a href="{}">{}</a><br>{}', url, batch.offer.title, batch.offer.host.name)
    dates = date_range(batch.starts_on, batch.ends_on)
    if not cutoffs:
        return [name, dates, intcomma(batch.seats), batch.minimum, reserved(round, row)]
    return [name, dates, intcomma(row.seats), _cutoff(row, cutoffs.get(row.pk))]


def _cutoff(row: RoundBatch, cutoff: tuple[int, int] | None) -> str:
    if row.is_closed:
        return _("does not run")
    if cutoff is None or cutoff[0] < 0:
        return _("a seat was free for everybody")
    if cutoff[1] >= 0:
        return _("class %(everyone)s; for 3T class %(protected)s") % {
            "everyone": cutoff[0],
            "protected": cutoff[1],
        }
    return _("class %(everyone)s") % {"everyone": cutoff[0]}
