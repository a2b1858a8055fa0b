"""What this room asks of moderators: batches whose decision is due."""

from datetime import date, timedelta

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.dashboard import Item, Panel
from partners.apprenticeships.lifecycle import BatchState, Phase
from partners.apprenticeships.models import Batch
from partners.apprenticeships.models.querysets import with_rounds
from partners.apprenticeships.services.batches import user_can_decide

SOON = timedelta(days=45)


def batches_to_decide(user: AbstractUser) -> list[Item]:
    """Planned batches that start soon, and those whose applications have closed: not while a round
    gives their seats, nor where the round asks the host to confirm.
    """
    if not user_can_decide(Actor(user)):
        return []
    today = timezone.localdate()
    batches = (
        Batch.objects.public()
        .ahead(today)
        .exclude(state=BatchState.CONFIRMED)
        .select_related("offer")
        .prefetch_related(with_rounds())
        .by_date()
    )
    return [item for batch in batches if (item := _item(batch, today)) is not None]


def _item(batch: Batch, today: date) -> Item | None:
    phase = batch.phase_on(today)
    if batch.is_seen_to:
        return None
    if phase is Phase.CLOSED:
        why = gettext("applications closed on %(date)s: confirm or call off")
    elif phase is Phase.PLANNED and batch.deadline - today < SOON:
        why = gettext("last day to apply is %(date)s: open it or move it")
    else:
        return None
    url = reverse("wagtailsnippets_apprenticeships_batch:edit", args=[batch.pk])
    note = why % {"date": date_format(batch.last_day_to_apply)}
    return Item(f"{batch.offer} · {batch.code}", url, note, is_urgent=phase is Phase.CLOSED)


PANEL = Panel(
    "batches-to-decide",
    _("Batches to decide about"),
    "date",
    batches_to_decide,
    lambda: reverse("wagtailsnippets_apprenticeships_batch:list"),
    order=30,
)
