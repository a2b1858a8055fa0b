"""What a host says of a season, before there is an offer."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare, look
from partners.apprenticeships.hosting.seasons import Season

LONGEST_WHY = 300


class HostStanceQuerySet(models.QuerySet["HostStance"]):
    def for_season(self, season: Season) -> Self:
        return self.filter(year=season.year, half=season.half)

    def since(self, season: Season) -> Self:
        """Of this season and those that follow."""
        later = Q(year__gt=season.year) | Q(year=season.year, half__gte=season.half)
        return self.filter(later)

    def of(self, organisation: models.Model) -> Self:
        return self.filter(organisation=organisation)


class HostStance(models.Model):
    """How an organisation stands to hosting in half a year. `by` is who said it last."""

    class Stance(models.TextChoices):
        LOOKING = "looking", _("looking for apprentices")
        OPEN = "open", _("open to it")
        NOT_NOW = "not-now", _("not now")

    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.CASCADE,
        related_name="stances",
        verbose_name=_("organisation"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    half = models.PositiveSmallIntegerField(_("half of the year"))
    stance = models.CharField(_("how it stands"), max_length=7, choices=Stance)
    why = models.TextField(_("why"), max_length=LONGEST_WHY, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("said on"), auto_now=True)

    objects = HostStanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("word of a host about a season")
        verbose_name_plural = _("words of hosts about seasons")
        ordering = ["-year", "-half", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "half"], name="host_stance_once_a_season"
            ),
            models.CheckConstraint(name="host_stance_of_half_a_year", condition=Q(half__in=[1, 2])),
            models.CheckConstraint(
                name="host_stance_is_known",
                condition=Q(stance__in=["looking", "open", "not-now"]),
            ),
            models.CheckConstraint(
                name="host_stance_not_now_says_why",
                condition=~Q(stance="not-now") | ~Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.season}"

    @property
    def season(self) -> Season:
        return Season(self.year, self.half)

    @property
    def look(self) -> Look:
        return look(self.Stance(self.stance))

    def is_over(self, today: date) -> bool:
        return self.season < Season.of(today)


declare(
    {
        HostStance.Stance.LOOKING: Look("success", "check"),
        HostStance.Stance.OPEN: Look("primary", "check"),
        HostStance.Stance.NOT_NOW: Look("neutral", "minus"),
    }
)
