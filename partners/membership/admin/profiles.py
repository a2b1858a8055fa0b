"""The moderators' queue of changes to profiles: before and after, published or not."""

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn

from home.access import Actor
from home.dashboard import Item, Panel, Rows
from home.desk.admin import record_or_404
from home.desk.decisions import DecidedViewSet, DecisionForm, ListedActView, reason_field
from home.desk.refusals import Refusal
from partners.membership import permissions, profile_fields
from partners.membership.models import Capacity, ProfileChange, Role
from partners.membership.services import profiles

PUBLISH, REFUSE = "publish", "refuse"
ROLES = {**dict(Role.choices), permissions.ASSISTANT: Capacity.ASSISTANT.label}


class ProfileDecisionForm(DecisionForm):
    decisions = {
        PUBLISH: gettext_lazy("Publish it"),
        REFUSE: gettext_lazy("Leave the page as it is"),
    }
    unexplained = {PUBLISH}
    no_reason = gettext_lazy("Say why: who proposed it reads this.")
    reason = reason_field(
        gettext_lazy("Only where you leave the page as it is: who proposed it reads this."),
        label=gettext_lazy("Why not"),
    )


class DecisionView(ListedActView):
    act_form = ProfileDecisionForm
    list_title = gettext_lazy("Changes of profiles")
    allowed = staticmethod(profiles.user_can_decide)
    page_title = gettext_lazy("Decide about a change of a profile")
    header_icon = "edit"
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided. Who proposed it hears of it.")

    def find(self) -> None:
        rows = ProfileChange.objects.waiting().select_related("by")
        self.record = record_or_404(
            rows.select_related("organisation__cooperative__stage"), self.kwargs["pk"]
        )

    def version(self, record: ProfileChange) -> str:
        return profiles.version_for_decision(record)

    def facts(self) -> list[tuple[str | Promise, object]]:
        """Field by field: what stands there, and what would."""
        change = self.record
        who = f"{change.by} ({ROLES[change.role]})" if change.role else str(change.by)
        rows = profile_fields.compared(change.organisation, change.before, change.values)
        said = [(row.label, f"{row.now_in_words} → {row.proposed}") for row in rows]
        return [(_("Proposed by"), who), *said]

    def explain(self, refusal: Refusal) -> str:
        return _("The organisation is archived: restore it first.")

    def act(self, form: ProfileDecisionForm) -> None:
        if form.cleaned_data["decision"] == PUBLISH:
            profiles.publish(self.record, by=self.actor, seen=form.seen_version)
        else:
            reason = form.cleaned_data["reason"]
            profiles.refuse(self.record, by=self.actor, reason=reason, seen=form.seen_version)


class ProfileChangeViewSet(DecidedViewSet):
    model = ProfileChange
    icon = "edit"
    menu_label = gettext_lazy("Changes of profiles")
    list_display = [
        "organisation",
        Column(lambda change: timesince(change.asked_at), label=gettext_lazy("Waits for")),
        DateColumn("asked_at", label=gettext_lazy("Since")),
        Column("by", label=gettext_lazy("Proposed by")),
    ]
    search_fields = ["organisation__name", "organisation__acronym", "by__first_name", "by__email"]
    edit_view_class = DecisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProfileChange]:
        """The one that waits longest first."""
        return ProfileChange.objects.waiting().select_related("organisation", "by")


def _to_decide(user: AbstractUser) -> Rows | list[Item]:
    if not profiles.user_can_decide(Actor(user)):
        return []
    rows = ProfileChange.objects.waiting().select_related("organisation")
    return Rows(rows, _item)


def _item(change: ProfileChange) -> Item:
    url = reverse("wagtailsnippets_membership_profilechange:edit", args=[change.pk])
    return Item(
        str(change.organisation), url, _("for %(time)s") % {"time": timesince(change.asked_at)}
    )


PANEL = Panel(
    "profile-changes",
    gettext_lazy("Changes of profiles to decide"),
    "edit",
    _to_decide,
    lambda: reverse("wagtailsnippets_membership_profilechange:list"),
    order=40,
)
