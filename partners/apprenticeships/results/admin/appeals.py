"""Moderators answer appeals from the row of the application; the first page shows what waits."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn

from home.access import Actor, require
from home.dashboard import Item, Panel, Rows
from home.desk.admin import record_or_404
from home.desk.decisions import DecidedViewSet, DecisionForm, ListedActView, reason_field
from home.desk.refusals import Refusal
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.applications.refusals import ApplicationRefusal
from partners.apprenticeships.results import appealing
from partners.apprenticeships.results.admin import told
from partners.apprenticeships.results.models import Appeal
from partners.apprenticeships.results.models.appeal import LONGEST_WORDS
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.rounds.models import Round

LIST = "wagtailsnippets_results_appeal"
DISMISS, UPHOLD = "dismiss", "uphold"
SOON = timedelta(days=2)


class AnswerForm(DecisionForm):
    decisions = {
        DISMISS: gettext_lazy("Dismiss it: the result was right"),
        UPHOLD: gettext_lazy("Uphold it: something was wrong"),
    }
    reason = reason_field(
        gettext_lazy(
            "The cooperative reads it as you write it: which fact or rule, and what is so instead. "
            "Promise no seat: an appeal moves none."
        ),
        longest=LONGEST_WORDS,
    )


class AnswerAppealView(ListedActView):
    act_form = AnswerForm
    list_title = gettext_lazy("Appeals")
    allowed = staticmethod(appealing.user_can_answer_appeals)
    page_title = gettext_lazy("Answer an appeal")
    header_icon = "comment"
    button = gettext_lazy("Answer")
    done = gettext_lazy("Answered. The cooperative hears of it.")
    record: Appeal

    def find(self) -> None:
        self.record = record_or_404(Appeal.objects.with_sides(), self.kwargs["pk"])
        require(appealing.user_can_answer_appeal(self.actor, self.record))

    def get_template_names(self) -> list[str]:
        return ["apprenticeships/rounds/admin/appeal.html"]

    def about(self) -> str:
        application = self.record.result.application
        return f"{self.record.cooperative} · {shown_number(application, self.record.result.round)}"

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        said: list[tuple[str | Promise, object]] = [
            (_("State"), one.get_state_display()),
            (_("Round"), one.result.round),
            (_("What is wrong?"), one.get_kind_display()),
            (_("What the cooperative says"), one.words),
            (_("Raised on"), date_format(one.raised_at, "DATE_FORMAT")),
            (_("Appeals are open until"), appealing.until_words(one.result)),
        ]
        if one.is_open:
            said.append((_("To be answered by"), appealing.answer_until_words(one)))
        return said + ([(_("Answer"), one.reason)] if one.reason else [])

    def get_page_title(self) -> str | Promise:
        return self.page_title if self.record.is_open else _("Appeal")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.record.result.application
        row = {
            "is_open": self.record.is_open,
            "result": told.result_of(application),
            "lines": told.lines_of(application),
        }
        return super().get_context_data(**{**row, **kwargs})

    def act(self, form: AnswerForm) -> None:
        given = {"reason": form.cleaned_data["reason"], "by": self.actor}
        verb = appeals.uphold if form.cleaned_data["decision"] == UPHOLD else appeals.dismiss
        verb(self.record, seen=form.seen_version, **given)

    def explain(self, refusal: Refusal) -> str:
        return refusal.said() if isinstance(refusal, ApplicationRefusal) else str(refusal)

    def get_success_url(self) -> str:
        """The row that it was answered from."""
        result = self.record.result
        return reverse("rounds_admin:application", args=[result.round_id, result.application_id])


class AppealViewSet(DecidedViewSet):
    model = Appeal
    icon = "comment"
    menu_label = gettext_lazy("Appeals")
    menu_order = 905
    menu_hook = "register_apprenticeships_menu_item"
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("raised_at", label=gettext_lazy("Raised on")),
        Column("kind", label=gettext_lazy("What is wrong?"), accessor="get_kind_display"),
    ]
    list_filter = ["state", "kind"]
    search_fields = ["result__organisation__name", "result__round__code"]
    edit_view_class = AnswerAppealView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appeal]:
        """Not those of an organisation of one's own."""
        rows: QuerySet[Appeal] = _of_others(Actor(request.user))
        return rows.order_by("-raised_at", "-pk")


def _of_others(actor: Actor) -> Any:
    return Appeal.objects.of_others_than(actor).with_sides()


def address_of(appeal: Appeal) -> str:
    return reverse(f"{LIST}:edit", args=[appeal.pk])


def of_row(application: int, actor: Actor) -> list[dict[str, Any]]:
    """Appeals of one application, each with the way to answer it where this person may."""
    found = list(Appeal.objects.with_sides().filter(result__application=application))
    if not found:
        return []
    open_ = {one.pk for one in found if one.is_open}
    mine: set[int] = set()
    if open_ and appealing.user_can_answer_appeals(actor):
        rows = Appeal.objects.filter(pk__in=open_).of_others_than(actor)
        mine = set(rows.order_by().values_list("pk", flat=True))
    return [
        {
            "it": one,
            "until": appealing.answer_until_words(one),
            "url": address_of(one) if one.pk in mine else "",
        }
        for one in found
    ]


def waiting_in(round: Round, actor: Actor) -> dict[str, Any]:
    """How many wait in a round, and the way to them for who answers."""
    if round.published_at is None or not (count := Appeal.objects.of_round(round).open().count()):
        return {}
    query = urlencode({"state": Appeal.State.OPEN.value, "q": round.code})
    may = appealing.user_can_answer_appeals(actor)
    return {"count": count, "url": f"{reverse(f'{LIST}:list')}?{query}" if may else ""}


def _to_answer(user: AbstractUser) -> Rows | list[Item]:
    actor = Actor(user)
    if not appealing.user_can_answer_appeals(actor):
        return []
    return Rows(_of_others(actor).open().order_by("raised_at", "pk"), _item)


def _item(appeal: Appeal) -> Item:
    """Urgent two days before it is to be answered."""
    until = appeal.answer_until
    day = date_format(until.astimezone(appeal.zone.clock), "DATE_FORMAT")
    note = _("%(round)s · to be answered by %(day)s") % {"round": appeal.result.round, "day": day}
    is_urgent = timezone.now() > until - SOON
    return Item(str(appeal.cooperative), address_of(appeal), note, is_urgent=is_urgent)


PANEL = Panel(
    "results-appeals",
    gettext_lazy("Appeals that wait"),
    "comment",
    _to_answer,
    lambda: reverse(f"{LIST}:list"),
    order=31,
)
