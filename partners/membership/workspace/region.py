"""The PMO's region: counts, chart, list and export. Nothing is submitted from here."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from home.sheets.writer import XLSX
from partners.membership import region
from partners.membership.permissions import user_is_officer
from partners.organisations.models.organisation import OrganisationQuerySet

PER_PAGE = 25
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}


def _officer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not user_is_officer(actor):
        raise Http404
    return actor


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    actor, asked = _officer(request), region.Asked.of(request.GET)
    everything = region.cooperatives_of(actor)
    page = _page(region.cooperatives_of(actor, asked), request.GET.get("page"))
    totals, stages = region.totals_of(everything), region.stages_of(everything)
    places = region.places_of(everything, actor)
    context = {
        "totals": _totals(totals),
        "stages": stages,
        "most": max((one["value"] for one in stages), default=0),
        "places": _table(places),
        "choices": places,
        "page": page,
        "asked": asked,
        "assistants": region.assistants_of(actor)[:PER_PAGE],
    }
    return render(request, "membership/region.html", context)


def _page(rows: OrganisationQuerySet, number: str | None) -> "Page[Any]":
    """By name. What is shown is read of one page alone: a province is sorted by its names only."""
    by_name = rows.order_by("name", "pk")
    page: Page[Any] = Paginator(by_name.values_list("pk", flat=True), PER_PAGE).get_page(number)
    shown = by_name.filter(pk__in=list(page.object_list))
    page.object_list = shown.with_place().select_related("cooperative__stage")
    return page


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """The filtered list as `ending`: csv or xlsx."""
    actor = _officer(request)
    if ending not in TYPES:
        raise Http404
    rows = region.cooperatives_of(actor, region.Asked.of(request.GET))
    response = HttpResponse(region.export(rows, ending), content_type=TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="wilayah.{ending}"'
    return response


def _totals(counted: dict[str, int]) -> list[dict[str, Any]]:
    labels = {
        "cooperatives": _("cooperatives"),
        "with_people": _("have somebody here"),
        "with_mandate": _("have given a mandate"),
    }
    return [{"label": label, "value": counted[name]} for name, label in labels.items()]


def _table(places: list[dict[str, Any]]) -> dict[str, Any]:
    labels = [_("Place"), _("Cooperatives"), _("With people"), _("With a mandate")]
    return {
        "columns": [{"label": label, "is_number": at > 0} for at, label in enumerate(labels)],
        "rows": [
            {"cells": [one["label"], one["n"], one["with_people"], one["with_mandate"]]}
            for one in places
        ],
    }


urlpatterns = [
    path(pgettext_lazy("url", "region/"), overview, name="region"),
    path(pgettext_lazy("url", "region/list.<slug:ending>"), export, name="region_export"),
]
