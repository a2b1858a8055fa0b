"""Applications of a round for staff: who applied, as what it stands, what came of it."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from home.access import actor_of, require
from home.desk.forms import ConfirmForm
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import looking
from partners.apprenticeships.results.admin import appeals, told
from partners.apprenticeships.results.admin.base import LookingView, OfRounds, RoundAct
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.rounds.models import Round


def address_of(application: Application) -> str:
    keys = [application.round_id, application.pk]
    return reverse("rounds_admin:application", args=keys)


def _number(application: Application) -> str:
    return shown_number(application)


def _submission(application: Application) -> str:
    return str(application.standing.number) if application.standing else "–"


def _result(application: Application) -> str:
    result = getattr(application, "result", None)
    return str(result.get_standing_display()) if result else "–"


class ApplicationFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=Application.State.choices
    )
    standing = django_filters.ChoiceFilter(
        label=gettext_lazy("Result"), choices=Standing.choices, field_name="result__standing"
    )

    class Meta:
        model = Application
        fields = ["state", "standing"]


class ApplicationsView(OfRounds, BaseListingView):  # type: ignore[misc]
    """Searched by the name or code of the cooperative, or by the number of the application."""

    model = Application
    filterset_class = ApplicationFilterSet
    page_title = gettext_lazy("Applications")
    header_icon = "mail"
    index_url_name = "rounds_admin:applications"
    index_results_url_name = "rounds_admin:applications_results"
    results_template_name = "apprenticeships/rounds/admin/applications_results.html"
    default_ordering = ("-standing__submitted_at", "-pk")
    paginate_by = 50
    is_searchable = True
    search_backend_name = None
    search_fields = ("organisation__name", "organisation__code")
    columns = (
        TitleColumn("organisation", label=gettext_lazy("Cooperative"), get_url=address_of),
        Column("place", label=gettext_lazy("Place"), accessor="organisation.place"),
        Column("number", label=gettext_lazy("Number"), accessor=_number),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("submission", label=gettext_lazy("Submission"), accessor=_submission),
        DateColumn("standing.submitted_at", label=gettext_lazy("Handed in")),
        Column("result", label=gettext_lazy("Result"), accessor=_result),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(looking.user_can_look(actor_of(request)))
        if self.round is None or not self.round.is_applied_to:
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[Application]:
        near = "organisation__region__parent__parent__parent"
        rows = Application.objects.filter(round=self.round)
        return rows.select_related("round", near, "standing", "result")

    def search_queryset(self, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """A number ends with the key of the application."""
        found: QuerySet[Application] = super().search_queryset(queryset)
        _before, dash, key = (self.search_query or "").strip().rpartition("-")
        is_number = bool(dash) and key.isdecimal() and len(key) < 18
        return found | queryset.filter(pk=int(key)) if is_number else found

    def get_index_url(self) -> str:
        return reverse(self.index_url_name, args=[self.kwargs["pk"]])

    def get_index_results_url(self) -> str:
        return reverse(self.index_results_url_name, args=[self.kwargs["pk"]])


class OfApplication(OfRounds):
    """Below the applications of a round."""

    header_icon = "mail"
    round: Round

    @cached_property
    def application(self) -> Application:
        near = "organisation__region__parent__parent__parent"
        rows = Application.objects.select_related("round__follows", near, "standing", "by")
        found: Application = get_object_or_404(
            rows, pk=self.kwargs["application"], round=self.kwargs["pk"]
        )
        return found

    def get_page_subtitle(self) -> str:
        return _number(self.application)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *before, here = super().get_breadcrumbs_items()
        url = reverse("rounds_admin:applications", args=[self.kwargs["pk"]])
        return [*before, {"url": url, "label": _("Applications")}, here]


class ApplicationView(OfApplication, LookingView):
    """Names and telephone numbers only for who has said so: the history notes it."""

    allowed = staticmethod(looking.user_can_look)
    template_name = "apprenticeships/rounds/admin/application.html"

    def get_page_title(self) -> str:
        return str(self.application.organisation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.application
        is_looking = bool(application.standing) and looking.is_looking(self.actor, application)
        keys = [application.round_id, application.pk]
        told_of_it = {
            "application": application,
            "number": _number(application),
            "submissions": told.submissions_of(application),
            "lines": told.lines_of(application),
            "sends": application.delegates.count() if application.standing else 0,
            "delegates": list(application.delegates.all()) if is_looking else [],
            "may_look": is_looking or looking.user_can_look_at(self.actor, application),
            "look_url": reverse("rounds_admin:look_at_delegates", args=keys),
            "result": told.result_of(application),
            **told.files_of(self.actor, application),
            "appeals": appeals.of_row(application.pk, self.actor),
            "history": told.history_of(application),
        }
        return super().get_context_data(**{**kwargs, **told_of_it})


class LookView(OfApplication, RoundAct):
    allowed = staticmethod(looking.user_can_look)
    form_class = ConfirmForm
    page_title = gettext_lazy("Look at whom it would send")
    button = gettext_lazy("Show the names")
    done = gettext_lazy("The history notes that you looked.")
    intro = gettext_lazy(
        "These are personal data of people without an account here. Look only when your work needs "
        "it; the history notes who looked and when. The names are shown to you for eight hours, "
        "and to who decides about appeals the files that were enclosed."
    )

    def find(self) -> None:
        """Of one that was handed in: what is only drafted is its cooperative's own."""
        if self.application.standing is None:
            raise Http404
        require(looking.user_can_look_at(self.actor, self.application))
        self.record = self.application  # type: ignore[assignment]

    def version(self, record: Any) -> str:
        """Nothing is written over."""
        return ""

    def about(self) -> str:
        return f"{self.application.organisation} · {_number(self.application)}"

    def act(self, form: ConfirmForm) -> None:
        looking.look_at_delegates(self.application, by=self.actor)

    def get_success_url(self) -> str:
        return address_of(self.application)


urlpatterns = [
    path("<int:pk>/applications/", ApplicationsView.as_view(), name="applications"),
    path(
        "<int:pk>/applications/results/",
        ApplicationsView.as_view(results_only=True),
        name="applications_results",
    ),
    path(
        "<int:pk>/applications/<int:application>/",
        ApplicationView.as_view(),
        name="application",
    ),
    path(
        "<int:pk>/applications/<int:application>/delegates/",
        LookView.as_view(),
        name="look_at_delegates",
    ),
]
