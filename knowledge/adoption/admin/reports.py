"""The moderators' list of reports about tools, and the page on which one decides."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn

from home.access import Actor, require
from home.dashboard import Item, Panel, Rows
from home.desk.admin import record_or_404
from home.desk.decisions import DecidedViewSet, DecisionForm, ListedActView, reason_field
from home.desk.refusals import Refusal
from knowledge.adoption.finding import tool_of
from knowledge.adoption.lifecycle import Verb
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import ReportWords
from knowledge.adoption.services import adoptions

State = AdoptionReport.State
LIST = "wagtailsnippets_adoption_adoptionreport"


class ReportDecisionForm(DecisionForm):
    decisions = {
        Verb.PUBLISH: gettext_lazy("Publish it"),
        Verb.SEND_BACK: gettext_lazy("Send it back"),
        Verb.HIDE: gettext_lazy("Take it off the site"),
    }
    unexplained = {Verb.PUBLISH}
    reason = reason_field(gettext_lazy("Not needed to publish it; the cooperative reads this."))

    def __init__(self, *args: Any, verbs: list[Verb], **kwargs: Any) -> None:
        self.verbs = verbs
        super().__init__(*args, **kwargs)

    def open_decisions(self) -> dict[Any, str | Promise]:
        return {verb: self.decisions[verb] for verb in self.verbs}


class DecisionView(ListedActView):
    act_form = ReportDecisionForm
    list_title = gettext_lazy("Reports about tools")
    allowed = staticmethod(adoptions.user_can_moderate)
    page_title = gettext_lazy("Decide about a report")
    header_icon = "clipboard-list"
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided. Who wrote it hears of it.")
    lost_url = reverse_lazy(f"{LIST}:list")  # a cooperative may take back what is open here
    published: PublishedReport | None = None

    def find(self) -> None:
        rows = shown_to_moderators().select_related("organisation", "by")
        self.record = record_or_404(rows, self.kwargs["pk"])
        require(adoptions.user_can_decide(self.actor, self.record))
        published = PublishedReport.objects.of(self.record.organisation)
        self.published = published.filter(tool=self.record.tool).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        verbs = [verb for verb in ReportDecisionForm.decisions if self.record.lets(verb)]
        if self.published is None:
            verbs = [verb for verb in verbs if verb is not Verb.HIDE]
        return {**super().get_form_kwargs(), "verbs": verbs}

    def about(self) -> str:
        return f"{self.record.organisation}: {self.record.title}"

    def facts(self) -> list[tuple[str | Promise, object]]:
        """What was sent, and what readers see now; not what the cooperative only drafts."""
        report: AdoptionReport = self.record
        who = f"{report.by} · {report.get_role_display()}"
        facts: list[tuple[str | Promise, object]] = [
            (_("Cooperative"), _link(report.organisation.get_absolute_url(), report.organisation)),
            (_("Written by"), who),
            (_("State"), report.get_state_display()),
        ]
        if (tool := tool_of(report.tool)) is not None:
            facts.insert(1, (_("Tool"), _link(tool.url, tool.title)))
        if report.reason:
            facts.append((_("What a moderator said"), linebreaksbr(report.reason, autoescape=True)))
        if report.state == State.SUBMITTED:
            facts.append((_("What was sent"), _said(report)))
            facts.append((_("Agreed to be published"), _agreed(report)))
        if self.published is not None:
            facts.append((_("What readers see now"), _said(self.published)))
        return facts

    def explain(self, refusal: Refusal) -> str:
        return _("The site does not show the cooperative: nobody would read this.")

    def act(self, form: ReportDecisionForm) -> None:
        seen, reason = form.seen_version, form.cleaned_data["reason"]
        match form.cleaned_data["decision"]:
            case Verb.PUBLISH.value:
                adoptions.publish(self.record, by=self.actor, seen=seen)
            case Verb.SEND_BACK.value:
                adoptions.send_back(self.record, by=self.actor, reason=reason, seen=seen)
            case _hide:
                adoptions.hide(self.record, by=self.actor, reason=reason, seen=seen)


def _said(report: ReportWords) -> str:
    """As readers see it."""
    return render_to_string("adoption/words.html", {"report": report})


def _agreed(report: AdoptionReport) -> str:
    """When the cooperative agreed, and to which text."""
    at = date_format(localtime(report.consented_at), "DATETIME_FORMAT")
    return _("%(at)s, to the text of %(version)s") % {"at": at, "version": report.consented_to}


def _link(url: str, words: object) -> str:
    return format_html('<a href="{}">{}</a>', url, words)


def shown_to_moderators() -> QuerySet[AdoptionReport]:
    """What was sent to them or is on the site; a draft is its cooperative's own."""
    there = PublishedReport.objects.filter(
        organisation=OuterRef("organisation"), tool=OuterRef("tool")
    )
    rows = AdoptionReport.objects.annotate(is_read=Exists(there))
    drafts = rows.filter(state__in=[State.DRAFT, State.WITHDRAWN], is_read=False)
    return rows.exclude(pk__in=drafts.order_by().values("pk"))


class ReportViewSet(DecidedViewSet):
    model = AdoptionReport
    icon = "clipboard-list"
    menu_label = gettext_lazy("Tool reports")
    menu_order = 340
    add_to_admin_menu = True
    list_display = [
        "title",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("submitted_at", label=gettext_lazy("Sent on")),
        "organisation",
    ]
    list_filter = ["state", "stands"]
    search_fields = ["title", "organisation__name"]
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
