"""A batch on a cooperative's list."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.models.application import Application
from partners.apprenticeships.models import Batch


class Choice(models.Model):
    """`place` counts from 1, best first, without gaps."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="choices")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", verbose_name=_("batch"))
    place = models.PositiveSmallIntegerField(_("place"))
    put_at = models.DateTimeField(_("on the list since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["application", "place"]
        constraints = [
            models.UniqueConstraint(fields=["application", "batch"], name="choice_once"),
            models.UniqueConstraint(fields=["application", "place"], name="choice_one_at_a_place"),
            models.CheckConstraint(name="choice_place_from_one", condition=Q(place__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.batch}"
