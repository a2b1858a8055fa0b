"""Missed addresses that lead on: where to, by whom, and how that is taken back."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.ui.tables import Column
from wagtail.contrib.redirects.models import Redirect

# Wagtail's own way to a redirect is registered first, for those who may change all of them.
from wagtail.contrib.redirects.wagtail_hooks import RedirectAdminURLFinder

from home.access import Actor, actor_of
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ConfirmForm
from home.reports import SummedReportView
from home.visits import sent
from home.visits.services import missing

Row = dict[str, Any]


class TakeBackColumn(Column):
    cell_template_name = "visits/admin/take_back_cell.html"


class SentView(SummedReportView):
    allowed = staticmethod(missing.user_can_look)
    model = Redirect
    page_title = gettext_lazy("Missed addresses that lead on")
    header_icon = "redirect"
    index_url_name = "missing_sent"
    index_results_url_name = "missing_sent_results"
    export_filename = "addresses-that-lead-on"
    list_export = ["path", "leads_to", "person", "at"]
    export_headings = {
        "path": gettext_lazy("Address"),
        "leads_to": gettext_lazy("Leads to"),
        "person": gettext_lazy("Sent there by"),
        "at": gettext_lazy("Sent there on"),
    }
    no_results_message = gettext_lazy("No missed address was sent anywhere yet.")

    @property
    def columns(self) -> list[Column]:
        may_settle = missing.user_can_settle(actor_of(self.request))
        heads = self.export_headings
        return [
            *(Column(name, label=heads[name], accessor=name) for name in self.list_export),
            *([TakeBackColumn("take_back", label="", accessor="key")] if may_settle else []),
        ]

    def get_queryset(self) -> Any:
        return sent.rows()

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset

    def decorate_paginated_queryset(self, object_list: Any) -> list[Row]:
        redirects = list(object_list)
        entries = sent.entries_of(redirects)
        return [
            {
                "key": redirect.pk,
                "path": redirect.old_path,
                "leads_to": redirect.link or "",
                "person": entries[redirect.pk].user_display_name,
                "at": date_format(localtime(entries[redirect.pk].timestamp), "SHORT_DATE_FORMAT"),
            }
            for redirect in redirects
        ]


class TakeBackView(AdminActView):
    allowed = staticmethod(missing.user_can_settle)
    header_icon = "redirect"
    form_class = ConfirmForm
    page_title = gettext_lazy("Lead on no more")
    intro = gettext_lazy(
        "Who asks for this address finds nothing again, and it comes back to the list of what is "
        "missed."
    )
    button = gettext_lazy("Lead on no more")
    done = gettext_lazy("The address leads nowhere now.")

    def find(self) -> None:
        self.record = record_or_404(sent.rows(), self.kwargs["pk"])

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return reverse("missing_sent")

    def facts(self) -> list[tuple[str | Promise, object]]:
        entry = sent.entries_of([self.record])[self.record.pk]
        return [
            (gettext_lazy("Leads to"), self.record.link or ""),
            (gettext_lazy("Sent there by"), entry.user_display_name),
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("missing_sent"), "label": SentView.page_title}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listing, here]

    def get_success_url(self) -> str:
        return reverse("missing_sent")

    def act(self, form: ConfirmForm) -> None:
        missing.take_back(self.record, by=self.actor)


class LeadsOnFinder(RedirectAdminURLFinder):  # type: ignore[misc]  # Wagtail is not typed
    """Where letters and lists send who may not change all redirects: to take it back."""

    def get_edit_url(self, redirect: Redirect) -> str | None:
        url: str | None = super().get_edit_url(redirect)
        if url or not _may_take_back(self.user, redirect):
            return url
        return reverse("missing_take_back", args=[redirect.pk])


def _may_take_back(user: AbstractUser | None, redirect: Redirect) -> bool:
    may = user is not None and missing.user_can_settle(Actor(user))
    return may and sent.rows().filter(pk=redirect.pk).exists()


register_admin_url_finder(Redirect, LeadsOnFinder)
urlpatterns = [
    path("reports/missing/sent/", SentView.as_view(), name="missing_sent"),
    path(
        "reports/missing/sent/results/",
        SentView.as_view(results_only=True),
        name="missing_sent_results",
    ),
    path(
        "reports/missing/sent/<int:pk>/take-back/", TakeBackView.as_view(), name="missing_take_back"
    ),
]
