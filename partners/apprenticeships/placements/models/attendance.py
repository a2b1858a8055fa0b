"""How many people of a placement were there on a day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.placements.models.placement import Placement


class AttendanceDay(models.Model):
    """A number, no names: `came` of `placement.people`. A day that is not noted has no row."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="days")
    day = models.DateField(_("day"))
    came = models.PositiveSmallIntegerField(_("people present"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    noted_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("day of attendance")
        verbose_name_plural = _("days of attendance")
        ordering = ["placement", "day"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "day"], name="attendance_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.came}"
