"""What a cooperative says it can do, before an apprenticeship and after it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.placements.logbook.rules import Moment as When
from partners.apprenticeships.placements.models.placement import Placement


class SelfAssessment(models.Model):
    """Its own, and nobody's judgement: nothing is counted from it. The host sees it only where
    the cooperative says so.
    """

    placement = models.OneToOneField(
        Placement, models.PROTECT, related_name="assessment", verbose_name=_("placement")
    )
    shows_host = models.BooleanField(_("the host sees it"), default=False)
    shown_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return str(self.placement)


class Rating(models.Model):
    """One competency at one of the two moments. What nobody answered has no row."""

    class Moment(models.TextChoices):
        BEFORE = When.BEFORE.value, _("before")
        AFTER = When.AFTER.value, _("after")

    class Level(models.IntegerChoices):
        NEW = 1, _("we do not know it yet")
        SEEN = 2, _("we know how it is done")
        HELPED = 3, _("we do it with help")
        ALONE = 4, _("we do it by ourselves")

    assessment = models.ForeignKey(SelfAssessment, models.CASCADE, related_name="ratings")
    competency = models.ForeignKey(
        "home.Competency", models.PROTECT, related_name="+", verbose_name=_("competency")
    )
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("answer of a self-assessment")
        verbose_name_plural = _("answers of self-assessments")
        ordering = ["assessment", "competency", "-moment"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "moment", "competency"], name="rating_once_a_moment"
            ),
            models.CheckConstraint(
                name="rating_moment_is_known", condition=Q(moment__in=[one.value for one in When])
            ),
            models.CheckConstraint(
                name="rating_level_is_known", condition=Q(level__gte=1, level__lte=4)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competency}: {self.get_level_display()}"
