"""A host writes to all who are placed in one of its batches. It learns no address by it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements import message_notices as notices
from partners.apprenticeships.placements.models import HostMessage, Placement
from partners.apprenticeships.placements.refusals import (
    NobodyIsPlaced,
    TooManyMessages,
    WordsAreMissing,
)
from partners.membership.permissions import acting_for, user_represents

SENT = "placements.message_sent"
MOST_A_DAY, MOST = 3, 40
DAY = timedelta(days=1)


def user_can_write_to_placed(actor: Actor, batch: Batch) -> bool:
    """Who represents the host."""
    return user_represents(actor, batch.offer.host)


@transaction.atomic
def write_to_placed(batch: Batch, *, subject: str, text: str, by: Actor) -> HostMessage:
    """To those who are expected or attend, while the batch is not over. Kept for both sides;
    who answers for a cooperative gets a letter.

    Raises ActionNotPermitted, WordsAreMissing, NobodyIsPlaced, TooManyMessages, IsGone.
    """
    require(user_can_write_to_placed(by, batch))
    subject, text = " ".join(subject.split()), text.strip()
    if not subject or not text:
        raise WordsAreMissing
    current = locked(batch)
    require(user_can_write_to_placed(by, current))
    now = timezone.now()
    before = HostMessage.objects.filter(batch=current)
    if before.count() >= MOST:
        raise TooManyMessages(most=MOST)
    if before.filter(sent_at__gt=now - DAY).count() >= MOST_A_DAY:
        raise TooManyMessages(most=MOST_A_DAY, a_day=True)
    placed = placed_in(current)
    if not placed or current.ends_on < timezone.localdate():
        raise NobodyIsPlaced
    message = HostMessage.objects.create(
        batch=current, subject=subject, text=text, sent_by=by.person, sent_at=now
    )
    message.placements.set(placed)
    acting = acting_for(by, current.offer.host)
    data = {"batch": current.code, "cooperatives": len(placed)}
    audit.record(current.offer.host, SENT, by=acting, data=data)
    notices.tell(message, placed)
    return message


def placed_in(batch: Batch) -> list[Placement]:
    rows = Placement.objects.running().filter(batch=batch).select_related("result__organisation")
    return list(rows.order_by("pk"))
