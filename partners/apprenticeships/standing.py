"""How an offer stands for somebody who looks for a place, by its batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

from partners.apprenticeships.lifecycle import Applying, Phase

if TYPE_CHECKING:
    from partners.apprenticeships.models import Batch, Offer


class Standing(StrEnum):
    OPEN = "open"  # a round receives applications for the next batch
    WAITING = "waiting"  # a batch is planned, no round receives applications yet
    FULL = "full"
    CLOSED = "closed"
    NO_DATES = "no-dates"


NOT_TO_BE_HAD = frozenset({Standing.FULL, Standing.CLOSED})
"""Nobody gets a place there any more, and nothing else is planned."""


def standing(batch: "Batch | None") -> Standing:
    """Of the batch that an offer leads with (`Offer.next_batch`)."""
    if batch is None:
        return Standing.NO_DATES
    if batch.collected_by:
        return Standing.OPEN
    if batch.is_full:
        return Standing.FULL
    is_awaited = batch.applying is Applying.NOT_YET and batch.phase in (Phase.PLANNED, Phase.OPEN)
    return Standing.WAITING if is_awaited else Standing.CLOSED


@dataclass(frozen=True)
class Batches:
    """The batches of an offer as its page tells them."""

    lead: "Batch | None"  # what one can do next
    further: "Sequence[Batch]"  # to come, soonest first, with what was called off
    past: "Sequence[Batch]"  # running or over, the newest first

    @property
    def standing(self) -> Standing:
        return standing(self.lead)


def batches_of(offer: "Offer") -> Batches:
    """From what is prefetched for cards or for a page."""
    today, lead = timezone.localdate(), offer.next_batch
    rows = sorted(offer.batches.all(), key=lambda one: one.starts_on)
    further = [one for one in rows if one.starts_on > today and one is not lead]
    past = [one for one in rows if one.starts_on <= today]
    return Batches(lead, further, past[::-1])
