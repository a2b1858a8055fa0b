"""The dashboard: what ends, what is late, what is blocked and by what, who has not reported."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from home.access import actor_of, require
from partners.agreements import attention, permissions
from partners.agreements.attention import HORIZONS, Matter
from partners.agreements.labels import Obstacle
from partners.agreements.models import Agreement, Commitment, Unit
from partners.agreements.rules.progress import distance
from partners.agreements.wording import end_words

SHOWN = 15  # rows per list; the rest stands behind "See all"


@dataclass(frozen=True)
class Figure:
    number: int
    label: str
    url: str


@dataclass(frozen=True)
class Row:
    """`note` says why it is here, `more` explains it, `about` is what it belongs to."""

    label: str
    url: str
    note: str
    about: str = ""
    more: tuple[str, ...] = ()


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
        require(permissions.user_is_staff(actor_of(request)))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not permissions.user_can_import(actor_of(self.request)):
            return []
        url = reverse("agreements_import:hand_in")
        return [HeaderButton(_("Import a list"), url=url, icon_name="upload")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        units = list(Unit.objects.all())
        asked = self.request.GET.get("unit", "")
        unit = next((one for one in units if str(one.pk) == asked), None)
        everything = attention.overview()
        found = everything.of_unit(unit)
        sections = [
            _ending(found.ending, unit),
            _late(found.late, unit),
            _blocked(found.blocked, unit),
            _silent(found.silent, unit),
        ]
        return super().get_context_data(
            units=units,
            unit=unit,
            sections=sections,
            lines=[] if unit else attention.by_unit(everything, units),
            today=timezone.localdate(),
            **kwargs,
        )


def _ending(matters: list[Matter], unit: Unit | None) -> Section:
    today = timezone.localdate()
    rows = [
        Row(str(one), _desk(one), end_words(distance(day, today)), str(one.unit or ""))
        for one in _first(Agreement.objects.select_related("unit"), matters)
        if (day := one.current_end(today))
    ]
    return Section(
        "ending",
        _("Ending soon"),
        "time",
        _("No agreement ends within 180 days."),
        rows,
        len(matters),
        _agreements(unit, ending=str(max(HORIZONS))),
        [_horizon(days, matters, today, unit) for days in HORIZONS],
    )


def _horizon(days: int, matters: list[Matter], today: date, unit: Unit | None) -> Figure:
    number = sum(matter.fact <= today + timedelta(days) for matter in matters)
    label = _("within %(days)d days") % {"days": days}
    return Figure(number, label, _agreements(unit, ending=str(days)))


def _late(matters: list[Matter], unit: Unit | None) -> Section:
    found = _first(Commitment.objects.select_related("agreement"), matters)
    return Section(
        "late",
        _("Late commitments"),
        "warning",
        _("No commitment is late."),
        [_promise(one, one.light_words()) for one in found],
        len(matters),
        _commitments(unit, light="late"),
    )


def _blocked(matters: list[Matter], unit: Unit | None) -> Section:
    found = _first(Commitment.objects.select_related("agreement"), matters)
    counted = Counter(matter.fact for matter in matters)
    return Section(
        "blocked",
        _("Blocked commitments"),
        "cross",
        _("No commitment is blocked."),
        [_promise(one, *_why(one)) for one in found],
        len(matters),
        _commitments(unit, light="blocked"),
        [
            Figure(number, str(Obstacle(code).label), _commitments(unit, obstacle=code))
            for code, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        ],
    )


def _silent(matters: list[Matter], unit: Unit | None) -> Section:
    rows = [
        Row(str(one), _desk(one), str(one.in_charge or _("nobody in charge")), str(one.unit or ""))
        for one in _first(Agreement.objects.select_related("unit", "in_charge"), matters)
    ]
    return Section(
        "silent",
        _("Without a report for a year"),
        "doc-empty",
        _("Every agreement in force has a report of the last year."),
        rows,
        len(matters),
        _agreements(unit, silent="true"),
    )


def _first(rows: QuerySet[Any], matters: list[Matter]) -> list[Any]:
    """The records of the first SHOWN, in their order."""
    keys = [matter.pk for matter in matters[:SHOWN]]
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _promise(one: Commitment, note: str, *more: str) -> Row:
    url = reverse("agreements_admin:commitment", args=[one.pk])
    return Row(str(one), url, note, str(one.agreement), more)


def _why(one: Commitment) -> list[str]:
    """The obstacle in a word; its explanation, and what moves it on."""
    next_step = _("Next step: %(step)s") % {"step": one.next_step} if one.next_step else ""
    words = [str(Obstacle(one.obstacle).label), one.obstacle_words, next_step]
    return [word for word in words if word]


def _desk(agreement: Agreement) -> str:
    return reverse("agreements_admin:manage", args=[agreement.pk])


def _agreements(unit: Unit | None, **query: str) -> str:
    return _list("wagtailsnippets_agreements_agreement:list", unit, query)


def _commitments(unit: Unit | None, **query: str) -> str:
    return _list("commitments:index", unit, query)


def _list(name: str, unit: Unit | None, query: dict[str, str]) -> str:
    of_it = {"unit": str(unit.pk)} if unit else {}
    return f"{reverse(name)}?{urlencode({**query, **of_it})}"


urlpatterns = [
    path("dashboard/", DashboardView.as_view(), name="dashboard"),
]
