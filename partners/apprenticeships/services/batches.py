"""Decide about a batch: open it, close it, confirm it, call it off."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from partners.apprenticeships import lifecycle
from partners.apprenticeships.lifecycle import State
from partners.apprenticeships.models import Batch

DECIDED = "apprenticeships.batch"


class DecisionDenied(PermissionDenied):
    """The person may not decide about batches."""


def user_can_decide(user: AbstractBaseUser) -> bool:
    return user.is_active and user.has_perm("apprenticeships.publish_offer")


@transaction.atomic
def decide(
    batch: Batch, to: State, *, by: AbstractBaseUser, note: str = "", on: date | None = None
) -> Batch:
    """Move `batch` to the state `to` and log it with the offer.

    Raises DecisionDenied and lifecycle.DecisionRefused.
    """
    if not user_can_decide(by):
        raise DecisionDenied
    stored = Batch.objects.select_for_update().get(pk=batch.pk)
    lifecycle.check(stored.facts, to, on or timezone.localdate())
    change = {"batch": stored.code, "from": stored.state, "to": to.value, "note": note}
    stored.state = to.value
    stored.save(update_fields=["state", "updated_at"])
    log(instance=stored.offer, action=DECIDED, user=by, data=change)
    batch.state = stored.state
    return stored
