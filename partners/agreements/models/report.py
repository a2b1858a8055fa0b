"""What was said about a commitment's progress, and by whom; never overwritten."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from partners.agreements.labels import COMMITMENT_CHOICES, Obstacle
from partners.agreements.models.commitment import Commitment


class ProgressReportQuerySet(models.QuerySet):
    def current(self) -> Self:
        """The latest version of each report."""
        return self.filter(replaced_by__isnull=True)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)


class ProgressReport(models.Model):
    """One version of a report. A correction is a new version that replaces the earlier one."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    reported_on = models.DateField(_("as of"))
    text_id = models.TextField(_("progress (Indonesian)"), blank=True)
    text_en = models.TextField(_("progress (English)"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=COMMITMENT_CHOICES)
    obstacle = models.CharField(_("obstacle"), max_length=10, choices=Obstacle, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ProgressReportQuerySet.as_manager()
    text = Bilingual("text")

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["-reported_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="report_says_something",
                condition=~models.Q(text_id="", text_en=""),
            ),
            models.CheckConstraint(
                name="report_version_counts_from_one",
                condition=models.Q(version=1, replaces__isnull=True)
                | models.Q(version__gt=1, replaces__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}, {date_format(self.reported_on)}"
