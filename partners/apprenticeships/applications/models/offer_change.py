"""What became different in an offer while a round collects applications for it."""

from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.models import Offer

# By name of a field, what it said before and what it says after.
Pairs = dict[str, tuple[Any, Any]]


class OfferChange(models.Model):
    """Written when new words were published. `fields`: name of a field of the offer → [before,
    after]; `batches`: key of a batch, as text → the same of its fields.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="+")
    fields = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    batches = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    at = models.DateTimeField(_("published"), default=timezone.now)

    class Meta:
        verbose_name = _("change of an offer")
        verbose_name_plural = _("changes of offers")
        ordering = ["pk"]
        indexes = [models.Index(fields=["offer", "at"], name="offer_change_since")]

    def __str__(self) -> str:
        return f"{self.offer_id} · {self.at:%Y-%m-%d}"


def together(changes: Iterable[OfferChange], batch: int) -> Pairs:
    """Of all these, oldest first, for who goes to this batch: before the first, after the last."""
    found: Pairs = {}
    for change in changes:
        for name, (before, after) in (change.fields | change.batches.get(str(batch), {})).items():
            found[name] = (found[name][0] if name in found else before, after)
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}
