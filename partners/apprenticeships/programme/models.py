"""Figures as readers are told them: counts that are too small are left out before."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation


class RoundFiguresQuerySet(models.QuerySet["RoundFigures"]):
    def published(self) -> Self:
        """Those of rounds that readers know the result of, the newest first."""
        rows = self.filter(round__in=Round.objects.published()).select_related("round")
        return rows.order_by("-round__apply_until", "-round")

    def that_count(self) -> Self:
        """Of real rounds; where there are none, of those of the demo."""
        return self.filter(round__in=Round.objects.published().that_count())


class RoundFigures(models.Model):
    """Of one published round. `content` is what `programme.counting` writes: null stands for a
    count that is not told, what is not known yet is not in it. `outcomes_until` is the last day
    whose outcomes are in it, `counted_for` for what it was counted last.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="programme_figures")
    content = models.JSONField(default=dict)
    outcomes_until = models.DateField(_("outcomes until"))
    counted_for = models.CharField(max_length=40)
    counted_at = models.DateTimeField(_("counted on"), auto_now=True)

    objects = RoundFiguresQuerySet.as_manager()

    class Meta:
        verbose_name = _("figures of a round")
        verbose_name_plural = _("figures of rounds")
        ordering = ["round"]

    def __str__(self) -> str:
        return str(self.round)


class HostFigures(models.Model):
    """Over all published rounds, of a host with enough outcomes that both sides agree on
    (`settled`). Where one kind of outcome was so rare that it is not told, none is.
    """

    OUTCOMES: ClassVar = ("completed", "partly", "did_not_come")

    host = models.OneToOneField(Organisation, models.CASCADE, related_name="programme_figures")
    offers = models.PositiveIntegerField(_("offers"))
    seats = models.PositiveIntegerField(_("seats"))
    settled = models.PositiveIntegerField(_("outcomes"))
    completed = models.PositiveIntegerField(_("completed"), null=True)
    partly = models.PositiveIntegerField(_("partly completed"), null=True)
    did_not_come = models.PositiveIntegerField(_("did not come"), null=True)

    class Meta:
        verbose_name = _("figures of a host")
        verbose_name_plural = _("figures of hosts")
        ordering = ["host"]

    def __str__(self) -> str:
        return str(self.host)

    @property
    def attended(self) -> int | None:
        """Who came, for all of it or for a part."""
        if self.completed is None or self.partly is None:
            return None
        return self.completed + self.partly

    def counts(self) -> dict[str, Any]:
        names = ("offers", "seats", "settled", *self.OUTCOMES)
        return {name: getattr(self, name) for name in names}
