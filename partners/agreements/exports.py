"""The filtered list to take away: CSV, XLSX, JSON. What visitors may read, and nothing else."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.sheets.writer import XLSX, Cell, csv_bytes, grid, workbook
from partners.agreements import listing, wording
from partners.agreements.labels import LIGHT, STATUS
from partners.agreements.lifecycle import Status
from partners.agreements.models import Agreement

MOST_ROWS = 5_000
WIDTHS = {"title": 60, "partners": 40, "scope": 60, "address": 50}
NARROW = 16


def rows(agreements: QuerySet, on: date | None = None) -> Iterator[dict[str, Any]]:
    """One flat record per agreement, in the reader's language."""
    day = on or timezone.localdate()
    shown = list(agreements.for_cards()[:MOST_ROWS])
    lights = listing.lights_of(agreements.order_by().values("pk"), day)
    for agreement in shown:
        yield _row(agreement, lights[agreement.pk], day)


def _row(agreement: Agreement, lights: Counter, day: date) -> dict[str, Any]:
    return {
        "title": agreement.title,
        "kind": capfirst(agreement.get_kind_display()),
        "reach": capfirst(agreement.get_reach_display()),
        "status": capfirst(str(STATUS[Status(agreement.status)])),
        "partners": wording.partner_names(agreement.party_list),
        "countries": wording.countries_of(agreement.party_list),
        "sectors": ", ".join(sector.name for sector in agreement.sectors.all()),
        "signed_on": agreement.signed_on,
        "in_force_on": agreement.in_force_on,
        "ends_on": agreement.current_end(day),
        "renews_automatically": agreement.renews_automatically,
        "reference": agreement.reference,
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
        "partners": _("Partners"),
        "countries": _("Countries"),
        "sectors": _("Sectors"),
        "signed_on": _("Signed"),
        "in_force_on": _("In force from"),
        "ends_on": _("Ends"),
        "renews_automatically": _("Renews itself"),
        "reference": _("Reference number"),
        **{
            light.value: _("Commitments: %(state)s") % {"state": LIGHT[light]}
            for light in wording.LIGHTS
        },
        "scope": _("Scope"),
        "address": _("Address"),
    }


def as_csv(records: Iterable[dict[str, Any]]) -> bytes:
    """With a byte order mark, so that spreadsheet programs read UTF-8."""
    return csv_bytes(list(headings().values()), _cells(records))


def as_xlsx(records: Iterable[dict[str, Any]]) -> bytes:
    columns = [(heading, WIDTHS.get(name, NARROW)) for name, heading in headings().items()]
    return workbook([grid(_("Agreements"), columns, _cells(records))])


def as_json(records: Iterable[dict[str, Any]]) -> bytes:
    """Dates as ISO 8601; names of fields are the same in both languages."""
    text = json.dumps({"agreements": list(records)}, cls=DjangoJSONEncoder, ensure_ascii=False)
    return text.encode()


def _cells(records: Iterable[dict[str, Any]]) -> Iterator[list[Cell]]:
    """Words for yes and no."""
    words = {True: _("yes"), False: _("no")}
    for record in records:
        yield [words[v] if isinstance(v, bool) else v for v in record.values()]


FORMATS: dict[str, tuple[str, Callable[[Iterable[dict[str, Any]]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (XLSX, as_xlsx),
    "json": ("application/json", as_json),
}
