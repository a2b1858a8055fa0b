"""The moderators' queues of claims and of proposals: how old they are, how long answers take.

A row leads to the page on which it is decided, the same that assistants and PMO see.
"""

from typing import Any

import django_filters
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from home.access import Actor, actor_of
from home.dashboard import Item, Panel, Rows, register_panel
from home.masking import name_of
from home.reports import AllowedReportView
from partners.membership.claiming import figures
from partners.membership.models import Asked, Capacity, Claim, Proposal
from partners.membership.models.asked import OPEN, State
from partners.membership.permissions import user_can_moderate

URGENT = 7  # days


def address_of(asked: Asked) -> str:
    """The page on which it is decided, and read afterwards."""
    kind = "claim" if isinstance(asked, Claim) else "proposal"
    return reverse(f"membership:decide_{kind}", args=[asked.pk])


def _who(asked: Asked) -> str:
    return name_of(asked.person)


def _age(asked: Asked) -> str:
    return timesince(asked.asked_at, asked.decided_at)


class QueueFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices)


class ClaimFilterSet(QueueFilterSet):
    class Meta:
        model = Claim
        fields = ["state", "capacity", "board_has_changed"]


class ProposalFilterSet(QueueFilterSet):
    class Meta:
        model = Proposal
        fields = ["state", "kind"]


class QueueView(AllowedReportView):
    """Who asks for no state sees what is open, the oldest first."""

    allowed = staticmethod(user_can_moderate)
    header_icon = "group"
    about = ""
    place = ""

    @property
    def columns(self) -> list[Any]:
        return [
            TitleColumn(self.about, label=gettext_lazy("Organisation"), get_url=address_of),
            Column("place", label=gettext_lazy("Place"), accessor=self.place),
            Column("who", label=gettext_lazy("Who asks"), accessor=_who),
            Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
            DateColumn("asked_at", label=gettext_lazy("Asked on")),
            Column("age", label=gettext_lazy("Age"), accessor=_age),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model.objects.select_related("person").order_by("asked_at")
        return rows if self.request.GET.get("state") else rows.filter(state__in=OPEN)

    def get_page_subtitle(self) -> str:
        """How long answers took, once that says anything."""
        usual = figures.lately(self.model.objects.all())
        if usual is None:
            return ""
        facts = {"median": usual.median, "most": usual.nine_of_ten}
        return _("half decided within %(median)d days, nine of ten within %(most)d") % facts


class ClaimQueue(QueueView):
    model = Claim
    filterset_class = ClaimFilterSet
    page_title = gettext_lazy("Claims")
    index_url_name = "claims_queue"
    index_results_url_name = "claims_queue_results"
    about, place = "organisation", "organisation.place"

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = super().get_base_queryset()
        return rows.select_related("organisation__region__parent__parent__parent")


class ProposalQueue(QueueView):
    model = Proposal
    filterset_class = ProposalFilterSet
    page_title = gettext_lazy("Proposed organisations")
    index_url_name = "proposals_queue"
    index_results_url_name = "proposals_queue_results"
    about, place = "name", "region.place"

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().select_related("region__parent__parent__parent")


class ModeratorsItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_moderate(actor_of(request))


def _waiting(model: type[Claim] | type[Proposal]) -> Any:
    def waiting(user: AbstractUser) -> Rows | list[Item]:
        if not user_can_moderate(Actor(user)):
            return []
        rows = model.objects.filter(state=State.WAITING).exclude(person=user)
        return Rows(rows.order_by("asked_at").select_related(*_about(model)), _item)

    return waiting


def _to_check(user: AbstractUser) -> Rows | list[Item]:
    """Where a second account would be a board of the assistant's own."""
    if not user_can_moderate(Actor(user)):
        return []
    rows = Claim.objects.to_check().exclude(person=user).exclude(decided_by=user)
    return Rows(rows.order_by("decided_at").select_related(*_about(Claim)), _item)


def _granted_by_assistants() -> str:
    asked = f"state={State.GRANTED}&capacity={Capacity.ASSISTANT}"
    return f"{reverse('claims_queue')}?{asked}"


def _about(model: type[Any]) -> list[str]:
    return ["person", "organisation"] if model is Claim else ["person"]


def _item(asked: Any) -> Item:
    about = asked.organisation.name if isinstance(asked, Claim) else asked.name
    note = _("for %(time)s") % {"time": _age(asked)}
    return Item(f"{about}: {_who(asked)}", address_of(asked), note, asked.age.days >= URGENT)


def _panel(name: str, title: Promise, model: Any, order: int) -> Panel:
    return Panel(name, title, "group", _waiting(model), lambda: reverse(f"{name}_queue"), order)


def register() -> None:
    """Addresses, menu and the panels of a moderator's first page."""
    register_panel(_panel("claims", gettext_lazy("Claims that wait"), Claim, 30))
    title = gettext_lazy("Granted by an assistant, not looked at by anybody else")
    register_panel(Panel("claims-to-check", title, "group", _to_check, _granted_by_assistants, 32))
    register_panel(_panel("proposals", gettext_lazy("Proposals that wait"), Proposal, 31))
    hooks.register("register_admin_urls", _addresses)
    hooks.register("register_reports_menu_item", lambda: _menu(ClaimQueue, 300))
    hooks.register("register_reports_menu_item", lambda: _menu(ProposalQueue, 301))


def _addresses() -> list[URLPattern | URLResolver]:
    return [
        path("reports/claims/", ClaimQueue.as_view(), name="claims_queue"),
        path(
            "reports/claims/results/",
            ClaimQueue.as_view(results_only=True),
            name="claims_queue_results",
        ),
        path("reports/proposals/", ProposalQueue.as_view(), name="proposals_queue"),
        path(
            "reports/proposals/results/",
            ProposalQueue.as_view(results_only=True),
            name="proposals_queue_results",
        ),
    ]


def _menu(queue: type[QueueView], order: int) -> MenuItem:
    url = reverse(queue.index_url_name)
    return ModeratorsItem(queue.page_title, url, icon_name="group", order=order)
