"""Possible duplicates in the admin: the list, two side by side, what one says about them."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from home.access import actor_of
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm, said
from home.desk.refusals import Refusal
from home.masking import name_of
from home.models import Region
from home.reports import AllowedReportView
from partners.membership.admin.merging import FACTS, form_of
from partners.membership.models import Membership
from partners.membership.refusals import explained
from partners.membership.services import duplicates as services
from partners.membership.services.merging import user_can_merge
from partners.organisations.duplicates import wording
from partners.organisations.models import DuplicatePair, Organisation


def _provinces(request: HttpRequest | None) -> QuerySet[Region]:
    return Region.objects.provinces().order_by("name")


class PairFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=DuplicatePair.State.choices
    )
    province = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Province"), queryset=_provinces, method="filter_province"
    )
    reason = django_filters.ChoiceFilter(
        label=gettext_lazy("Reason"), choices=list(wording.WORDS.items()), method="filter_reason"
    )

    class Meta:
        model = DuplicatePair
        fields = ["state"]

    def filter_province(self, rows: Any, name: str, value: Region) -> Any:
        return rows.in_province(value.code)

    def filter_reason(self, rows: Any, name: str, value: str) -> Any:
        """Codes stand in quotation marks in the stored list."""
        return rows.filter(reasons__icontains=f'"{value}"')


def why(pair: DuplicatePair) -> str:
    """The reasons in one line."""
    return "; ".join(str(one.words) for one in wording.said(pair.reasons))


def _noted(pair: DuplicatePair) -> str:
    if pair.is_handed_over:
        return _("a PMO says that they are one")
    return _("decided before, on other facts") if pair.was_decided else ""


class PairsView(AllowedReportView):
    """Who asks for no state sees what is open, the likeliest first."""

    allowed = staticmethod(user_can_merge)
    model = DuplicatePair
    filterset_class = PairFilterSet
    page_title = gettext_lazy("Possible duplicates")
    index_url_name = "duplicates"
    index_results_url_name = "duplicates_results"
    header_icon = "globe"
    columns = [
        TitleColumn(
            "__str__",
            label=gettext_lazy("Both"),
            get_url=lambda pair: reverse("duplicate", args=[pair.pk]),
        ),
        Column("place", label=gettext_lazy("Place"), accessor="first.place"),
        Column("score", label=gettext_lazy("Score")),
        Column("margin", label=gettext_lazy("Margin")),
        Column("why", label=gettext_lazy("Why"), accessor=why),
        Column("noted", label=gettext_lazy("Noted"), accessor=_noted),
        DateColumn("found_at", label=gettext_lazy("Found on")),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = DuplicatePair.objects.with_both()
        return rows if self.request.GET.get("state") else rows.open()


class WhyForm(ActForm):
    why = forms.CharField(
        label=gettext_lazy("Why they are two"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PairView(AdminActView):
    """Both side by side; here one says that they are two, or goes on to merging."""

    allowed = staticmethod(user_can_merge)
    form_class: type[ActForm] = WhyForm
    record: DuplicatePair
    header_icon = "globe"
    page_title = gettext_lazy("One cooperative or two?")
    button = gettext_lazy("Not the same")
    done = gettext_lazy("Noted: they are two. It is remembered.")

    def find(self) -> None:
        self.record = record_or_404(DuplicatePair.objects.with_both(), self.kwargs["pk"])

    def get_template_names(self) -> list[str]:
        return ["membership/admin/duplicate.html"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("duplicates"), "label": PairsView.page_title}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listing, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pair = self.record
        old, kept = direction(pair)
        given = {
            "pair": pair,
            "reasons": wording.said(pair.reasons),
            "rows": list(compared(pair)),
            "first_url": form_of(pair.first),
            "second_url": form_of(pair.second),
            "merge_url": reverse("organisations_merge", args=[old.pk, kept.pk]),
            "kept": kept,
            "decider": name_of(pair.decided_by) if pair.decided_by else "",
            "sayer": name_of(pair.said_by) if pair.said_by else "",
        }
        return super().get_context_data(**{**given, **kwargs})

    def act(self, form: WhyForm) -> None:
        services.say_distinct(self.record, by=self.actor, seen=form.seen_version, **form.words)

    def explain(self, refusal: Refusal) -> str:
        return explained(refusal)

    def get_success_url(self) -> str:
        return reverse("duplicates")


class ReopenView(PairView):
    """Takes back that they are two."""

    form_class = ActForm
    page_title = gettext_lazy("Look at them again")
    button = gettext_lazy("Look at them again")
    done = gettext_lazy("The pair is open again.")

    def find(self) -> None:
        super().find()
        if self.request.method == "GET" and self.record.state != DuplicatePair.State.DISTINCT:
            raise Http404

    def get_template_names(self) -> list[str]:
        return ["desk/admin/act.html"]

    def act(self, form: ActForm) -> None:
        services.reopen(self.record, by=self.actor, seen=form.seen_version)


def direction(pair: DuplicatePair) -> tuple[Organisation, Organisation]:
    """Who is merged, and who stays: the one with people, with a number, else the older."""
    old, kept = sorted((pair.first, pair.second), key=_weight)
    return old, kept


def _weight(one: Organisation) -> tuple[bool, bool, int]:
    people = Membership.objects.live().filter(organisation=one).exists()
    profile = getattr(one, "cooperative", None)
    return people, bool(profile and profile.registration_number), -one.pk


def compared(pair: DuplicatePair) -> Iterator[tuple[object, str, str, bool]]:
    """Name of the fact, of the first, of the second, whether they differ."""
    for name, told in FACTS:
        first, second = said(told(pair.first)), said(told(pair.second))
        if {first, second} != {said(None)}:
            yield name, first, second, first != second


def urlpatterns() -> list[URLPattern]:
    return [
        path("reports/duplicates/", PairsView.as_view(), name="duplicates"),
        path(
            "reports/duplicates/results/",
            PairsView.as_view(results_only=True),
            name="duplicates_results",
        ),
        path("reports/duplicates/<int:pk>/", PairView.as_view(), name="duplicate"),
        path("reports/duplicates/<int:pk>/again/", ReopenView.as_view(), name="duplicate_again"),
    ]


class DuplicatesItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_merge(actor_of(request))


def menu_item() -> MenuItem:
    return DuplicatesItem(PairsView.page_title, reverse("duplicates"), icon_name="globe", order=302)
