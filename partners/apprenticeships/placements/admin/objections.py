"""Moderators decide about objections of hosts; the first page shows what waits."""

from typing import Any

from django import forms
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
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import Actor, require
from home.dashboard import Item, Panel, Rows
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm
from home.desk.refusals import Refusal
from home.records import RecordViewSet
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


class DecisionForm(ActForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            (DISMISS, gettext_lazy("Dismiss it: the placement stands")),
            (UPHOLD, gettext_lazy("Uphold it: the placement is called off")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Both sides read it as you write it."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionView(AdminActView):
    index_url_name = ""
    allowed = staticmethod(permissions.user_can_tend)
    page_title = gettext_lazy("Decide about an objection")
    header_icon = "warning"
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided. Both sides hear of it.")
    record: Objection

    def find(self) -> None:
        self.record = record_or_404(Objection.objects.with_sides(), self.kwargs["pk"])
        require(user_can_decide_objection(self.actor, self.record))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": reverse(f"{LIST}:list"), "label": _("Objections of hosts")}
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), listed, here]

    def get_form_class(self) -> type[DecisionForm]:
        """The viewset hands its edit view a form of its own making."""
        return DecisionForm

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

    def act(self, form: DecisionForm) -> None:
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

    def get_success_url(self) -> str:
        return reverse(self.index_url_name)


class ObjectionPolicy(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """Both sides write them; moderators decide."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        actor = Actor(user)
        return action in {"view", "change"} and permissions.user_can_tend(actor)


class ObjectionViewSet(RecordViewSet):
    model = Objection
    icon = "warning"
    menu_label = gettext_lazy("Objections of hosts")
    menu_order = 915
    menu_hook = "register_apprenticeships_menu_item"
    list_display = [
        "__str__",
        Column("host", label=gettext_lazy("Host"), accessor="batch.offer.host"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("raised_at", label=gettext_lazy("Raised on")),
    ]
    list_filter = ["state", "kind"]
    list_per_page = 50
    search_fields = ["placement__result__organisation__name", "batch__offer__host__name"]
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = DecisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Objection]:
        """Not those of an organisation of one's own."""
        return _of_others(Actor(request.user)).order_by("-raised_at", "-pk")


def _way_to(application: Application) -> str:
    """With what was enclosed, for who decides."""
    return format_html('<a href="{}">{}</a>', address_of(application), shown_number(application))


def _of_others(actor: Actor) -> QuerySet[Objection]:
    placements = Placement.objects.of_others_than(actor)
    return Objection.objects.with_sides().filter(placement__in=placements.order_by())


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
