"""Moderators decide about objections of hosts; the first page shows what waits."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn

from home.access import Actor, require
from home.dashboard import Item, Panel, Rows
from home.desk.admin import record_or_404
from home.desk.decisions import DecidedViewSet, DecisionForm, ListedActView, reason_field
from home.desk.refusals import Refusal
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS
from partners.apprenticeships.placements.objection_permissions import user_can_decide_objection
from partners.apprenticeships.placements.refusals import (
    NotHeardYet,
    TooLateToObject,
    WordsAreMissing,
)
from partners.apprenticeships.placements.services import objections
from partners.apprenticeships.results.admin.applications import address_of
from partners.apprenticeships.results.answer_refusals import NothingToRelease

LIST = "wagtailsnippets_placements_objection"
DISMISS, UPHOLD = "dismiss", "uphold"


class ObjectionDecisionForm(DecisionForm):
    decisions = {
        DISMISS: gettext_lazy("Dismiss it: the placement stands"),
        UPHOLD: gettext_lazy("Uphold it: the placement is called off"),
    }
    no_reason = gettext_lazy("Say why: both sides read this.")
    reason = reason_field(
        gettext_lazy("Both sides read it as you write it."), longest=LONGEST_WORDS
    )


class DecisionView(ListedActView):
    act_form = ObjectionDecisionForm
    list_title = gettext_lazy("Objections of hosts")
    allowed = staticmethod(permissions.user_can_tend)
    page_title = gettext_lazy("Decide about an objection")
    header_icon = "warning"
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided. Both sides hear of it.")
    record: Objection

    def find(self) -> None:
        self.record = record_or_404(Objection.objects.with_sides(), self.kwargs["pk"])
        require(user_can_decide_objection(self.actor, self.record))

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        said: list[tuple[str | Promise, object]] = [
            (_("State"), one.get_state_display()),
            (_("Cooperative"), one.placement.cooperative),
            (_("Its application"), _way_to(one.placement.result.application)),
            (_("Host"), one.batch.offer.host),
            (_("Batch"), f"{one.batch.offer}, {date_format(one.batch.starts_on, 'DATE_FORMAT')}"),
            (_("What is it about?"), one.get_kind_display()),
            (_("What the host says"), one.words),
            (_("What the cooperative says"), one.answer or "–"),
        ]
        if one.state == Objection.State.OPEN:
            said.append((_("The cooperative has time to answer until"), one.until_words))
        return said + ([(_("Reason"), one.reason)] if one.reason else [])

    def act(self, form: ObjectionDecisionForm) -> None:
        given = {"reason": form.cleaned_data["reason"], "by": self.actor}
        verb = objections.uphold if form.cleaned_data["decision"] == UPHOLD else objections.dismiss
        verb(self.record, seen=form.seen_version, **given)

    def explain(self, refusal: Refusal) -> str:
        match refusal:
            case NotHeardYet():
                return _(
                    "The cooperative has not answered, and still has time to. Until then no "
                    "placement is called off."
                )
            case TooLateToObject() | NothingToRelease():
                return _("The first day is here, or the cooperative holds this place no more.")
            case WordsAreMissing():
                return _("Say why: both sides read this.")
            case _other:
                return _("It is decided or withdrawn: nothing changes any more.")


class ObjectionViewSet(DecidedViewSet):
    model = Objection
    icon = "warning"
    menu_label = gettext_lazy("Objections of hosts")
    menu_order = 915
    menu_hook = "register_apprenticeships_menu_item"
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("raised_at", label=gettext_lazy("Raised on")),
        Column("host", label=gettext_lazy("Host"), accessor="batch.offer.host"),
    ]
    list_filter = ["state", "kind"]
    search_fields = ["placement__result__organisation__name", "batch__offer__host__name"]
    edit_view_class = DecisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Objection]:
        """Not those of an organisation of one's own."""
        return _of_others(Actor(request.user)).order_by("-raised_at", "-pk")


def _way_to(application: Application) -> str:
    """With what was enclosed, for who decides."""
    return format_html('<a href="{}">{}</a>', address_of(application), shown_number(application))


def _of_others(actor: Actor) -> QuerySet[Objection]:
    """Those that `user_can_decide_objection` lets them decide."""
    placements = Placement.objects.of_others_than(actor)
    rows = Objection.objects.with_sides().filter(placement__in=placements.order_by())
    return rows.exclude(raised_by=actor.person).exclude(answered_by=actor.person)


def _to_decide(user: AbstractUser) -> Rows | list[Item]:
    actor = Actor(user)
    if not permissions.user_can_tend(actor):
        return []
    rows: Any = _of_others(actor)
    return Rows(rows.undecided().order_by("batch__starts_on", "pk"), _item)


def _item(objection: Objection) -> Item:
    """Urgent once it can be decided either way."""
    url = reverse(f"{LIST}:edit", args=[objection.pk])
    note = f"{objection.batch.offer.host} · {date_format(objection.batch.starts_on)}"
    is_answered = objection.state == Objection.State.ANSWERED
    return Item(str(objection.placement.cooperative), url, note, is_urgent=is_answered)


def _listed() -> str:
    return reverse(f"{LIST}:list")


PANEL = Panel(
    "placements-objections",
    gettext_lazy("Hosts object to a placement"),
    "warning",
    _to_decide,
    _listed,
    order=43,
)
