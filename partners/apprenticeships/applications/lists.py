"""A cooperative's list: which of its batches can still be had, and why not the others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.lifecycle import MATCHABLE, BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round


class Lost(models.TextChoices):
    """Why no seat of a batch is given in the round any more. What is so marked stays on the list
    and is not handed in.
    """

    CANCELLED = "cancelled", _("This batch was called off.")
    LEFT = "left", _("This batch is not in the round any more.")
    BEGUN = "begun", _("This batch has begun.")
    NOT_SHOWN = "not_shown", _("This offer is not on the site any more.")
    NOT_OPEN = "not_open", _("This batch takes no applications now.")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list, on it since `since`; `lost` is empty while a seat can be had."""

    place: int
    batch: Batch
    since: datetime
    lost: Lost | None = None


def batches_of(round: Round) -> Any:
    """Batches whose seats the round may give as things stand."""
    in_round = round.batches.values("batch")
    return Batch.objects.public().ahead().filter(state__in=MATCHABLE, pk__in=in_round)


def lost(batch: Batch, in_round: Collection[int], on: date | None = None) -> Lost | None:
    """`in_round` are the keys of the round's batches. The batch's offer and host are asked."""
    if batch.state == BatchState.CANCELLED:
        return Lost.CANCELLED
    if batch.pk not in in_round:
        return Lost.LEFT
    if batch.starts_on <= (on or timezone.localdate()):
        return Lost.BEGUN
    if not (batch.offer.live and batch.offer.host.is_public):
        return Lost.NOT_SHOWN
    return None if batch.state in MATCHABLE else Lost.NOT_OPEN


def list_of(application: Application, giving: Collection[int] = ()) -> list[Listed]:
    """Best first, with what a card of the offer shows. `giving`: keys of batches that give seats,
    where they are known; only others are asked why they do not. At most two queries.
    """
    rows = application.choices.select_related("batch__offer__host", "batch__offer__region")
    choices, in_round = list(rows.order_by("place")), set(giving)
    if any(choice.batch_id not in in_round for choice in choices):
        in_round = set(application.round.batches.values_list("batch", flat=True))
    return [Listed(one.place, one.batch, one.put_at, lost(one.batch, in_round)) for one in choices]
