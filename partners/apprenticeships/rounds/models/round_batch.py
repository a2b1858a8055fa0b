"""The seats of one batch in one round: the row that whoever gives or frees a seat locks."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models.round import Round


class RoundBatchQuerySet(models.QuerySet["RoundBatch"]):
    def of(self, round: Round) -> Self:
        return self.filter(round=round)

    def for_cards(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("batch__offer__host", "batch__offer__region")


class RoundBatch(models.Model):
    """`seats` is copied from the batch when the round is matched, and 0 before; `taken` counts the
    seats that are held, changed by the seat function only. `is_closed`: below its minimum, the
    batch does not run. `reserve` of the seats are for 3T regions first; `taken_3t` counts the held
    ones whose cooperatives are from there.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="batches")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rounds")
    seats = models.PositiveIntegerField(_("seats"), default=0, editable=False)
    taken = models.PositiveIntegerField(_("taken"), default=0, editable=False)
    reserve = models.PositiveIntegerField(_("reserved for 3T"), default=0, editable=False)
    taken_3t = models.PositiveIntegerField(_("taken from 3T"), default=0, editable=False)
    is_closed = models.BooleanField(_("does not run"), default=False, editable=False)

    objects = RoundBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of a round")
        verbose_name_plural = _("batches of a round")
        ordering = ["batch__starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "batch"], name="round_batch_once"),
            models.CheckConstraint(
                name="round_batch_never_over_full",
                condition=Q(taken__gte=0) & Q(taken__lte=F("seats")),
            ),
            models.CheckConstraint(
                name="round_batch_3t_among_taken",
                condition=Q(taken_3t__gte=0) & Q(taken_3t__lte=F("taken")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} · {self.batch}"

    @property
    def free(self) -> int:
        return self.seats - self.taken
