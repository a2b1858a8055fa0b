"""Hosts confirm that their batches take place; a batch whose host stays silent is called off."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from home import audit
from home.access import Actor, require
from home.audit import Deed
from home.desk.locking import locked
from partners.apprenticeships.lifecycle import BatchState, DecisionRefused
from partners.apprenticeships.placements import confirmation_notices, permissions
from partners.apprenticeships.placements.models import BatchConfirmation
from partners.apprenticeships.placements.refusals import IsNotAwaited
from partners.apprenticeships.placements.silence import Step
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.services import batches

CONFIRMED, ASKED = "placements.batch_confirmed", "placements.batch_asked"


@dataclass(frozen=True, slots=True)
class Moved:
    """How many batches are waited for, and how many were called off for their host's silence."""

    awaited: int
    called_off: int


@transaction.atomic
def ask_hosts(round: Round, *, by: Actor, on: date) -> int:
    """Of each batch in which somebody has a place and that has not begun; once. Rounds that were
    announced without this rule ask nobody. Raises ActionNotPermitted.
    """
    require(permissions.user_can_tend(by))
    if round.confirm_days is None:
        return 0
    rows = RoundBatch.objects.of(round).filter(confirmation=None, taken__gt=0, is_closed=False)
    rows = rows.filter(batch__starts_on__gt=on).exclude(batch__state=BatchState.CANCELLED)
    found = list(rows.for_cards().select_for_update(of=("self",)).order_by("pk"))
    # Another night may have asked while this one waited for the rows.
    asked = BatchConfirmation.objects.filter(place__in=found).values_list("place", flat=True)
    known = set(asked)
    places = [place for place in found if place.pk not in known]
    BatchConfirmation.objects.bulk_create(
        [
            BatchConfirmation(place=place, asked_on=on, noted_on=on, within=round.confirm_days)
            for place in places
        ]
    )
    deeds = [Deed(place.batch.offer, ASKED, {"batch": place.batch.code}) for place in places]
    audit.record_many(deeds, by=by)
    return len(places)


@transaction.atomic
def confirm(confirmation: BatchConfirmation, *, by: Actor) -> None:
    """The batch takes place, says its host. Saying it twice is saying it once.

    Raises ActionNotPermitted, IsNotAwaited, IsGone.
    """
    require(permissions.user_can_confirm_batch(by, confirmation))
    current = locked(confirmation)
    require(permissions.user_can_confirm_batch(by, current))
    if current.confirmed_at is not None:
        return
    batch = locked(current.place.batch)
    is_off = current.step == Step.CALLED_OFF or batch.state == BatchState.CANCELLED
    if is_off or batch.ends_on < timezone.localdate():
        raise IsNotAwaited
    current.confirmed_at, current.confirmed_by = timezone.now(), by.person
    current.save()
    audit.record(batch.offer, CONFIRMED, by=by, data={"batch": batch.code})


def tend(*, by: Actor, on: date) -> Moved:
    """One step further where it is time. Raises ActionNotPermitted."""
    require(permissions.user_can_tend(by))
    moving = list(BatchConfirmation.objects.moving().with_batch().order_by("pk"))
    due = [one for one in moving if one.next_step(on) != one.step]
    called_off = sum(_move(one, by, on) for one in due)
    return Moved(len(moving) - called_off, called_off)


@transaction.atomic
def _move(confirmation: BatchConfirmation, by: Actor, on: date) -> bool:
    """True when it was called off. A word that came meanwhile counts."""
    current = locked(confirmation)
    step = current.next_step(on)
    if current.confirmed_at is not None or step == current.step:
        return False
    if step is Step.CALLED_OFF and not _call_off(current, by):
        step = Step.LEFT
    current.step, current.noted_on = step.value, on
    current.save()
    return step is Step.CALLED_OFF


def _call_off(current: BatchConfirmation, by: Actor) -> bool:
    """False where the batch cannot be called off any more: it was, or it is over."""
    with override("id"):  # what is stored is not the language of who happens to run it
        note = gettext("The host did not confirm it, after two reminders.")
    try:
        batches.decide(current.place.batch, BatchState.CANCELLED, by=by, note=note)
    except DecisionRefused:
        return False
    confirmation_notices.tell_called_off(current)
    return True
