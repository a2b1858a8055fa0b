"""The report "People of organisations": who acts for whom, and ending what should not go on."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise, cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from home import phone_numbers
from home.access import Actor, actor_of
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm
from home.desk.refusals import Refusal
from home.masking import signed_up_with
from home.reports import AllowedReportView
from partners.membership import permissions
from partners.membership.models import Membership, Role
from partners.membership.refusals import explained
from partners.membership.services import memberships
from partners.membership.workspace.people import RoleForm

ORGANISATION_HISTORY = "wagtailsnippets_organisations_organisation:history"
MOST_WORDS = 8


def found(words: str) -> Q:
    """Whose person or organisation every word names; a mobile number in any spelling is one."""
    words, named = words.replace("\x00", ""), Q()
    for word in words.split()[:MOST_WORDS]:
        named &= (
            Q(person__first_name__icontains=word)
            | Q(person__last_name__icontains=word)
            | Q(person__email__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(organisation__acronym__icontains=word)
        )
    return named | Q(person__phone=phone_numbers.canonical(words))


class MembershipFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Role.choices)
    ending = django_filters.MultipleChoiceFilter(
        label=_("Why it ended"),
        choices=Membership.Ending.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    live = django_filters.BooleanFilter(
        label=_("Acts for it now"), field_name="ended_at", lookup_expr="isnull"
    )
    due = django_filters.BooleanFilter(label=_("To be confirmed"), method="filter_due")

    class Meta:
        model = Membership
        fields = ["role", "ending", "live", "due"]

    def filter_due(
        self, rows: QuerySet[Membership], name: str, wanted: bool
    ) -> QuerySet[Membership]:
        due = Membership.objects.to_confirm(localdate()).order_by().values("pk")
        return rows.filter(pk__in=due) if wanted else rows.exclude(pk__in=due)


def _who(membership: Membership) -> str:
    """People of one name, or of a single word, are told apart by what they signed up with."""
    person = membership.person
    named, known = person.get_full_name(), signed_up_with(person)
    return f"{named} ({known})" if named else known


def _address(membership: Membership) -> str | None:
    """Where a live one is ended."""
    return reverse("memberships_end", args=[membership.pk]) if membership.is_live else None


def _role(membership: Membership) -> str | None:
    return reverse("memberships_role", args=[membership.pk]) if membership.is_live else None


def _history(membership: Membership) -> str:
    return reverse(ORGANISATION_HISTORY, args=[membership.organisation_id])


def _until(membership: Membership) -> str:
    return str(membership.get_ending_display()) if membership.ending else "–"


class MembershipReport(AllowedReportView):
    allowed = staticmethod(permissions.user_is_staff)
    model = Membership
    filterset_class = MembershipFilterSet
    page_title = gettext_lazy("People of organisations")
    header_icon = "group"
    index_url_name = "memberships"
    index_results_url_name = "memberships_results"
    default_ordering = "-began_at"
    is_searchable = True

    @cached_property
    def columns(self) -> list[Column]:
        """Only moderators are led to where something is changed."""
        may = permissions.user_can_moderate(actor_of(self.request))
        return [
            TitleColumn(
                "person", label=_("Person"), accessor=_who, get_url=_address if may else None
            ),
            TitleColumn("get_role_display", label=_("Role"), get_url=_role if may else None),
            TitleColumn("organisation", label=_("Organisation"), get_url=_history),
            DateColumn("began_at", label=_("Since")),
            Column("review_on", label=_("To be confirmed on")),
            DateColumn("ended_at", label=_("Until")),
            Column("ending", label=_("Why it ended"), accessor=_until),
        ]

    def get_base_queryset(self) -> Any:
        return Membership.objects.select_related("person", "organisation")

    def search_queryset(self, queryset: QuerySet[Membership]) -> QuerySet[Membership]:
        return queryset.filter(found(self.search_query)) if self.is_searching else queryset


class MemberView(AdminActView):
    """An act of a moderator on a live membership."""

    header_icon = "group"

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return permissions.user_can_moderate(actor)

    def find(self) -> None:
        live = Membership.objects.live().select_related("person", "organisation")
        self.record = record_or_404(live, self.kwargs["pk"])

    def facts(self) -> list[tuple[str | Promise, object]]:
        return [
            (gettext("Role"), self.record.get_role_display()),
            (gettext("To be confirmed on"), date_format(self.record.review_on)),
        ]

    def explain(self, refusal: Refusal) -> str:
        return explained(refusal)

    def get_success_url(self) -> str:
        return reverse("memberships")


class RoleView(MemberView):
    """Where nobody else can: the only representative beside contributors is ended after this."""

    form_class = RoleForm
    page_title = gettext_lazy("Change the role")
    done = gettext_lazy("The role is changed.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "role": self.record.role}

    def act(self, form: RoleForm) -> None:
        seen = form.seen_version
        memberships.change_role(self.record, **form.words, by=self.actor, seen=seen)


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EndView(MemberView):
    form_class = ReasonForm
    page_title = gettext_lazy("End somebody's part")
    intro = gettext_lazy(
        "This person acts for the organisation no longer, from this moment on, and is told so. "
        "What they did stays in the history."
    )
    button = gettext_lazy("End it")
    done = gettext_lazy("This person does not act for the organisation any more.")
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        seen = form.seen_version
        memberships.end_by_staff(self.record, **form.words, by=self.actor, seen=seen)


urlpatterns = [
    path("", MembershipReport.as_view(), name="memberships"),
    path("results/", MembershipReport.as_view(results_only=True), name="memberships_results"),
    path("<int:pk>/role/", RoleView.as_view(), name="memberships_role"),
    path("<int:pk>/end/", EndView.as_view(), name="memberships_end"),
]
