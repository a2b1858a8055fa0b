"""What a host writes to all who are placed in one of its batches."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.models.placement import Placement

LONGEST_SUBJECT, LONGEST_TEXT = 120, 2_000


class HostMessageQuerySet(models.QuerySet["HostMessage"]):
    def to(self, placement: Placement) -> Self:
        """What its cooperative was written at the batch where it is."""
        return self.filter(placements=placement, batch=placement.batch_id)


class HostMessage(models.Model):
    """Written once, never changed. `placements`: those that stood when it was sent."""

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="host_messages", verbose_name=_("batch")
    )
    placements = models.ManyToManyField(Placement, related_name="messages")
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent on"), default=timezone.now, editable=False)

    objects = HostMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of a host")
        verbose_name_plural = _("messages of hosts")
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["batch", "sent_at"], name="host_message_batch_sent")]
        constraints = [
            models.CheckConstraint(
                name="host_message_says_something", condition=~Q(subject="") & ~Q(text="")
            )
        ]

    def __str__(self) -> str:
        return self.subject
