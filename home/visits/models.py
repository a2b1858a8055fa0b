"""Views of records by week, and addresses that were asked for and are not there."""

from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Max, Min, Sum
from django.utils.translation import gettext_lazy as _

from home.planning.models import OfRecord

LONGEST_PATH = 200


class Viewed(OfRecord):
    """How often a record was looked at in the week that begins on a Monday."""

    week = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("views of a week")
        verbose_name_plural = _("views by week")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "content_type", "object_id"], name="views_of_a_week_are_one_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}, {self.week}: {self.times}"


class MissedQuerySet(models.QuerySet[Any, Any]):
    def open(self) -> Self:
        return self.filter(dismissed_at=None)

    def by_path(self, least: int) -> Any:
        """Dictionaries, an address each: those asked for `least` times."""
        rows = self.values("path").annotate(
            key=Min("pk"), asked=Sum("times"), last=Max("last_on"), source=Max("source")
        )
        return rows.filter(asked__gte=least).order_by("-asked", "path")


class Missed(models.Model):
    """An address that is not there, and one page of ours that led to it; none, when visitors came
    from elsewhere. Both as they stand in links: ASCII, percent-encoded.
    """

    path = models.CharField(_("address"), max_length=255)
    source = models.CharField(_("asked for from"), max_length=255, blank=True)
    times = models.PositiveIntegerField(_("asked for"), default=0)
    first_on = models.DateField(_("first on"))
    last_on = models.DateField(_("last on"), db_index=True)
    dismissed_at = models.DateTimeField(null=True)

    objects = MissedQuerySet.as_manager()

    class Meta:
        verbose_name = _("address that is not there")
        verbose_name_plural = _("addresses that are not there")
        constraints = [
            models.UniqueConstraint(fields=["path", "source"], name="missed_address_is_one_number")
        ]

    def __str__(self) -> str:
        return self.path


def type_key(model: type[models.Model]) -> int:
    return int(ContentType.objects.get_for_model(model).pk)
