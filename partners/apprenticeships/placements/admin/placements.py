"""The list of placements for staff, one of them, and what two sides see differently."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from home.access import Actor
from home.dashboard import Item, Panel, Rows
from home.desk.decisions import DecidedViewSet
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.models.placement import PlacementQuerySet

SILENT = timedelta(days=21)  # a week and a half after the second reminder
LIST = "wagtailsnippets_placements_placement"


def _address(placement: Placement) -> str:
    return reverse(f"{LIST}:inspect", args=[placement.pk])


def _first_day(placement: Placement) -> str:
    return date_format(placement.batch.starts_on)


class PlacementViewSet(DecidedViewSet):
    model = Placement
    icon = "group"
    menu_label = gettext_lazy("Placements")
    menu_order = 910
    menu_hook = "register_apprenticeships_menu_item"
    list_display = [
        TitleColumn("cooperative", label=gettext_lazy("Cooperative"), get_url=_address),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("starts_on", label=gettext_lazy("First day"), accessor=_first_day),
        Column("host", label=gettext_lazy("Host"), accessor="host"),
        Column("word", label=gettext_lazy("Its word"), accessor="get_word_display"),
    ]
    list_filter = ["state", "word"]
    search_fields = ["result__organisation__name", "batch__offer__host__name", "batch__code"]
    inspect_view_enabled = True
    inspect_view_fields = [
        "result",
        "batch",
        "people",
        "state",
        "hours_missed",
        "remark",
        "stated_at",
        "word",
        "comment",
        "answered_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Placement]:
        return Placement.objects.with_sides().newest_first()


def _disputed(user: AbstractUser) -> Rows | list[Item]:
    actor = Actor(user)
    if not permissions.user_can_tend(actor):
        return []
    rows = Placement.objects.disputed().of_others_than(actor).with_sides()
    return Rows(rows.order_by("answered_at"), _item)


def _item(placement: Placement) -> Item:
    return Item(str(placement.cooperative), _address(placement), str(placement.host))


def _listed() -> Any:
    return f"{reverse(f'{LIST}:list')}?word={Placement.Word.DISAGREED}"


def _silent(user: AbstractUser) -> Rows | list[Item]:
    """Both sides were reminded twice."""
    actor = Actor(user)
    if not permissions.user_can_tend(actor):
        return []
    told = localdate() - SILENT
    rows: PlacementQuerySet = Placement.objects.over(told) | Placement.objects.unanswered().filter(
        stated_at__date__lt=told
    )
    others = rows.of_others_than(actor).with_sides()
    return Rows(others.order_by("batch__ends_on", "pk"), _silent_item)


def _silent_item(placement: Placement) -> Item:
    """The side that is silent, about whom, and until when it went."""
    sides = [placement.host, placement.cooperative]
    silent, other = reversed(sides) if placement.is_stated else sides
    note = f"{other} · {date_format(placement.batch.ends_on)}"
    return Item(str(silent), _address(placement), note)


SILENCE = Panel(
    "placements-silent",
    gettext_lazy("Apprenticeships that are over, and a side that is silent"),
    "clock",
    _silent,
    order=46,
)
PANEL = Panel(
    "placements-disputed",
    gettext_lazy("Outcomes that cooperatives see otherwise"),
    "group",
    _disputed,
    _listed,
    order=44,
)
