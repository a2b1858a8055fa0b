"""A mandate that a board holds out: by a code told on the telephone, or to an e-mail address."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.email_addresses import AddressField
from partners.membership.mandating.codes import MOST_TRIES
from partners.membership.models.mandate import Mandate, Scope
from partners.organisations.models import Organisation


class MandateOfferQuerySet(models.QuerySet["MandateOffer"]):
    def open(self, now: datetime) -> Self:
        """That may still be taken."""
        return self.filter(closed_at=None, until__gt=now, wrong_tries__lt=MOST_TRIES)


class MandateOffer(models.Model):
    """Whoever takes it has the mandate at once: the board agreed when it made the offer.

    Neither the code nor the token lies here, only a digest (`mandating.codes`). `address` is that
    of the letter; empty for a code that is told. It is taken once, withdrawn, or runs out.
    """

    cooperative = models.ForeignKey(Organisation, models.PROTECT, related_name="mandate_offers")
    address = AddressField(_("e-mail address"), blank=True)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    scopes = models.JSONField(default=list)
    ends_on = models.DateField(_("until"))
    terms = models.CharField(max_length=10)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField(editable=False)
    wrong_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    mandate = models.OneToOneField(
        Mandate, models.PROTECT, null=True, editable=False, related_name="offer"
    )

    objects = MandateOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offered mandate")
        verbose_name_plural = _("offered mandates")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                name="mandate_offer_one_code_at_a_time",
                fields=["cooperative"],
                condition=Q(address="", closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="mandate_offer_taken_is_closed",
                condition=Q(mandate__isnull=True) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative}, {self.ends_on}"

    @property
    def scope_words(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes]

    @property
    def masked_address(self) -> str:
        """Enough to know it again."""
        name, at, domain = self.address.partition("@")
        return f"{name[:1]}…{at}{domain}"
