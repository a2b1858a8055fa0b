"""What must hold before a round is announced, and of every batch that joins it later."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships import lifecycle
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds import weights
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.matching.provinces import NUMBER_OF

GIVING = (RoundState.OPEN, RoundState.MATCHED)
"""States in which a round will give the seats of its batches."""


class Lack(StrEnum):
    NO_BATCHES = "no-batches"
    DAY_PASSED = "day-passed"
    FOLLOWS_UNPUBLISHED = "follows-unpublished"
    WEIGHTS = "weights"
    NOT_PUBLIC = "not-public"
    CALLED_OFF = "called-off"
    NOT_OPEN = "not-open"
    CANNOT_OPEN = "cannot-open"
    BEGINS_BEFORE = "begins-before"
    NO_REGION = "no-region"
    ELSEWHERE = "elsewhere"


WORDS: dict[Lack, str | Promise] = {
    Lack.NO_BATCHES: _("Choose at least one batch."),
    Lack.DAY_PASSED: _("The last day to apply must lie ahead."),
    Lack.FOLLOWS_UNPUBLISHED: _("The results of the round before it are not published."),
    Lack.WEIGHTS: _("The points chosen for it are not those of the portal's criteria."),
    Lack.NOT_PUBLIC: _("%(batch)s: the offer is not published, or its host is not shown."),
    Lack.CALLED_OFF: _("%(batch)s was called off."),
    Lack.NOT_OPEN: _("%(batch)s takes no applications any more."),
    Lack.CANNOT_OPEN: _("%(batch)s has no seats, or its own last day to apply has passed."),
    Lack.BEGINS_BEFORE: _("%(batch)s begins on %(day)s, before applications are over."),
    Lack.NO_REGION: _("%(batch)s: neither the offer nor its host has a region."),
    Lack.ELSEWHERE: _("%(batch)s is in another round already: %(round)s."),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing, in words once it is read. `batch` is its code, empty for the round as a whole."""

    lack: Lack
    batch: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        said = {name: _said(value) for name, value in self.facts.items()}
        return str(WORDS[self.lack]) % {"batch": self.batch, **said}


def missing(round: Round, on: date | None = None) -> list[Missing]:
    """What is still to be chosen or put right before it is announced. Four queries."""
    day = on or timezone.localdate()
    batches = with_facts(row.batch_id for row in RoundBatch.objects.of(round))
    found = [] if batches else [Missing(Lack.NO_BATCHES)]
    if round.apply_until <= day:
        found.append(Missing(Lack.DAY_PASSED))
    if round.follows is not None and round.follows.state != RoundState.PUBLISHED:
        found.append(Missing(Lack.FOLLOWS_UNPUBLISHED))
    if not weights.are_whole(weights.of_round(round)):
        found.append(Missing(Lack.WEIGHTS))
    return [*found, *missing_of(round, batches, day)]


def missing_of(round: Round, batches: Iterable[Batch], on: date) -> list[Missing]:
    """What keeps these batches (of `with_facts`) from being in the round. One query."""
    batches = list(batches)
    elsewhere = RoundBatch.objects.filter(batch__in=batches, round__state__in=GIVING)
    other = {
        row.batch_id: row.round
        for row in elsewhere.exclude(round=round).select_related("round").order_by("pk")
    }
    return [one for batch in batches for one in _of_batch(round, batch, on, other.get(batch.pk))]


def with_facts(keys: Iterable[int]) -> list[Batch]:
    """Batches with all that is asked about them here."""
    rows = Batch.objects.filter(pk__in=list(keys)).select_related("offer__host")
    return list(rows.order_by("starts_on", "pk"))


def _of_batch(round: Round, batch: Batch, on: date, other: Round | None) -> Iterator[Missing]:
    offer, code = batch.offer, batch.code
    if not (offer.live and offer.host.is_public):
        yield Missing(Lack.NOT_PUBLIC, code)
    if batch.state == BatchState.CANCELLED:
        yield Missing(Lack.CALLED_OFF, code)
    elif batch.state not in (BatchState.PLANNED, BatchState.OPEN):
        yield Missing(Lack.NOT_OPEN, code)
    elif batch.state == BatchState.PLANNED and not _can_open(batch, on):
        yield Missing(Lack.CANNOT_OPEN, code)
    if batch.starts_on <= round.apply_until:
        yield Missing(Lack.BEGINS_BEFORE, code, {"day": batch.starts_on})
    if (offer.region_id or offer.host.region_id or "")[:2] not in NUMBER_OF:
        yield Missing(Lack.NO_REGION, code)
    if other is not None:
        yield Missing(Lack.ELSEWHERE, code, {"round": str(other)})


def _can_open(batch: Batch, on: date) -> bool:
    return BatchState.OPEN in lifecycle.possible(batch.facts, on)


def _said(value: Any) -> str:
    return date_format(value) if isinstance(value, date) else str(value)
