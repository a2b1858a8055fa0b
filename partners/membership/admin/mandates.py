"""Mandates in the admin: to find and to look at; moderators may end one."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from home.desk.admin import record_or_404
from home.desk.decisions import DecidedViewSet, ListedActView
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from partners.membership.mandating.refusals import explain
from partners.membership.models import Mandate
from partners.membership.permissions import user_can_moderate
from partners.membership.services import mandates


class MandateEndView(ListedActView):
    """Everything about one; the button ends it."""

    act_form = ConfirmForm
    list_title = gettext_lazy("Mandates")
    allowed = staticmethod(user_can_moderate)
    page_title = gettext_lazy("A mandate")
    header_icon = "key"
    button = gettext_lazy("End the mandate")
    done = gettext_lazy("The mandate is over.")
    is_serious = True
    record: Mandate

    def find(self) -> None:
        rows = Mandate.objects.for_lists().select_related("asked_by", "offer")
        self.record = record_or_404(rows, self.kwargs["pk"])

    def facts(self) -> list[tuple[str | Promise, object]]:
        mandate = self.record
        means = mandate.get_means_display()
        told = [
            (_("Cooperative"), mandate.cooperative),
            (_("Business assistant"), mandate.assistant),
            (_("State"), mandate.look.word),
            (_("May act for"), ", ".join(mandate.scope_words)),
            (_("Until"), date_format(mandate.ends_on)),
            (_("Asked for"), _moment(mandate.asked_at, mandate.asked_by)),
            (_("Given"), f"{_moment(mandate.given_at, mandate.given_by)} {means}"),
            (_("Ended"), _moment(mandate.ended_at, mandate.ended_by)),
        ]
        return [(name, value) for name, value in told]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What does not last any more is only looked at."""
        is_given = self.record.state == Mandate.State.GIVEN
        button = self.button if is_given else ""
        return super().get_context_data(**{"button": button, **kwargs})

    def act(self, form: ConfirmForm) -> None:
        mandates.end(self.record, by=self.actor, seen=form.seen_version)

    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)


def _moment(at: Any, by: Any) -> str:
    if at is None:
        return "–"
    moment = date_format(localtime(at), "SHORT_DATETIME_FORMAT")
    return f"{moment}, {by}" if by else moment


class MandateFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    state = django_filters.ChoiceFilter(choices=Mandate.State.choices, label=gettext_lazy("State"))

    class Meta:
        model = Mandate
        fields = ("state",)


class MandateViewSet(DecidedViewSet):
    model = Mandate
    icon = "key"
    menu_label = gettext_lazy("Mandates")
    filterset_class = MandateFilterSet
    list_display = [
        "cooperative",
        Column("look.word", label=gettext_lazy("State")),
        Column("ends_on", label=gettext_lazy("Until")),
        Column("assistant", label=gettext_lazy("Business assistant")),
        Column("begins_on", label=gettext_lazy("From")),
    ]
    search_fields = [
        "cooperative__name",
        "assistant__email",
        "assistant__first_name",
        "assistant__last_name",
    ]
    edit_view_class = MandateEndView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mandate]:
        return Mandate.objects.select_related("cooperative", "assistant").order_by("-asked_at")
