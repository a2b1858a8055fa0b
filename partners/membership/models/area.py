"""The regions that a business assistant or a project management officer looks after."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.models import Region


class AreaQuerySet(models.QuerySet["Area"]):
    def in_force(self, today: date) -> Self:
        begun = self.filter(begins_on__lte=today)
        return begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))

    def of(self, actor: Actor) -> Self:
        """Those of the person who acts; none for nobody and for jobs."""
        return self.filter(person=actor.person) if actor.person else self.none()

    def for_office(self, office: "Area.Office | str") -> Self:
        return self.filter(office=office)

    def around(self, region: str) -> Self:
        """Those that a region (its code) lies in: a code begins with that of what is around it."""
        steps = [region[:size] for size in (2, 4, 6, 10) if len(region) >= size]
        return self.filter(region__in=steps)


class Area(models.Model):
    """A person, an office, a region with all that lies in it. Never deleted: it ends."""

    class Office(models.TextChoices):
        PMO = "pmo", _("project management officer (PMO)")
        ASSISTANT = "assistant", _("business assistant")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="areas",
        verbose_name=_("person"),
    )
    office = models.CharField(_("office"), max_length=9, choices=Office)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="areas", verbose_name=_("region")
    )
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    is_demo = models.BooleanField(default=False, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["region", "person"]
        constraints = [
            models.UniqueConstraint(
                name="area_begins_once",
                fields=["person", "office", "region", "begins_on"],
                violation_error_message=_("This person has this area from that day already."),
            ),
            models.CheckConstraint(
                name="area_ends_after_it_begins",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                violation_error_message=_("It ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.region}"
