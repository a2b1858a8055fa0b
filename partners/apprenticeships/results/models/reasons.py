"""Why this and why not that, for each application: numbers that `results.reasons` words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.rounds.models import RoundBatch


class Reasons(models.Model):
    """`content` is compact JSON, written and read by `results.packing`. Kept as text: a national
    round has 80,000, and the database has nothing to ask of them.
    """

    application = models.OneToOneField(
        Application, models.PROTECT, primary_key=True, related_name="reasons"
    )
    content = models.TextField()

    class Meta:
        verbose_name = _("reasons of a result")
        verbose_name_plural = _("reasons of results")
        ordering = ["application"]

    def __str__(self) -> str:
        return f"{self.application_id}"


class BatchFacts(models.Model):
    """What the reasons of all applications say of one batch, as it was when the round was matched:
    its names, its row, cut-offs, how many it had when it was closed.
    """

    round_batch = models.OneToOneField(
        RoundBatch, models.CASCADE, primary_key=True, related_name="facts"
    )
    content = models.TextField()

    class Meta:
        verbose_name = _("facts of a batch in a round")
        verbose_name_plural = _("facts of batches in rounds")
        ordering = ["round_batch"]

    def __str__(self) -> str:
        return f"{self.round_batch_id}"
