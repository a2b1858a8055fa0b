"""Batches that their host has not confirmed, on top of the workspace of who represents it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.placements.models import BatchConfirmation
from partners.apprenticeships.placements.models.confirmation import BatchConfirmationQuerySet
from partners.membership.models import Membership

MOST = 20


def awaited_of(actor: Actor) -> BatchConfirmationQuerySet:
    mine = Membership.objects.live().representatives().of(actor).values("organisation")
    rows = BatchConfirmation.objects.awaited().ahead(localdate())
    return rows.filter(place__batch__offer__host__in=mine)


def batches_to_confirm(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    for one in awaited_of(actor).with_batch().order_by("asked_on", "pk")[:MOST]:
        yield Waiting(
            _("Does “%(title)s” take place?") % {"title": one.place.batch.offer.title},
            reverse("placements:confirm_batch", args=[one.host.slug, one.pk]),
            _("Confirm the batch"),
            str(one.host),
            one.last_day,
        )


def register() -> None:
    waiting.register(batches_to_confirm, rows=awaited_of)
