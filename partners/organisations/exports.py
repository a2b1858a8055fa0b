"""The public register to take away: CSV, XLSX, JSON of one region. What visitors may read.

A province has at most some 8,600 cooperatives: a second's work, and memory for one province. The
country is made by a job and kept (`services/country_lists.py`).
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.bilingual import localized
from home.models import BusinessUnit, Region, Sector, Stage
from home.regions.shown import in_language
from home.sheets.writer import XLSX, Cell, Grid, csv_bytes, grid, workbook
from partners.organisations.browsing import cooperatives_in
from partners.organisations.sources import source_in_words

AT_ONCE = 2_000
COLUMNS = (
    "code",
    "slug",
    "name",
    "region_id",
    "cooperative__registration_number",
    "cooperative__village",
    "cooperative__stage__code",
    "cooperative__hosts_magang",
    "cooperative__members",
    "cooperative__founded",
    "directory_row__units",
    "directory_row__sectors",
    "source",
    "register_entry__source",
    "register_entry__as_of",
)
Names = dict[str, str]


def headings() -> dict[str, str]:
    """Column to its heading in the reader's language; JSON has the names of columns."""
    return {
        "code": _("Code of the portal"),
        "name": _("Name"),
        "registration_number": _("Registration number"),
        "region_code": capfirst(_("Kemendagri code")),
        "village": _("Village"),
        "district": _("District"),
        "regency": _("Regency or city"),
        "province": _("Province"),
        "stage": _("Stage"),
        "business_units": _("Business units"),
        "sectors": _("Sectors"),
        "members": _("Members"),
        "founded": _("Founded"),
        "hosts_apprentices": _("Hosts apprentices"),
        "source": _("Source"),
        "as_of": _("As of"),
        "address": _("Address"),
    }


def records(
    region: Region | None, fitting: Collection[int] | None = None
) -> Iterator[dict[str, Any]]:
    """One flat record per cooperative, in the order of codes; of None, of all; of the keys
    `fitting` only, if given.
    """
    # Below the list's own; reversing 8,600 addresses one by one takes half a second.
    root = f"{settings.BASE_URL}{reverse('cooperatives:list')}"
    regions = Region.objects.within(region.code) if region else Region.objects.all()
    names = _names_of(regions, "code", "name") | dict(_above(region))
    stages, units, sectors = (
        _names_of(model._default_manager.all(), "code", localized("name"))
        for model in (Stage, BusinessUnit, Sector)
    )
    rows = cooperatives_in(region).real()
    if fitting is not None:
        rows = rows.filter(pk__in=fitting)
    ordered = rows.order_by("region_id", "name", "pk").values_list(*COLUMNS)
    for row in ordered.iterator(AT_ONCE):
        one = dict(zip(COLUMNS, row, strict=True))
        place = one["region_id"] or ""
        yield {
            "code": one["code"],
            "name": one["name"],
            "registration_number": one["cooperative__registration_number"],
            "region_code": place,
            "village": _name(names, place, 10) or one["cooperative__village"],
            "district": _name(names, place, 6),
            "regency": _name(names, place, 4),
            "province": in_language(place[:2], _name(names, place, 2)),
            "stage": stages.get(one["cooperative__stage__code"]),
            "business_units": _named(units, one["directory_row__units"]),
            "sectors": _named(sectors, one["directory_row__sectors"]),
            "members": one["cooperative__members"],
            "founded": one["cooperative__founded"],
            # That one does not is known of none: the mark is set where one does.
            "hosts_apprentices": one["cooperative__hosts_magang"] or None,
            "source": source_in_words(one["register_entry__source"] or one["source"]),
            "as_of": one["register_entry__as_of"],
            "address": f"{root}{one['slug']}/",
        }


def about(region: Region | None, filters: Sequence[str] = ()) -> str:
    """What the file is, where it comes from, of which day, and what it was narrowed down by."""
    day = date_format(timezone.localdate())
    if region is None:
        words = _("All cooperatives that are known here. Source: %(site)s, %(day)s.")
        return words % {"site": settings.BASE_URL, "day": day}
    words = _("Cooperatives that are known in %(place)s. Source: %(site)s, %(day)s.")
    said = words % {"place": region.place, "site": settings.BASE_URL, "day": day}
    if not filters:
        return said
    only = _("Only those with: %(filters)s.") % {"filters": ", ".join(filters)}
    return f"{said} {only}"


def as_csv(about: str, rows: Iterator[dict[str, Any]]) -> bytes:
    return csv_bytes(headers(), cells(rows))


def as_xlsx(about: str, rows: Iterator[dict[str, Any]]) -> bytes:
    return workbook([sheet(about, cells(rows))])


def as_json(about: str, rows: Iterator[dict[str, Any]]) -> bytes:
    """`about`, the columns in words, and the records; dates as ISO 8601."""
    told = {"about": about, "columns": headings(), "cooperatives": list(rows)}
    return json.dumps(told, default=str, ensure_ascii=False).encode()


FORMATS: dict[str, tuple[str, Callable[[str, Iterator[dict[str, Any]]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (XLSX, as_xlsx),
    "json": ("application/json", as_json),
}


def sheet(about: str, rows: Iterable[Sequence[Cell]]) -> Grid:
    columns = [(heading, 30 if name == "name" else 16) for name, heading in headings().items()]
    return grid(_("Cooperatives"), columns, rows, note=about)


def headers() -> list[str]:
    return list(headings().values())


def cells(rows: Iterable[dict[str, Any]]) -> Iterator[list[Cell]]:
    words = {True: _("yes"), False: _("no")}
    for record in rows:
        yield [words[v] if isinstance(v, bool) else v for v in record.values()]


def _names_of(rows: QuerySet[Any], code: str, name: str) -> Names:
    return dict(rows.order_by().values_list(code, name))


def _above(region: Region | None) -> Iterator[tuple[str, str]]:
    above = region.parent if region else None
    while above is not None:
        yield above.code, above.name
        above = above.parent


def _name(names: Names, code: str, digits: int) -> str:
    return names.get(code[:digits], "") if len(code) >= digits else ""


def _named(names: Names, codes: str | None) -> str:
    return ", ".join(names[code] for code in (codes or "").split() if code in names)
