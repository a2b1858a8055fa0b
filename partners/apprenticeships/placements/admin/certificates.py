"""Moderators issue certificates that do not come by themselves, withdraw and replace them."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn

from home.access import Actor, require
from home.dashboard import Item, Panel, Rows
from home.desk.admin import AdminActView, record_or_404
from home.desk.decisions import DecidedViewSet, DecisionForm, ListedActView, reason_field
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.admin.placements import LIST as PLACEMENTS
from partners.apprenticeships.placements.certificates import paper
from partners.apprenticeships.placements.models import Certificate, Placement
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS
from partners.apprenticeships.placements.refusals import IsIssued
from partners.apprenticeships.placements.services import certificates

LIST = "wagtailsnippets_placements_certificate"
WITHDRAW, REPLACE, ERASE = "withdraw", "replace", "erase"


class CertificateDecisionForm(DecisionForm):
    decisions = {
        WITHDRAW: gettext_lazy("Withdraw the certificate"),
        REPLACE: gettext_lazy("Replace it by one that says what the records say now"),
        ERASE: gettext_lazy("Turn the names into initials"),
    }
    unexplained = {ERASE}
    reason = reason_field(
        gettext_lazy("The cooperative reads it; the public page does not show it."),
        longest=LONGEST_WORDS,
    )


class DecisionView(ListedActView):
    act_form = CertificateDecisionForm
    list_title = gettext_lazy("Certificates")
    allowed = staticmethod(permissions.user_can_tend)
    page_title = gettext_lazy("Decide about a certificate")
    header_icon = "doc-full"
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided.")
    record: Certificate

    def find(self) -> None:
        rows = Certificate.objects.select_related("placement__result__organisation")
        self.record = record_or_404(rows, self.kwargs["pk"])
        require(permissions.user_can_certify(self.actor, self.record.placement))

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        names = ", ".join(one.names)
        facts: list[tuple[str | Promise, object]] = [
            (_("State"), one.get_state_display()),
            (_("Identifier"), one.number),
            (_("Names"), names or "–"),
            *paper.lines(one.said),
        ]
        return facts + ([(_("Reason"), one.reason)] if one.reason else [])

    def act(self, form: CertificateDecisionForm) -> None:
        seen, reason = form.seen_version, form.cleaned_data["reason"]
        match form.cleaned_data["decision"]:
            case "withdraw":
                certificates.withdraw(self.record, by=self.actor, reason=reason, seen=seen)
            case "replace":
                certificates.replace(self.record, by=self.actor, reason=reason, seen=seen)
            case _erase:
                certificates.erase_names(self.record, by=self.actor, seen=seen)

    def explain(self, refusal: Refusal) -> str:
        return _("Both sides do not agree any more that at least a part was completed.")


class IssueView(AdminActView):
    form_class = ConfirmForm
    allowed = staticmethod(permissions.user_can_tend)
    page_title = gettext_lazy("Issue a certificate")
    header_icon = "doc-full"
    button = gettext_lazy("Issue it")
    done = gettext_lazy("Issued. The cooperative hears of it.")
    record: Placement

    def find(self) -> None:
        self.record = record_or_404(Placement.objects.with_sides(), self.kwargs["pk"])
        require(permissions.user_can_certify(self.actor, self.record))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": reverse(f"{PLACEMENTS}:list"), "label": _("Placements")}
        one = {"url": self.get_success_url(), "label": str(self.record)}
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), listed, one, here]

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("Cooperative"), one.cooperative),
            (_("Host"), one.host),
            (_("State"), one.get_state_display()),
            (_("The cooperative"), one.get_word_display()),
        ]

    def explain(self, refusal: Refusal) -> str:
        if isinstance(refusal, IsIssued):
            return _("There is a valid certificate already.")
        return _("Both sides have not agreed that at least a part was completed.")

    def act(self, form: ConfirmForm) -> None:
        certificates.issue(self.record, by=self.actor)

    def get_success_url(self) -> str:
        return reverse(f"{PLACEMENTS}:inspect", args=[self.record.pk])


class CertificateViewSet(DecidedViewSet):
    model = Certificate
    icon = "doc-full"
    menu_label = gettext_lazy("Certificates")
    menu_order = 920
    menu_hook = "register_apprenticeships_menu_item"
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("issued_at", label=gettext_lazy("Issued on")),
    ]
    list_filter = ["state"]
    search_fields = ["placement__result__organisation__name", "key"]
    edit_view_class = DecisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Certificate]:
        return Certificate.objects.order_by("-issued_at", "-pk")


def urlpatterns() -> list[URLPattern]:
    address = "placements/<int:pk>/certificate/"
    return [path(address, IssueView.as_view(), name="issue_certificate")]


def _to_issue(user: AbstractUser) -> Rows | list[Item]:
    actor = Actor(user)
    if not permissions.user_can_tend(actor):
        return []
    issued = Certificate.objects.filter(placement=OuterRef("pk"))
    agreed = Placement.objects.filter(
        state=Placement.State.PARTLY, word=Placement.Word.AGREED
    ).exclude(Exists(issued))
    rows = agreed.of_others_than(actor).with_sides()
    return Rows(rows.order_by("answered_at"), _item)


def _item(placement: Placement) -> Item:
    url = reverse("issue_certificate", args=[placement.pk])
    return Item(str(placement.cooperative), url, str(placement.host))


def _listed() -> Any:
    state, word = Placement.State.PARTLY, Placement.Word.AGREED
    return f"{reverse(f'{PLACEMENTS}:list')}?state={state}&word={word}"


PANEL = Panel(
    "certificates-to-issue",
    gettext_lazy("Partly completed: a certificate?"),
    "doc-full",
    _to_issue,
    _listed,
    order=45,
)
