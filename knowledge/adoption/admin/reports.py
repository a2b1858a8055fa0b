"""The moderators' list of reports about tools, and the page on which one decides."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor, require
from home.dashboard import Item, Panel, Rows
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm
from home.desk.refusals import Refusal
from home.records import RecordViewSet
from knowledge.adoption.lifecycle import Verb
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import WORDS, ReportWords
from knowledge.adoption.services import adoptions

State = AdoptionReport.State
LIST = "wagtailsnippets_adoption_adoptionreport"
DECISIONS: dict[Verb, str | Promise] = {
    Verb.PUBLISH: gettext_lazy("Publish it"),
    Verb.SEND_BACK: gettext_lazy("Send it back"),
    Verb.HIDE: gettext_lazy("Take it off the site"),
}


class DecisionForm(ActForm):
    decision = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Not needed to publish it; the cooperative reads this."),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, verbs: list[Verb], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.choices = [(verb.value, DECISIONS[verb]) for verb in verbs]

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        is_given = words.get("decision") in {None, Verb.PUBLISH.value} or words.get("reason")
        if not is_given and "reason" not in self.errors:
            self.add_error("reason", _("Say why: the cooperative reads this."))
        return words


class DecisionView(AdminActView):
    index_url_name = ""
    allowed = staticmethod(adoptions.user_can_moderate)
    page_title = gettext_lazy("Decide about a report")
    header_icon = "clipboard-list"
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided. Who wrote it hears of it.")
    published: PublishedReport | None = None

    def find(self) -> None:
        rows = shown_to_moderators().select_related("organisation", "by")
        self.record = record_or_404(rows, self.kwargs["pk"])
        require(adoptions.user_can_decide(self.actor, self.record))
        published = PublishedReport.objects.of(self.record.organisation)
        self.published = published.filter(tool=self.record.tool).first()

    def get_form_class(self) -> type[DecisionForm]:
        """The viewset hands its edit view a form of its own making."""
        return DecisionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        verbs = [verb for verb in DECISIONS if self.record.lets(verb)]
        if self.published is None:
            verbs = [verb for verb in verbs if verb is not Verb.HIDE]
        return {**super().get_form_kwargs(), "verbs": verbs}

    def about(self) -> str:
        return f"{self.record.organisation}: {self.record.title}"

    def facts(self) -> list[tuple[str | Promise, object]]:
        """What was sent, and what readers see now; not what the cooperative only drafts."""
        report: AdoptionReport = self.record
        who = f"{report.by} ({report.get_role_display()})"
        facts: list[tuple[str | Promise, object]] = [
            (_("Written by"), who),
            (_("State"), report.get_state_display()),
        ]
        if report.state == State.SUBMITTED:
            facts += _said(report)
        if self.published is not None:
            now = _("What readers see now")
            facts += [(f"{now}: {label}", value) for label, value in _said(self.published)]
        return facts

    def explain(self, refusal: Refusal) -> str:
        return _("The site does not show the cooperative: nobody would read this.")

    def act(self, form: DecisionForm) -> None:
        seen, reason = form.seen_version, form.cleaned_data["reason"]
        match form.cleaned_data["decision"]:
            case Verb.PUBLISH.value:
                adoptions.publish(self.record, by=self.actor, seen=seen)
            case Verb.SEND_BACK.value:
                adoptions.send_back(self.record, by=self.actor, reason=reason, seen=seen)
            case _hide:
                adoptions.hide(self.record, by=self.actor, reason=reason, seen=seen)

    def get_success_url(self) -> str:
        return reverse(self.index_url_name)


def _said(report: ReportWords) -> list[tuple[str | Promise, object]]:
    """Field by field, in words; what is empty is left out."""
    values = {
        **{name: getattr(report, name) for name in WORDS},
        "stands": report.get_stands_display(),
        "since_month": "",
        "since_year": report.since,
    }
    labels: dict[str, Any] = {each.name: each.verbose_name for each in report._meta.fields}
    labels["since_year"] = _("used since")
    return [(labels[name], values[name]) for name in WORDS if values[name]]


def shown_to_moderators() -> QuerySet[AdoptionReport]:
    """What was sent to them or is on the site; a draft is its cooperative's own."""
    there = PublishedReport.objects.filter(
        organisation=OuterRef("organisation"), tool=OuterRef("tool")
    )
    rows = AdoptionReport.objects.annotate(is_read=Exists(there))
    drafts = rows.filter(state__in=[State.DRAFT, State.WITHDRAWN], is_read=False)
    return rows.exclude(pk__in=drafts.order_by().values("pk"))


class ReportPolicy(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """Reports are written by cooperatives; here one only looks and decides."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action in {"view", "change"} and adoptions.user_can_moderate(Actor(user))


class ReportViewSet(RecordViewSet):
    model = AdoptionReport
    icon = "clipboard-list"
    menu_label = gettext_lazy("Tool reports")
    menu_order = 340
    add_to_admin_menu = True
    list_display = [
        "title",
        "organisation",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("submitted_at", label=gettext_lazy("Sent on")),
    ]
    list_filter = ["state", "stands"]
    list_per_page = 50
    search_fields = ["title", "organisation__name"]
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = DecisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[AdoptionReport]:
        rows = shown_to_moderators().select_related("organisation")
        return rows.order_by("-submitted_at", "-pk")


def _to_decide(user: AbstractUser) -> Rows | list[Item]:
    actor = Actor(user)
    if not adoptions.user_can_moderate(actor):
        return []
    rows = AdoptionReport.objects.submitted().of_others_than(actor)
    return Rows(rows.order_by("submitted_at").select_related("organisation"), _item)


def _item(report: AdoptionReport) -> Item:
    url = reverse(f"{LIST}:edit", args=[report.pk])
    note = _("for %(time)s") % {"time": timesince(report.submitted_at or report.updated_at)}
    return Item(f"{report.organisation}: {report.title}", url, note)


PANEL = Panel(
    "adoption-reports",
    gettext_lazy("Reports about tools to read"),
    "clipboard-list",
    _to_decide,
    lambda: f"{reverse(f'{LIST}:list')}?state={State.SUBMITTED}",
    order=42,
)
