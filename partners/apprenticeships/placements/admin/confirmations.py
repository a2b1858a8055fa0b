"""Batches whose hosts were silent until it was too near to call them off: somebody telephones."""

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.dashboard import Item, Panel, Rows
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.models import BatchConfirmation


def _left(user: AbstractUser) -> Rows | list[Item]:
    if not permissions.user_can_tend(Actor(user)):
        return []
    rows = BatchConfirmation.objects.left().filter(place__batch__ends_on__gte=localdate())
    return Rows(rows.with_batch().order_by("place__batch__starts_on", "pk"), _item)


def _item(one: BatchConfirmation) -> Item:
    batch = one.place.batch
    url = reverse("wagtailsnippets_apprenticeships_batch:edit", args=[batch.pk])
    return Item(batch.offer.title, url, f"{one.host} · {date_format(batch.starts_on)}")


PANEL = Panel(
    "placements-silent-hosts",
    gettext_lazy("Batches that begin soon and that nobody confirmed"),
    "mail",
    _left,
    order=43,
)
