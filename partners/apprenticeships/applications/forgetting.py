"""How long a cooperative's delegates and attachments are kept when nobody needs them
(home/privacy/retention.py carries it out every night). The application, which names nobody, stays.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from partners.apprenticeships.applications.models import Attachment, Delegate
from partners.apprenticeships.rounds.lifecycle import RoundState

KEPT = timedelta(days=30)
"""After the day on which nobody needs them any more."""


def needed_until(
    *,
    stands: bool,
    state: str,
    closes_at: datetime,
    answers_until: datetime | None = None,
    has_place: bool = False,
) -> datetime | None:
    """Until when somebody may need to know whom a cooperative would send. Pure.

    Until the round closes where nothing was handed in that stands, or the round was called off;
    until its answers end where no place was given; None, which no night forgets, while a round is
    not over, and for who has a place: their hosts need them (`placements.forgetting`).
    """
    if not stands or state == RoundState.CANCELLED:
        return closes_at
    return None if has_place or state != RoundState.PUBLISHED else answers_until


def of_nothing_that_stands(before: datetime) -> QuerySet[Delegate]:
    """Of drafts and withdrawn applications, and of rounds that were called off."""
    return _idle(Delegate.objects.all(), before)


def files_of_nothing_that_stands(before: datetime) -> QuerySet[Attachment]:
    """As `of_nothing_that_stands`."""
    return _idle(Attachment.objects.all(), before)


def delete_files(rows: QuerySet[Attachment]) -> None:
    """The rows, and what is stored for them."""
    files = [(one.file.storage, str(one.file.name)) for one in rows]
    rows.delete()
    for storage, name in files:
        transaction.on_commit(partial(storage.delete, name))


def _idle(rows: Any, before: datetime) -> Any:
    over = rows.filter(application__round__closes_at__lt=before)
    idle = Q(application__standing=None) | Q(application__round__state=RoundState.CANCELLED)
    return over.filter(idle)
