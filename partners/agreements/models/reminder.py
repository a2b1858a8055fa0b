"""What people were reminded of: the log that keeps anybody from hearing it twice."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.agreements.models.agreement import Agreement
from partners.agreements.models.commitment import Commitment


class ReminderQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(sent_at__isnull=True)


class Reminder(models.Model):
    class Kind(models.TextChoices):
        ENDING = "ending", _("an agreement ends")
        DUE = "due", _("a commitment is due")
        LATE = "late", _("a commitment is late")
        REPORT = "report", _("a report is overdue")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reminders")
    commitment = models.ForeignKey(
        Commitment, models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    day = models.DateField(help_text="What it is about: the end, the due date.")
    lead = models.SmallIntegerField(help_text="Days before `day`; 0 on or after it.")
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(
        null=True, blank=True, help_text="When a run took it up; two runs never send the same."
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "agreement", "day", "lead"],
                condition=models.Q(commitment__isnull=True),
                name="reminder_of_agreement_never_twice",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "commitment", "day", "lead"],
                condition=models.Q(commitment__isnull=False),
                name="reminder_of_commitment_never_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class ReminderPreference(models.Model):
    class Rhythm(models.TextChoices):
        AT_ONCE = "at-once", _("at once")
        WEEKLY = "weekly", _("once a week, on Mondays")
        NEVER = "never", _("never")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="agreement_reminders"
    )
    rhythm = models.CharField(
        _("reminders about agreements"), max_length=7, choices=Rhythm, default=Rhythm.WEEKLY
    )
    last_digest_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("reminder preference")
        verbose_name_plural = _("reminder preferences")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_rhythm_display()}"
