"""Figures of the programme: never a number without its source and its date."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import RevisionMixin
from wagtail.search import index

from home.bilingual import Bilingual
from home.one_form import CodeField, OneWhateverItsCase


class DatedFactQuerySet(models.QuerySet):
    def past_review(self, on: date | None = None) -> Self:
        """Facts that somebody has to check again, as seen on that day (default: today)."""
        return self.filter(review_date__lt=on or timezone.localdate())

    def on_home_page(self) -> Self:
        return self.filter(is_on_home_page=True)


class DatePrecision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Bound(models.TextChoices):
    """How exactly the source gives the figure: "more than 8,000" is not 8,000."""

    EXACT = "exact", _("exactly so many")
    MORE = "more-than", _("more than")
    ABOUT = "about", pgettext_lazy("before a figure", "about")


@dataclass(frozen=True)
class ShownFact:
    """A fact in the reader's language, as `components/facts.html` shows it."""

    value: str
    label: str
    date: str
    source: str
    source_url: str
    note: str
    review_date: date
    is_stale: bool


class DatedFact(index.Indexed, RevisionMixin, models.Model):
    """One figure as its source gives it. `value` is the text shown; `number` is for sums."""

    code = CodeField(_("code"), max_length=60, unique=True)
    label_id = models.CharField(
        _("what is counted (Indonesian)"),
        max_length=160,
        help_text=_("For example: koperasi desa berbadan hukum."),
    )
    label_en = models.CharField(_("what is counted (English)"), max_length=160)
    value_id = models.CharField(
        _("value as shown (Indonesian)"), max_length=60, help_text=_("For example: 82.780.")
    )
    value_en = models.CharField(
        _("value as shown (English)"), max_length=60, help_text=_("For example: 82,780.")
    )
    bound = models.CharField(
        _("the source says"),
        max_length=9,
        choices=Bound,
        default=Bound.EXACT,
        help_text=_("Stands before the value, so that “more than 8,000” is not read as 8,000."),
    )
    number = models.DecimalField(
        _("number"),
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Without separators; leave empty when the source gives no exact number."),
    )
    unit_id = models.CharField(_("unit (Indonesian)"), max_length=40, blank=True)
    unit_en = models.CharField(_("unit (English)"), max_length=40, blank=True)
    source = models.CharField(
        _("source"), max_length=160, help_text=_("Who published it, for example: desa.nu.")
    )
    source_url = models.URLField(_("link to the source"), blank=True)
    as_of = models.DateField(_("as of"), help_text=_("The day for which the source gives it."))
    precision = models.CharField(
        _("the date is exact to the"),
        max_length=5,
        choices=DatePrecision,
        default=DatePrecision.DAY,
    )
    review_date = models.DateField(
        _("check again by"),
        help_text=_("From the next day readers are told that it has to be checked again."),
    )
    note_id = models.CharField(_("note (Indonesian)"), max_length=240, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=240, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_on_home_page = models.BooleanField(_("shown on the home page"), default=False)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = DatedFactQuerySet.as_manager()
    label = Bilingual("label")
    value = Bilingual("value")
    unit = Bilingual("unit")
    note = Bilingual("note")

    class Meta:
        verbose_name = _("dated fact")
        verbose_name_plural = _("dated facts")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="dated_fact_reviewed_after_its_date",
                condition=models.Q(review_date__gte=models.F("as_of")),
                violation_error_message=_("The next check cannot lie before the fact itself."),
            ),
            OneWhateverItsCase("code", name="dated_fact_code_once_whatever_its_case"),
        ]

    search_fields = [
        index.SearchField("label_id"),
        index.AutocompleteField("label_id"),
        index.SearchField("label_en"),
        index.AutocompleteField("label_en"),
        index.SearchField("source"),
    ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value_in_words}"

    @property
    def is_past_review(self) -> bool:
        return self.review_date < timezone.localdate()

    @property
    def value_in_words(self) -> str:
        """As exactly as the source gives it, with its unit."""
        is_exact = self.bound == Bound.EXACT
        words = ("" if is_exact else self.get_bound_display(), self.value, self.unit)
        return " ".join(filter(None, words))

    @property
    def as_of_text(self) -> str:
        """The date as exactly as it is known, in the reader's language."""
        formats = {DatePrecision.MONTH: "YEAR_MONTH_FORMAT", DatePrecision.YEAR: "Y"}
        return date_format(self.as_of, formats.get(self.precision, "DATE_FORMAT"))

    def shown(self) -> ShownFact:
        return ShownFact(
            value=self.value_in_words,
            label=self.label,
            date=self.as_of_text,
            source=self.source,
            source_url=self.source_url,
            note=self.note,
            review_date=self.review_date,
            is_stale=self.is_past_review,
        )
