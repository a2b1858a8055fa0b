"""Answers of people: a row for each, which is never overwritten, only ended once."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from home.consent.terms import TERMS


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """`given_at` is empty where somebody refused: then that was `withdrawn_at`."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20)
    version = models.CharField(max_length=10)
    given_at = models.DateTimeField(_("given"), null=True)
    withdrawn_at = models.DateTimeField(_("refused or withdrawn"), null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "version"],
                condition=Q(withdrawn_at=None),
                name="consent_given_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=False) | Q(withdrawn_at__isnull=False),
                name="consent_is_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None)
                | Q(withdrawn_at=None)
                | Q(withdrawn_at__gte=F("given_at")),
                name="consent_ends_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"

    @property
    def purpose_title(self) -> str:
        """In words; the code where nobody asks for it any more."""
        terms = TERMS.get(self.purpose)
        return str(terms.title if terms else self.purpose)
