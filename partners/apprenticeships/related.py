"""Offers that teach what something else is about: the way from a tool to a place to learn it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from home.cache import shelf
from partners.apprenticeships import ties
from partners.apprenticeships.lifecycle import MATCHABLE
from partners.apprenticeships.models import Batch, Offer

MOST = 3
CANDIDATES = 60
"""Offers are ranked among so many at most: those that share most."""


@dataclass(frozen=True, slots=True)
class Teaching:
    """What the order of two offers depends on. `starts_on`: of the soonest batch that one can apply
    for now, else of the next one, if there is any.
    """

    shared: int
    is_open: bool
    starts_on: date | None
    key: int = 0


def in_order(offers: Collection[Teaching]) -> list[Teaching]:
    """What shares most first; of these where one can apply now, then where a batch is to come,
    then the sooner.

    >>> [one.key for one in in_order([Teaching(1, True, None, 1), Teaching(3, False, None, 2)])]
    [2, 1]
    """
    return sorted(
        offers,
        key=lambda one: (
            -one.shared,
            not one.is_open,
            one.starts_on is None,
            one.starts_on or date.max,
            one.key,
        ),
    )


def teaching(competencies: Mapping[str, str], most: int = MOST) -> list[Offer]:
    """Public offers that teach one of these competencies, names in the reader's language by their
    codes, with host, place, `shared`, `ties` (for components/meta.html), `open_start` (of the
    soonest batch that one can apply for now, or None) and `next_start`. One query, the first time;
    none without competencies.
    """
    if not competencies:
        return []
    key = ("offers teaching", tuple(sorted(competencies.items())), most)
    return shelf.kept(key, lambda: _teaching(competencies, most))


def _teaching(competencies: Mapping[str, str], most: int) -> list[Offer]:
    today = timezone.localdate()
    open_now = Batch.objects.filter(
        offer=OuterRef("pk"),
        state__in=MATCHABLE,
        starts_on__gt=today,
        rounds__round__state="open",
        rounds__round__announced_at__isnull=False,
        rounds__round__closes_at__gt=timezone.now(),
    )
    rows = (
        Offer.objects.public()
        .soonest_first(today)
        .annotate(
            **ties.counted(competencies),
            open_start=Subquery(open_now.order_by("starts_on").values("starts_on")[:1]),
        )
        .filter(shared__gt=0)
        .select_related("host", "region__parent__parent__parent")
    )
    found = {one.pk: one for one in rows.order_by("-shared", "pk")[:CANDIDATES]}
    facts = [
        Teaching(one.shared, bool(one.open_start), one.open_start or one.next_start, one.pk)
        for one in found.values()
    ]
    shown = [found[one.key] for one in in_order(facts)[:most]]
    for offer in shown:
        offer.ties = ties.said(offer, competencies)
    return shown
