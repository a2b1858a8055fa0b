"""One promise in an agreement."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.bilingual import Bilingual
from partners.agreements import permissions
from partners.agreements.labels import COMMITMENT_CHOICES, Obstacle, light_words
from partners.agreements.models.agreement import Agreement
from partners.agreements.models.querysets import visible
from partners.agreements.rules import progress
from partners.agreements.rules.progress import CommitmentState, Light


class CommitmentQuerySet(models.QuerySet):
    def kept(self) -> Self:
        return self.filter(archived_at__isnull=True)

    def public(self) -> Self:
        """Shown to visitors: public promises of public agreements."""
        return self.kept().filter(visible("agreement__"), is_public=True)

    def visible_to(self, actor: Actor) -> Self:
        """Also those that are not shown on the site, for staff."""
        return self if permissions.user_is_staff(actor) else self.public()

    def open(self) -> Self:
        return self.kept().exclude(state__in=progress.CLOSED)

    def late(self, on: date | None = None) -> Self:
        day = on or timezone.localdate()
        return self.kept().filter(state__in=progress.PENDING, due_on__lt=day)

    def blocked(self) -> Self:
        return self.kept().filter(state=CommitmentState.BLOCKED)

    def by_due_date(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Commitment(models.Model):
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    title_id = models.CharField(_("what is promised (Indonesian)"), max_length=240)
    title_en = models.CharField(_("what is promised (English)"), max_length=240, blank=True)
    our_owner = models.CharField(_("owner on our side"), max_length=160, blank=True)
    partner = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("partner"),
    )
    partner_owner = models.CharField(_("owner on the partner's side"), max_length=160, blank=True)
    measure_id = models.CharField(_("measure and target (Indonesian)"), max_length=240, blank=True)
    measure_en = models.CharField(_("measure and target (English)"), max_length=240, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=COMMITMENT_CHOICES, default=CommitmentState.PLANNED
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    obstacle = models.CharField(_("obstacle"), max_length=10, choices=Obstacle, blank=True)
    obstacle_id = models.CharField(_("obstacle in words (Indonesian)"), max_length=240, blank=True)
    obstacle_en = models.CharField(_("obstacle in words (English)"), max_length=240, blank=True)
    next_step_id = models.CharField(_("next step (Indonesian)"), max_length=240, blank=True)
    next_step_en = models.CharField(_("next step (English)"), max_length=240, blank=True)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in charge"),
        help_text=_("Receives the reminders; otherwise the agreement's person does."),
    )
    is_public = models.BooleanField(_("shown on the site"), default=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CommitmentQuerySet.as_manager()
    title = Bilingual("title")
    measure = Bilingual("measure")
    obstacle_words = Bilingual("obstacle")
    next_step = Bilingual("next_step")

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="commitment_state_due")]
        constraints = [
            models.CheckConstraint(
                name="commitment_done_has_its_date",
                condition=models.Q(state=CommitmentState.DONE, done_on__isnull=False)
                | (~models.Q(state=CommitmentState.DONE) & models.Q(done_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="commitment_blocked_names_its_obstacle",
                condition=(models.Q(state=CommitmentState.BLOCKED) & ~models.Q(obstacle=""))
                | (~models.Q(state=CommitmentState.BLOCKED) & models.Q(obstacle="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.agreement.get_absolute_url()}#commitment-{self.pk}"

    def light_on(self, day: date | None = None) -> Light:
        return progress.light(CommitmentState(self.state), self.due_on, day or timezone.localdate())

    def light_words(self, day: date | None = None) -> str:
        return light_words(self.state, self.due_on, self.done_on, day or timezone.localdate())
