"""A batch is called off: whoever had a place there is free again. A later round is published: the
seats that were free are its own now.
"""

from typing import Any

from django.dispatch import receiver

from home.access import Actor
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.services import seats
from partners.apprenticeships.results.signals import published
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.services.batches import decided


@receiver(decided)
def on_decided(batch: Batch, by: Actor, **kwargs: Any) -> None:
    if batch.state == BatchState.CANCELLED:
        seats.call_off(batch, by=by)


@receiver(published)
def on_published(round: Round, **kwargs: Any) -> None:
    """What earlier rounds hold of the same batches stays theirs, and not a seat more."""
    earlier = RoundBatch.objects.filter(
        batch__in=round.batches.values("batch"),
        round__in=Round.objects.published().order_by(),
    )
    rows = earlier.exclude(round=round).select_for_update().order_by("pk")
    for row in rows:
        row.seats = row.taken
        row.save(update_fields=["seats"])
