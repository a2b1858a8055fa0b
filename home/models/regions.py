"""Provinces, regencies and cities, districts, with Kemendagri codes."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class RegionQuerySet(models.QuerySet):
    def provinces(self) -> Self:
        return self.filter(level=Region.Level.PROVINCE)

    def regencies(self) -> Self:
        return self.filter(level=Region.Level.REGENCY)

    def districts(self) -> Self:
        return self.filter(level=Region.Level.DISTRICT)

    def underserved(self) -> Self:
        return self.filter(is_3t=True)


class Region(models.Model):
    """A region is known by its dotless Kemendagri code: 32, 3204, 320401."""

    class Level(models.IntegerChoices):
        PROVINCE = 1, _("province")
        REGENCY = 2, _("regency or city")
        DISTRICT = 3, _("district")

    code = models.CharField(
        _("Kemendagri code"),
        max_length=6,
        primary_key=True,
        validators=[RegexValidator(r"^\d{2}(\d{2}){0,2}$")],
    )
    name = models.CharField(_("name"), max_length=100)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    is_3t = models.BooleanField(
        _("3T region"),
        default=False,
        help_text=_("Underserved: tertinggal, terdepan, terluar."),
    )
    source_3t = models.CharField(
        _("what the 3T flag rests on"),
        max_length=200,
        blank=True,
        help_text=_("Regulation and period, for example: Perpres 63/2020 (2020-2024)."),
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "name"], name="region_level_name")]
        constraints = [
            models.CheckConstraint(
                name="region_province_stands_alone",
                condition=models.Q(level=1, parent__isnull=True)
                | models.Q(level__gt=1, parent__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def province_code(self) -> str:
        return self.code[:2]
