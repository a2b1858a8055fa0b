"""Decide about a batch: open it, close it, confirm it, call it off."""

from datetime import date

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships import lifecycle
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch

DECIDED = "apprenticeships.batch"
decided = Signal()
"""Sent in the transaction with `batch` as it stands now and `by`: rooms above free its people."""


def user_can_decide(actor: Actor) -> bool:
    return actor.has("apprenticeships.publish_offer")


@transaction.atomic
def decide(
    batch: Batch,
    to: BatchState,
    *,
    by: Actor,
    note: str = "",
    on: date | None = None,
    seen: object = None,
) -> Batch:
    """Move `batch` to the state `to` and log it with the offer.

    `seen` is the moment of the batch's last change that the person knew of. Raises
    ActionNotPermitted, lifecycle.DecisionRefused, HasChangedSince, IsGone.
    """
    require(user_can_decide(by))
    stored = locked(batch, seen)
    lifecycle.check(stored.facts, to, on or timezone.localdate())
    change = {"batch": stored.code, "from": stored.state, "to": to.value, "note": note}
    # Told before it is done: what is told after a moment belongs to a later version.
    audit.record(stored.offer, DECIDED, by=by, data=change)
    stored.state = to.value
    stored.save(update_fields=["state", "updated_at"])
    batch.state = stored.state
    decided.send(sender=Batch, batch=stored, by=by)
    return stored
