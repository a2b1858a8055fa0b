"""The report: addresses that do not answer, where each stands, since when, and what to do."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.contrib.auth.models import AbstractUser
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from home.access import Actor
from home.dashboard import Item, Panel, Rows
from home.links.models import ELSEWHERE, Address, Place, Problem
from home.planning import subjects
from home.reports import SummedReportView

BROKEN, MOVED, NOT_ASKED = "broken", "moved", "closed"
STATES = [
    (BROKEN, gettext_lazy("does not answer")),
    (MOVED, gettext_lazy("has moved for good")),
    (NOT_ASKED, gettext_lazy("keeps programmes away")),
]
TO_DO: dict[str, str | Promise] = {
    Problem.UNPUBLISHED: gettext_lazy("Publish the page, or take the link out."),
    Problem.DELETED: gettext_lazy("Choose another page or file, or take the link out."),
    Problem.INSIDE: gettext_lazy("Visitors cannot open it: write a public address."),
    Problem.MALFORMED: gettext_lazy("Correct the address."),
}
SHORT = "SHORT_DATE_FORMAT"
Row = dict[str, Any]


def user_can_look(actor: Actor) -> bool:
    return actor.has("links.view_address")


def rows_of(state: str) -> Any:
    rows = Address.objects.all()
    if state == MOVED:
        return rows.exclude(leads_to="").order_by("url")
    if state == NOT_ASKED:
        return rows.filter(problem__in=(Problem.CLOSED, Problem.ROBOTS)).order_by("url")
    return rows.broken()


def to_do(address: Address) -> str | Promise:
    if address.leads_to:
        return _("Write the new address: %(address)s") % {"address": address.leads_to}
    if address.problem in (Problem.CLOSED, Problem.ROBOTS):
        return _("Open it yourself: this portal could not look.")
    open_it = gettext_lazy("Open it, look for the new address, or take it out.")
    return TO_DO.get(address.problem, open_it)


class StateFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=STATES, empty_label=None, method="as_it_is"
    )

    class Meta:
        model = Address
        fields = ["state"]

    def as_it_is(self, rows: Any, name: str, value: str) -> Any:
        """The view asks for it, also where nobody chose one."""
        return rows


class AddressColumn(Column):
    cell_template_name = "links/admin/address_cell.html"


class PlacesColumn(Column):
    cell_template_name = "links/admin/places_cell.html"


class LinksView(SummedReportView):
    allowed = staticmethod(user_can_look)
    model = Address
    filterset_class = StateFilterSet
    page_title = gettext_lazy("Links that do not answer")
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    results_template_name = "links/admin/results.html"
    export_filename = "links"
    list_export = ["shown", "why", "places", "since", "to_do", "checked"]
    export_headings = {
        "shown": gettext_lazy("Address"),
        "why": gettext_lazy("What is wrong"),
        "since": gettext_lazy("Since"),
        "places": gettext_lazy("Where it stands"),
        "to_do": gettext_lazy("What to do"),
        "checked": gettext_lazy("Checked on"),
    }
    no_results_message = gettext_lazy("Nothing: every link that was checked answers.")

    @property
    def columns(self) -> list[Column]:
        kinds = {"shown": AddressColumn, "places": PlacesColumn}
        return [
            kinds.get(name, Column)(name, label=self.export_headings[name], accessor=name)
            for name in self.list_export
        ]

    def get_queryset(self) -> Any:
        return rows_of(self.request.GET.get("state", BROKEN))

    def decorate_paginated_queryset(self, object_list: Any) -> list[Row]:
        rows = described(object_list, self.request.user)
        if self.is_export:
            for row in rows:
                row["shown"] = row["shown"]["text"]
                row["places"] = ", ".join(place["title"] for place in row["places"])
        return rows


def described(addresses: Iterable[Address], user: Any) -> list[Row]:
    """In words, each with the records that it stands in: a query for each kind of record."""
    addresses = list(addresses)
    places = list(
        Place.objects.filter(address__in=addresses).select_related("content_type").order_by("pk")
    )
    found = subjects.named(places)
    edited = subjects.addresses(user, found.values())
    where: dict[int, list[Row]] = {}
    for place in places:
        if record := found.get((place.content_type_id, place.object_id)):
            one = {"title": str(record), "url": edited.get(record, "")}
            where.setdefault(place.address_id, []).append(one)
    return [_described(one, where.get(one.pk, [])) for one in addresses]


def _described(address: Address, places: list[Row]) -> Row:
    problem = str(address.get_problem_display())
    is_elsewhere = address.url.startswith(ELSEWHERE)
    since, checked = address.first_failed_on, address.checked_at
    return {
        "shown": {"text": name_of(address), "url": address.url if is_elsewhere else ""},
        "why": f"{problem} ({address.status})" if address.status else problem,
        "since": date_format(since, SHORT) if since else "",
        "places": places,
        "to_do": str(to_do(address)),
        "checked": date_format(localtime(checked), SHORT) if checked else "",
    }


def name_of(address: Address) -> str:
    kind, _colon, key = address.url.partition(":")
    if kind == "page":
        return _("page number %(number)s of the portal") % {"number": key}
    if kind == "document":
        return _("file number %(number)s of the portal") % {"number": key}
    return address.url


def broken(user: AbstractUser) -> Rows | list[Item]:
    if not user_can_look(Actor(user)):
        return []
    url = reverse("broken_links")
    return Rows(
        Address.objects.broken(),
        lambda one: Item(name_of(one), url, str(one.get_problem_display())),
    )


PANEL = Panel(
    "broken-links",
    LinksView.page_title,
    "link",
    broken,
    lambda: reverse("broken_links"),
    order=94,
)
urlpatterns = [
    path("reports/links/", LinksView.as_view(), name="broken_links"),
    path(
        "reports/links/results/", LinksView.as_view(results_only=True), name="broken_links_results"
    ),
]
