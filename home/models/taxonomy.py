"""The controlled vocabulary shared by tools, organisations, agreements and offers."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual, localized
from home.one_form import CodeField, OneWhateverItsCase


class TermQuerySet(models.QuerySet):
    def in_use(self) -> Self:
        return self.filter(is_active=True)

    def by_name(self) -> Self:
        return self.order_by(localized("name"))


class Term(models.Model):
    """One term: a stable code, both languages, a place in the order.

    A term that records rely on is retired (`is_active`), never deleted.
    """

    code = CodeField(_("code"), max_length=60, unique=True)
    name_id = models.CharField(_("name (Indonesian)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    description_id = models.TextField(_("description (Indonesian)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("offered in forms and filters"), default=True)

    objects = TermQuerySet.as_manager()
    name = Bilingual("name")
    description = Bilingual("description")

    class Meta:
        abstract = True
        ordering = ["order", "code"]
        constraints = [OneWhateverItsCase("code", name="%(class)s_code_once_whatever_its_case")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The code of a term stays: submissions, sheets and published files name it by it."""
        super().clean()
        stored = type(self)._default_manager.filter(pk=self.pk).values_list("code", flat=True)
        before = stored.first() if self.pk else None
        if before is not None and before != self.code:
            told = _(
                "The code stays “%(code)s”: what cooperatives handed in, sheets and files name it. "
                "Change the name instead."
            )
            raise ValidationError({"code": ValidationError(told, params={"code": before})})


class Sector(Term):
    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Competency(Term):
    class Kind(models.TextChoices):
        TECHNICAL = "technical", _("technical")
        MANAGERIAL = "managerial", _("managerial")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TECHNICAL)

    class Meta(Term.Meta):
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")


class Challenge(Term):
    """What a cooperative needs help with, in its own words; the ministry's beside it."""

    ministry_wording_id = models.CharField(
        _("wording of the ministry (Indonesian)"), max_length=120, blank=True
    )
    ministry_wording_en = models.CharField(
        _("wording of the ministry (English)"), max_length=120, blank=True
    )
    ministry_wording = Bilingual("ministry_wording")

    class Meta(Term.Meta):
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")


class BusinessUnit(Term):
    """A mandated outlet. Two official wordings exist; both are kept."""

    inpres_wording = models.CharField(
        _("wording of the presidential instruction"), max_length=160, blank=True
    )
    ministry_wording = models.CharField(_("wording of the ministry"), max_length=160, blank=True)

    class Meta(Term.Meta):
        verbose_name = _("business unit")
        verbose_name_plural = _("business units")


class Stage(Term):
    """How far a village cooperative has come, from legal status to the members' meeting."""

    class Meta(Term.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
