"""Who is next in line for the seats of one batch, in the order that the round decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.rounds.models import RoundBatch


class WaitingList(models.Model):
    """One for each batch for which anybody waits, written once with the result: who waits no
    more is passed over when a seat falls free (`results.queue`).

    `applications` are keys of applications, best priority first; `preferences` how much each of
    them likes this batch, as in `Result.preference`: little-endian int64 each, all `length` long.
    Packed, because a national round has millions of entries.
    """

    round_batch = models.OneToOneField(RoundBatch, models.CASCADE, related_name="waiting_list")
    length = models.PositiveIntegerField(_("length"))
    applications = models.BinaryField()
    preferences = models.BinaryField()

    class Meta:
        verbose_name = _("waiting list")
        verbose_name_plural = _("waiting lists")
        ordering = ["round_batch"]

    def __str__(self) -> str:
        return f"{self.round_batch_id}: {self.length}"
