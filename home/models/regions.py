"""Provinces, regencies and cities, districts and villages, with Kemendagri codes."""

from collections.abc import Mapping
from typing import Any, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.regions.names import KINDS, own_key
from home.regions.shown import shown
from home.regions.source import LENGTHS, with_dots

HIGHEST_TIER = 2
_KINDS_IN_NAMES = {"district": "Kecamatan", "desa": "Desa", "kelurahan": "Kelurahan"}
"""Names of wider regions, and of desa adat, say it themselves."""


def tier_of(code: str, tiers: Mapping[str, int]) -> int:
    """The 3T tier that holds in the region of `code`; `tiers` as `Region.objects.tiers()`.

    >>> tier_of("5301012001", {"5301": 1})
    1
    """
    return max(tiers.get(code[:digits], 0) for digits in LENGTHS)


class RegionQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Those of the decree in force; the others answer only to whoever names them already."""
        return self.filter(is_current=True)

    def provinces(self) -> Self:
        return self.current().filter(level=Region.Level.PROVINCE)

    def regencies(self) -> Self:
        return self.current().filter(level=Region.Level.REGENCY)

    def within(self, code: str) -> Self:
        """That region and all that lie in it, by the index of the codes on every database."""
        return self.filter(code__gte=code, code__lt=str(int(code) + 1))

    def underserved(self) -> Self:
        return self.filter(tier_3t__gt=0)

    def tiers(self) -> dict[str, int]:
        """Code to 3T tier, of those that have one; for `tier_of` over many regions at once."""
        return dict(self.underserved().values_list("code", "tier_3t"))

    def with_parents(self) -> Self:
        """With all that a region lies in at hand, from the village up."""
        return self.select_related("parent__parent__parent")


class Region(models.Model):
    """A region is known by its Kemendagri code without dots: 32, 3204, 320401, 3204012001.

    A code that a later decree gave up is kept (`is_current` is False) and leads to its
    `successor`: records that name it keep it, old lists are still understood.
    """

    wagtail_reference_index_ignore = True  # 91,599 times "part of" would fill it for nothing

    class Level(models.IntegerChoices):
        PROVINCE = 1, _("province")
        REGENCY = 2, _("regency or city")
        DISTRICT = 3, _("district")
        VILLAGE = 4, _("village")

    class Kind(models.TextChoices):
        PROVINCE = "province", _("province")
        REGENCY = "regency", _("regency")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        DESA = "desa", _("village (desa)")
        KELURAHAN = "kelurahan", _("urban village (kelurahan)")
        DESA_ADAT = "desa-adat", _("customary village (desa adat)")

    code = models.CharField(
        _("Kemendagri code"),
        max_length=10,
        primary_key=True,
        validators=[RegexValidator(r"^(\d{2}){1,3}(\d{4})?$")],
    )
    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, editable=False, db_index=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    formerly = models.CharField(
        _("formerly"), max_length=100, blank=True, help_text=_("The name before the last decree.")
    )
    is_current = models.BooleanField(_("in force"), default=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("What a code that is no longer in force stands for today."),
    )
    tier_3t = models.PositiveSmallIntegerField(
        _("3T tier"),
        default=0,
        help_text=_("0: no 3T region. 1 or 2: underserved, as its source grades it."),
    )
    source_3t = models.CharField(
        _("what the 3T tier rests on"),
        max_length=200,
        blank=True,
        help_text=_("Regulation and period, for example: Perpres 63/2020 (2020-2024)."),
    )
    as_of_3t = models.DateField(
        _("date of that source"), null=True, blank=True, help_text=_("When it was signed.")
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "name"], name="region_level_name")]
        constraints = [
            # The names in memory read every kind: one that is none would stop all finding.
            models.CheckConstraint(
                name="region_kind_is_known",
                condition=Q(kind__in=KINDS),
            ),
            models.CheckConstraint(
                name="region_province_stands_alone",
                condition=Q(level=1, parent__isnull=True) | Q(level__gt=1, parent__isnull=False),
            ),
            models.CheckConstraint(
                name="region_in_force_has_no_successor",
                condition=Q(is_current=False) | Q(successor__isnull=True),
            ),
            models.CheckConstraint(
                name="region_tier_3t_in_range",
                condition=Q(tier_3t__lte=HIGHEST_TIER),
                violation_error_message=_("A 3T tier is 0, 1 or 2."),
            ),
            models.CheckConstraint(
                name="region_tier_3t_names_its_source",
                condition=Q(tier_3t=0) | (~Q(source_3t="") & Q(as_of_3t__isnull=False)),
                violation_error_message=_("A 3T tier names its source and the date of it."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """`key` follows the name; lists that are written in bulk bring it along."""
        self.key = own_key(self.name, self.level)
        super().save(*args, **kwargs)

    @property
    def named_with_kind(self) -> str:
        """Kecamatan Kesugihan, Kabupaten Cilacap, in either language; East Java in English."""
        kind = _KINDS_IN_NAMES.get(self.kind)
        return f"{kind} {self.name}" if kind else self.shown_name

    @property
    def shown_name(self) -> str:
        """In the reader's language, which has names of its own for provinces only."""
        return shown(self)

    @property
    def place_names(self) -> list[str]:
        """Its name and those of all it lies in, from the village up: with its kind where two are
        called the same (Desa Kesugihan, Kecamatan Kesugihan, Kabupaten Cilacap), plain otherwise.

        Ask `with_parents()` with the record, or each step costs a query.
        """
        line = [self]
        while (above := line[-1].parent) is not None:
            line.append(above)
        keys = [one.key for one in line]
        return [one.named_with_kind if keys.count(one.key) > 1 else one.shown_name for one in line]

    @property
    def place(self) -> str:
        """`place_names` in one line; asks as they do."""
        return ", ".join(self.place_names)

    @property
    def underserved_as(self) -> "Region | None":
        """The region whose 3T tier holds here: this one, or of those around it the highest tier.

        Ask `with_parents()` with the record, or each step costs a query.
        """
        around = self.parent.underserved_as if self.parent else None
        if around is None or self.tier_3t >= around.tier_3t:
            return self if self.tier_3t else around
        return around

    @property
    def province_code(self) -> str:
        return self.code[:2]

    @property
    def official_code(self) -> str:
        """With dots, as the decree prints it: 32.04.01.2001."""
        return with_dots(self.code)
