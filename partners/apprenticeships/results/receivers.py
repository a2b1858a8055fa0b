"""A batch is called off: whoever had a place there is free again."""

from typing import Any

from django.dispatch import receiver

from home.access import Actor
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.services import seats
from partners.apprenticeships.services.batches import decided


@receiver(decided)
def on_decided(batch: Batch, by: Actor, **kwargs: Any) -> None:
    if batch.state == BatchState.CANCELLED:
        seats.call_off(batch, by=by)
