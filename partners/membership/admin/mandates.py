"""Mandates in the admin: to find and to look at; moderators may end one."""

from typing import Any

import django_filters
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from home.records import RecordViewSet
from partners.membership.mandating.refusals import explain
from partners.membership.models import Mandate
from partners.membership.permissions import user_can_moderate, user_is_staff
from partners.membership.services import mandates


class MandateEndView(AdminActView):
    """Everything about one; the button ends it."""

    index_url_name = ""
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

    def get_form_class(self) -> type[ConfirmForm]:
        """The viewset hands its edit view a form of its own making."""
        return ConfirmForm

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

    def get_success_url(self) -> str:
        return reverse(self.index_url_name)


def _moment(at: Any, by: Any) -> str:
    if at is None:
        return "–"
    moment = date_format(localtime(at), "SHORT_DATETIME_FORMAT")
    return f"{moment}, {by}" if by else moment


class MandatePolicy(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """Staff find mandates; moderators open one, to end it. Boards give them, not staff."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        actor = Actor(user)
        if action == "view":
            return user_is_staff(actor)
        return action == "change" and user_can_moderate(actor)


class MandateFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    state = django_filters.ChoiceFilter(choices=Mandate.State.choices, label=gettext_lazy("State"))

    class Meta:
        model = Mandate
        fields = ("state",)


class MandateViewSet(RecordViewSet):
    model = Mandate
    icon = "key"
    menu_label = gettext_lazy("Mandates")
    filterset_class = MandateFilterSet
    list_display = [
        "cooperative",
        Column("assistant", label=gettext_lazy("Business assistant")),
        Column("look.word", label=gettext_lazy("State")),
        Column("begins_on", label=gettext_lazy("From")),
        Column("ends_on", label=gettext_lazy("Until")),
    ]
    search_fields = [
        "cooperative__name",
        "assistant__email",
        "assistant__first_name",
        "assistant__last_name",
    ]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = MandateEndView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mandate]:
        return Mandate.objects.select_related("cooperative", "assistant").order_by("-asked_at")
