"""The moderators' queue of changes to profiles: before and after, published or not."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor
from home.dashboard import Item, Panel, Rows
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm
from home.desk.refusals import Refusal
from home.records import RecordViewSet
from partners.membership import permissions, profile_fields
from partners.membership.models import Capacity, ProfileChange, Role
from partners.membership.services import profiles

ROLES = {**dict(Role.choices), permissions.ASSISTANT: Capacity.ASSISTANT.label}


class DecisionForm(ActForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("publish", gettext_lazy("Publish it")),
            ("refuse", gettext_lazy("Leave the page as it is")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why not"),
        help_text=gettext_lazy(
            "Only where you leave the page as it is: who proposed it reads this."
        ),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if words.get("decision") == "refuse" and not words.get("reason"):
            self.add_error("reason", _("Say why: who proposed it reads this."))
        return words


class DecisionView(AdminActView):
    index_url_name = ""
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

    def get_form_class(self) -> type[DecisionForm]:
        """The viewset hands its edit view a form of its own making."""
        return DecisionForm

    def facts(self) -> list[tuple[str | Promise, object]]:
        """Field by field: what stands there, and what would."""
        change = self.record
        who = f"{change.by} ({ROLES[change.role]})" if change.role else str(change.by)
        rows = profile_fields.compared(change.organisation, change.before, change.values)
        said = [(row.label, f"{row.now_in_words} → {row.proposed}") for row in rows]
        return [(_("Proposed by"), who), *said]

    def explain(self, refusal: Refusal) -> str:
        return _("The organisation is archived: restore it first.")

    def act(self, form: DecisionForm) -> None:
        if form.cleaned_data["decision"] == "publish":
            profiles.publish(self.record, by=self.actor, seen=form.seen_version)
        else:
            reason = form.cleaned_data["reason"]
            profiles.refuse(self.record, by=self.actor, reason=reason, seen=form.seen_version)

    def get_success_url(self) -> str:
        return reverse(self.index_url_name)


class DecisionPolicy(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """Changes are proposed by members; here one only looks and decides."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action in {"view", "change"} and profiles.user_can_decide(Actor(user))


class ProfileChangeViewSet(RecordViewSet):
    model = ProfileChange
    icon = "edit"
    menu_label = gettext_lazy("Changes of profiles")
    list_display = [
        "organisation",
        Column("by", label=gettext_lazy("Proposed by")),
        DateColumn("asked_at", label=gettext_lazy("Since")),
        Column(lambda change: timesince(change.asked_at), label=gettext_lazy("Waits for")),
    ]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
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
