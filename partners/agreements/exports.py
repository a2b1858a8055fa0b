"""The filtered list to take away: CSV, XLSX, JSON. What visitors may read, and nothing else."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home import odd_rows
from home.sheets.writer import XLSX, Cell, csv_bytes, grid, workbook
from partners.agreements import listing, wording
from partners.agreements.labels import LIGHT, STATUS
from partners.agreements.models import Agreement
from partners.agreements.rules.lifecycle import UNSIGNED, Status
from partners.agreements.sources import shown_sources

MOST_ROWS = 5_000
WIDTHS = {"title": 60, "partners": 40, "scope": 60, "address": 50}
NARROW = 16


@dataclass(frozen=True, slots=True)
class Export:
    """One flat record per agreement, in the reader's language; `left_out` are those that could
    not be told.
    """

    records: list[dict[str, Any]]
    left_out: int = 0


def export_of(agreements: QuerySet, on: date | None = None) -> Export:
    day = on or timezone.localdate()
    shown = list(agreements.for_cards().prefetch_related("sectors", "sources")[:MOST_ROWS])
    lights = listing.lights_of(agreements.order_by().values("pk"), day)
    return Export(*odd_rows.shown(shown, lambda one: _row(one, lights[one.pk], day)))


def _row(agreement: Agreement, lights: Counter, day: date) -> dict[str, object]:
    if agreement.status in UNSIGNED:  # its commitments are next steps: nothing is promised yet
        lights = Counter()
    return {
        "title": agreement.title,
        "kind": capfirst(agreement.get_kind_display()),
        "reach": capfirst(agreement.get_reach_display()),
        "status": capfirst(str(STATUS[Status(agreement.status)])),
        "standing": wording.standing_words(agreement.facts(), day),
        "partners": wording.partner_names(agreement.party_list),
        "countries": wording.countries_of(agreement.party_list),
        "sectors": ", ".join(sector.name for sector in agreement.sectors.all()),
        "signed_on": agreement.signed_on,
        "in_force_on": agreement.in_force_on,
        "ends_on": agreement.current_end(day),
        "end": wording.known_end(agreement, day),
        "notice": wording.period_words(agreement.facts().notice),
        "renews_automatically": agreement.renews_automatically,
        "reference": agreement.reference,
        "checked_on": agreement.checked_on,
        "sources": [asdict(each) for each in shown_sources(agreement, agreement.sources.all())],
        **{light.value: lights.get(light, 0) for light in wording.LIGHTS},
        "scope": agreement.scope,
        "address": f"{settings.BASE_URL}{agreement.get_absolute_url()}",
    }


def headings() -> dict[str, str]:
    """Column to its heading in the reader's language."""
    return {
        "title": _("Agreement"),
        "kind": _("Kind"),
        "reach": _("Reach"),
        "status": _("Status"),
        "standing": _("Status in words"),
        "partners": _("Partners"),
        "countries": _("Countries"),
        "sectors": _("Sectors"),
        "signed_on": _("Signed"),
        "in_force_on": _("In force from"),
        "ends_on": _("Ends"),
        "end": _("Its end in words"),
        "notice": _("Period of notice"),
        "renews_automatically": _("Renews itself"),
        "reference": _("Reference number"),
        "checked_on": _("Last checked"),
        "sources": _("Sources"),
        **{
            light.value: _("Commitments: %(state)s") % {"state": LIGHT[light]}
            for light in wording.LIGHTS
        },
        "scope": _("Scope"),
        "address": _("Address"),
    }


def as_csv(export: Export) -> bytes:
    """With a byte order mark, so that spreadsheet programs read UTF-8."""
    return csv_bytes(list(headings().values()), _cells(export))


def as_xlsx(export: Export) -> bytes:
    columns = [(heading, WIDTHS.get(name, NARROW)) for name, heading in headings().items()]
    return workbook([grid(_("Agreements"), columns, _cells(export))])


def as_json(export: Export) -> bytes:
    """Dates as ISO 8601; names of fields are the same in both languages."""
    told: dict[str, Any] = {"agreements": export.records}
    if export.left_out:
        told["left_out"] = export.left_out
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False).encode()


def _cells(export: Export) -> Iterator[list[Cell]]:
    """Words for yes and no and for sources; what is missing is said below the rows."""
    words = {True: _("yes"), False: _("no")}
    for record in export.records:
        told = {**record, "sources": _in_words(record["sources"])}
        yield [words[v] if isinstance(v, bool) else v for v in told.values()]
    if export.left_out:
        yield [odd_rows.left_out_words(export.left_out)]


def _in_words(sources: list[dict[str, Any]]) -> str:
    """ "Antara (19 November 2025) https://…"."""
    return "; ".join(
        " ".join(filter(None, [each["name"], each["dated"] and f"({each['dated']})", each["url"]]))
        for each in sources
    )


FORMATS: dict[str, tuple[str, Callable[[Export], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (XLSX, as_xlsx),
    "json": ("application/json", as_json),
}
