"""The table of a business assistant: every cooperative they act for or are assigned to."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate

from home.access import Actor
from home.waiting import waiting_for
from partners.membership.models import Area, DoneInName, Mandate, Scope
from partners.membership.reach import cooperatives_in_area_of
from partners.organisations.models import Organisation
from partners.organisations.models.organisation import OrganisationQuerySet

PER_PAGE = 25
STATES = ("given", "asked", "none")


@dataclass(frozen=True, slots=True)
class Way:
    """A page of a cooperative that rooms above add to the table, for mandates that name `scope`."""

    label: str | Promise
    url_name: str
    scope: Scope


_ways: list[Way] = []


def register_way(way: Way) -> None:
    if way not in _ways:
        _ways.append(way)


@dataclass(frozen=True, slots=True)
class Row:
    """`mandate` is the open one of this assistant, or the last that is over; `is_assigned`:
    whether it lies in their area; `open_things`: how much waits for them there.
    """

    cooperative: Organisation
    mandate: Mandate | None
    is_assigned: bool
    open_things: int
    last_done_at: datetime | None

    @property
    def is_in_force(self) -> bool:
        mandate = self.mandate
        if mandate is None or mandate.state != Mandate.State.GIVEN:
            return False
        return mandate.begins_on <= localdate() <= mandate.ends_on

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Label and address of what this mandate lets do there, beside its first page."""
        if self.mandate is None or not self.is_in_force:
            return []
        here, named = [self.cooperative.slug], self.mandate.named
        return [
            (str(way.label), reverse(way.url_name, args=here))
            for way in _ways
            if way.scope in named
        ]

    @property
    def may_ask(self) -> bool:
        return self.is_assigned and not (self.mandate and self.mandate.is_open)


def cooperatives_of(actor: Actor, *, text: str = "", state: str = "") -> OrganisationQuerySet:
    """Those with a mandate first, then those that were asked, then the others by name."""
    mine = Mandate.objects.of(actor)
    assigned = cooperatives_in_area_of(actor, Area.Office.ASSISTANT)
    newest = mine.filter(cooperative=OuterRef("pk")).annotate(
        rank=Case(
            When(state=Mandate.State.GIVEN, then=0),
            When(state=Mandate.State.ASKED, then=1),
            default=2,
            output_field=IntegerField(),
        )
    )
    best = newest.order_by("rank", "-pk")
    done = DoneInName.objects.filter(organisation=OuterRef("pk")).order_by("-at")
    rows = Organisation.objects.naming(text) if text else Organisation.objects.all()
    rows = rows.filter(
        Q(pk__in=assigned.order_by().values("pk")) | Q(pk__in=mine.order_by().values("cooperative"))
    ).annotate(
        mandate_pk=Subquery(best.values("pk")[:1]),
        mandate_state=Subquery(best.values("state")[:1]),
        last_done_at=Subquery(done.values("at")[:1]),
        is_assigned=Exists(assigned.order_by().filter(pk=OuterRef("pk"))),
        place_in_table=Case(
            When(mandate_state=Mandate.State.GIVEN, then=Value(0)),
            When(mandate_state=Mandate.State.ASKED, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        ),
    )
    if state in STATES:
        rows = rows.filter(place_in_table=STATES.index(state))
    ordered: OrganisationQuerySet = rows.order_by("place_in_table", F("name"), "pk")
    return ordered


def table_of(
    actor: Actor, *, text: str = "", state: str = "", page: str | None = None
) -> "Page[Any]":
    """One page of Rows: a constant number of queries."""
    asked = cooperatives_of(actor, text=text, state=state)
    shown: Page[Any] = Paginator(asked, PER_PAGE).get_page(page)
    rows = asked.with_place().select_related("cooperative__stage")
    start = (shown.number - 1) * PER_PAGE
    found = list(rows[start : start + PER_PAGE])
    mandates = Mandate.objects.for_lists().in_bulk([one.mandate_pk for one in found])
    waiting = Counter(one.organisation for one in waiting_for(actor))
    shown.object_list = [
        Row(
            one,
            mandates.get(one.mandate_pk),
            one.is_assigned,
            waiting[str(one)],
            one.last_done_at,
        )
        for one in found
    ]
    return shown
