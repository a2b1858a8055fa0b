"""Whether the host of a batch confirms that it takes place, now that people have places in it."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.placements.silence import ENDED, Asked, Step, next_step
from partners.apprenticeships.rounds.models import RoundBatch
from partners.organisations.models import Organisation

STEPS = {
    Step.ASKED: _("asked"),
    Step.REMINDED: _("reminded"),
    Step.REMINDED_AGAIN: _("reminded again"),
    Step.CALLED_OFF: _("called off without a word"),
    Step.LEFT: _("left to moderators"),
}
STEP_CHOICES = [(step.value, word) for step, word in STEPS.items()]


class BatchConfirmationQuerySet(models.QuerySet["BatchConfirmation"]):
    def awaited(self) -> Self:
        """Nobody has confirmed it, nothing has ended it, and its batch is not called off."""
        return self.filter(confirmed_at=None).exclude(
            Q(step=Step.CALLED_OFF) | Q(place__batch__state=BatchState.CANCELLED)
        )

    def ahead(self, day: date) -> Self:
        return self.filter(place__batch__starts_on__gt=day)

    def left(self) -> Self:
        """Too near to be called off by silence: somebody telephones."""
        return self.awaited().filter(step=Step.LEFT)

    def moving(self) -> Self:
        return self.awaited().exclude(step__in=[step.value for step in ENDED])

    def hosted_by(self, organisation: Organisation) -> Self:
        return self.filter(place__batch__offer__host=organisation)

    def with_batch(self) -> Self:
        return self.select_related("place__round", "place__batch__offer__host")


class BatchConfirmation(models.Model):
    """Asked of the host once results can be read; `within` is the rule of its round. `noted_on`
    says when it was asked or reminded last.
    """

    place = models.OneToOneField(RoundBatch, models.CASCADE, related_name="confirmation")
    step = models.CharField(_("state"), max_length=14, choices=STEP_CHOICES, default=Step.ASKED)
    asked_on = models.DateField(_("asked on"))
    within = models.PositiveSmallIntegerField(_("days to confirm"))
    noted_on = models.DateField(_("last asked on"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BatchConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation of a batch")
        verbose_name_plural = _("confirmations of batches")
        ordering = ["place__batch__starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="batch_confirmation_step_is_known",
                condition=Q(step__in=[step.value for step in Step]),
            ),
            models.CheckConstraint(
                name="batch_confirmed_is_not_silent",
                condition=Q(confirmed_at__isnull=True) | ~Q(step=Step.CALLED_OFF.value),
            ),
        ]

    def __str__(self) -> str:
        return str(self.place.batch)

    @property
    def host(self) -> Organisation:
        host: Organisation = self.place.batch.offer.host
        return host

    @property
    def asked(self) -> Asked:
        starts_on = self.place.batch.starts_on
        return Asked(Step(self.step), self.asked_on, self.within, self.noted_on, starts_on)

    def next_step(self, on: date) -> Step:
        return next_step(self.asked, on)

    @property
    def last_day(self) -> date:
        return self.asked.last_day
