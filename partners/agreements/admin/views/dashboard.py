"""The dashboard: what ends, what is late, what is blocked and by what, who has not reported."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.agreements import attention, permissions
from partners.agreements.attention import HORIZONS
from partners.agreements.labels import Obstacle, end_words
from partners.agreements.models import Agreement, Commitment, Unit
from partners.agreements.promises import distance

SHOWN = 15  # rows per list; the rest stands behind "See all"


@dataclass(frozen=True)
class Figure:
    number: int
    label: str
    url: str


@dataclass(frozen=True)
class Row:
    label: str
    url: str
    note: str
    about: str = ""


@dataclass(frozen=True)
class Section:
    """One list of the dashboard: the most urgent rows, how many there are, where all are."""

    name: str
    title: str
    icon: str
    empty: str
    rows: list[Row]
    count: int
    more_url: str
    figures: list[Figure] = field(default_factory=list)


class DashboardView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "agreements/admin/dashboard.html"
    page_title = gettext_lazy("Agreements: what needs attention")
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.user_is_staff(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        units = list(Unit.objects.all())
        asked = self.request.GET.get("unit", "")
        unit = next((one for one in units if str(one.pk) == asked), None)
        sections = [_ending(unit), _late(unit), _blocked(unit), _silent(unit)]
        return super().get_context_data(
            units=units,
            unit=unit,
            sections=sections,
            lines=[] if unit else attention.by_unit(),
            today=timezone.localdate(),
            **kwargs,
        )


def _ending(unit: Unit | None) -> Section:
    today = timezone.localdate()
    found = attention.of_unit(attention.ending(max(HORIZONS)), unit)
    counted = _horizons(unit)
    rows = [
        Row(
            str(one),
            _desk(one),
            end_words(distance(one.ends_on, today)),
            str(one.unit or ""),
        )
        for one in found.select_related("unit")[:SHOWN]
    ]
    return Section(
        "ending",
        _("Ending soon"),
        "time",
        _("No agreement ends within 180 days."),
        rows,
        counted[max(HORIZONS)],
        _agreements(unit, ending=str(max(HORIZONS))),
        [
            Figure(counted[days], _("within %(days)d days") % {"days": days}, url)
            for days in HORIZONS
            for url in [_agreements(unit, ending=str(days))]
        ],
    )


def _horizons(unit: Unit | None) -> dict[int, int]:
    """How many end within each horizon, in one query."""
    counts = {
        f"d{days}": Count("pk", filter=Q(pk__in=attention.ending(days).order_by().values("pk")))
        for days in HORIZONS
    }
    found = attention.of_unit(attention.ending(max(HORIZONS)), unit)
    counted = found.order_by().aggregate(**counts)
    return {days: counted[f"d{days}"] for days in HORIZONS}


def _late(unit: Unit | None) -> Section:
    found = attention.of_unit(attention.late(), unit, "agreement__unit")
    return Section(
        "late",
        _("Late commitments"),
        "warning",
        _("No commitment is late."),
        [_promise(one, one.light_words()) for one in found.select_related("agreement")[:SHOWN]],
        found.count(),
        _commitments(unit, light="late"),
    )


def _blocked(unit: Unit | None) -> Section:
    found = attention.of_unit(attention.blocked(), unit, "agreement__unit")
    counted = attention.by_obstacle(found)
    return Section(
        "blocked",
        _("Blocked commitments"),
        "cross",
        _("No commitment is blocked."),
        [_promise(one, _why(one)) for one in found.select_related("agreement")[:SHOWN]],
        sum(counted.values()),
        _commitments(unit, light="blocked"),
        [
            Figure(number, str(Obstacle(code).label), _commitments(unit, obstacle=code))
            for code, number in counted.items()
        ],
    )


def _silent(unit: Unit | None) -> Section:
    found = attention.of_unit(attention.silent(), unit)
    rows = [
        Row(str(one), _desk(one), str(one.in_charge or _("nobody in charge")), str(one.unit or ""))
        for one in found.select_related("unit", "in_charge")[:SHOWN]
    ]
    return Section(
        "silent",
        _("Without a report for a year"),
        "doc-empty",
        _("Every agreement in force has a report of the last year."),
        rows,
        found.count(),
        _agreements(unit, silent="true"),
    )


def _promise(one: Commitment, note: str) -> Row:
    url = reverse("agreements_admin:commitment", args=[one.pk])
    return Row(str(one), url, note, str(one.agreement))


def _why(one: Commitment) -> str:
    """The obstacle, and what moves it on."""
    words = [str(Obstacle(one.obstacle).label), one.obstacle_words, one.next_step]
    return " · ".join(word for word in words if word)


def _desk(agreement: Agreement) -> str:
    return reverse("agreements_admin:manage", args=[agreement.pk])


def _agreements(unit: Unit | None, **query: str) -> str:
    return _list("wagtailsnippets_agreements_agreement:list", unit, query)


def _commitments(unit: Unit | None, **query: str) -> str:
    return _list("commitments:index", unit, query)


def _list(name: str, unit: Unit | None, query: dict[str, str]) -> str:
    of_it = {"unit": str(unit.pk)} if unit else {}
    return f"{reverse(name)}?{urlencode({**query, **of_it})}"
