"""Addresses that visitors asked for and that are not there: the list, and what becomes of one."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from home.access import Actor, actor_of
from home.choosers import PageChooser
from home.dashboard import SHOWN, Item, Panel
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm, ConfirmForm
from home.reports import SummedReportView
from home.visits import missing as known
from home.visits.models import Missed
from home.visits.services import missing

Row = dict[str, Any]


def _send_address(row: Row) -> str:
    return reverse("missing_send", args=[row["key"]])


def _last(row: Row) -> str:
    return date_format(row["last"], "SHORT_DATE_FORMAT")


class SourcesColumn(Column):
    """Links to our own pages, which open as a visitor sees them."""

    cell_template_name = "visits/admin/sources_cell.html"


class DismissColumn(Column):
    cell_template_name = "visits/admin/dismiss_cell.html"


class MissingView(SummedReportView):
    allowed = staticmethod(missing.user_can_look)
    model = Missed
    page_title = gettext_lazy("Addresses that are not there")
    header_icon = "circle-xmark"
    index_url_name = "missing"
    index_results_url_name = "missing_results"
    results_template_name = "visits/admin/missing_results.html"
    export_filename = "addresses-not-there"
    list_export = ["path", "asked", "last", "sources"]
    export_headings = {
        "path": gettext_lazy("Address"),
        "asked": gettext_lazy("Asked for"),
        "last": gettext_lazy("Last on"),
        "sources": gettext_lazy("Pages of ours that lead there"),
    }

    @property
    def columns(self) -> list[Column]:
        may_settle = missing.user_can_settle(actor_of(self.request))
        heads = self.export_headings
        title = TitleColumn("path", label=heads["path"], accessor="path", get_url=_send_address)
        return [
            title if may_settle else Column("path", label=heads["path"], accessor="path"),
            Column("asked", label=heads["asked"], accessor="asked"),
            Column("last", label=heads["last"], accessor=_last),
            SourcesColumn("sources", label=heads["sources"], accessor="sources"),
            *([DismissColumn("dismiss", label="", accessor="key")] if may_settle else []),
        ]

    @property
    def no_results_message(self) -> str:
        return _("Nothing is missed: every address that was asked for several times is there.")

    def get_queryset(self) -> Any:
        return known.waiting()

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset

    def decorate_paginated_queryset(self, object_list: Any) -> list[Row]:
        rows = [dict(row) for row in object_list]
        sources = known.sources_of(row["path"] for row in rows)
        for row in rows:
            found = sources.get(row["path"], [])[: known.MOST_SOURCES]
            row["sources"] = ", ".join(found) if self.is_export else found
        return rows


class SendForm(ActForm):
    page = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        label=gettext_lazy("A page"),
        required=False,
        widget=PageChooser(),
    )
    address = forms.CharField(
        label=gettext_lazy("Or another address of this portal"),
        help_text=gettext_lazy(
            "As the browser shows it, from the first slash on, for example "
            "/id/kesepakatan/nama-kesepakatan/"
        ),
        max_length=missing.LONGEST,
        required=False,
    )


class MissingAct(AdminActView):
    allowed = staticmethod(missing.user_can_settle)
    header_icon = "circle-xmark"

    def find(self) -> None:
        self.record = record_or_404(Missed.objects.open(), self.kwargs["pk"])

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return reverse("missing")

    def facts(self) -> list[tuple[str | Promise, object]]:
        rows = Missed.objects.open().filter(path=self.record.path)
        asked = sum(rows.values_list("times", flat=True))
        sources = known.sources_of([self.record.path]).get(self.record.path, [])
        led = [(gettext_lazy("Pages of ours that lead there"), _links(sources))] if sources else []
        return [(gettext_lazy("Asked for"), asked), *led]

    def version(self, record: Missed) -> str:
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("missing"), "label": MissingView.page_title}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listing, here]

    def get_success_url(self) -> str:
        return reverse("missing")


class SendView(MissingAct):
    form_class = SendForm
    page_title = gettext_lazy("Send to …")
    intro = gettext_lazy(
        "Who asks for this address is led there from now on, also from other sites, until somebody "
        "takes it back. Where a page of ours leads to it, mend the link there as well."
    )
    button = gettext_lazy("Send there")
    done = gettext_lazy("Whoever asks for it is led on now.")

    def act(self, form: SendForm) -> None:
        if missing.send_to(self.record, by=self.actor, **form.words) is None:
            self.done = _(
                "This address answers by now: somebody made a page or a redirect of it. That "
                "stays as it is, and the address is off the list."
            )


class DismissView(MissingAct):
    form_class = ConfirmForm
    page_title = gettext_lazy("Nothing is to be done")
    intro = gettext_lazy(
        "The address goes from the list and stays off it, as long as it is asked for at least once "
        "in 90 days."
    )
    button = gettext_lazy("Take it off the list")
    done = gettext_lazy("Taken off the list.")

    def act(self, form: ConfirmForm) -> None:
        missing.dismiss(self.record, by=self.actor)


def _links(sources: list[str]) -> SafeString:
    shown = ((one, one) for one in sources[: known.MOST_SOURCES])
    return format_html_join(", ", '<a href="{}">{}</a>', shown)


def on_the_list(user: AbstractUser) -> list[Item]:
    """What our own pages lead to; what others mistype waits on the list."""
    if not missing.user_can_settle(Actor(user)):
        return []
    rows = known.waiting().exclude(source="")[: SHOWN + 1]
    return [Item(row["path"], _send_address(row), _note(row)) for row in rows]


def _note(row: Row) -> str:
    asked = ngettext("asked for %(count)s time", "asked for %(count)s times", row["asked"])
    said = _("%(asked)s, last on %(date)s, from a page of ours")
    return said % {"asked": asked % {"count": row["asked"]}, "date": date_format(row["last"])}


PANEL = Panel(
    "missed-addresses",
    MissingView.page_title,
    "circle-xmark",
    on_the_list,
    lambda: reverse("missing"),
    order=92,
)
urlpatterns = [
    path("reports/missing/", MissingView.as_view(), name="missing"),
    path(
        "reports/missing/results/", MissingView.as_view(results_only=True), name="missing_results"
    ),
    path("reports/missing/<int:pk>/send/", SendView.as_view(), name="missing_send"),
    path("reports/missing/<int:pk>/dismiss/", DismissView.as_view(), name="missing_dismiss"),
]
