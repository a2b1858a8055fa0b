"""Batches of rounds that were announced: a host does not change their dates and seats."""

from collections.abc import Collection

from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import RoundBatch

ANNOUNCED = (RoundState.OPEN, RoundState.MATCHED, RoundState.PUBLISHED)


def held_among(batches: Collection[int]) -> set[int]:
    """Keys of those that an announced round names, and none that was called off."""
    rows = RoundBatch.objects.filter(batch__in=batches, round__state__in=ANNOUNCED)
    return set(rows.order_by().values_list("batch", flat=True))
