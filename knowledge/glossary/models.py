"""One term: its names in both languages, how else people say it, and what it means."""

import re
from typing import Any, Self

from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from home.bilingual import CODES, Bilingual, localized, text_of
from home.one_form import CodeField, OneWhateverItsCase

LONGEST_MEANING = 300
LONGEST_OTHERS = 500
_SEPARATOR = re.compile(r"[;\n]")


def listed(text: str) -> tuple[str, ...]:
    """`"RAT; AMM"` → `("RAT", "AMM")`; line breaks separate as well."""
    parts = (" ".join(part.split()) for part in _SEPARATOR.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


class TermQuerySet(models.QuerySet):
    def by_name(self) -> Self:
        """From A to Z in the active language."""
        return self.order_by(models.functions.Lower(localized("name")), "pk")

    def explained(self) -> Self:
        """Those that pages explain; everyday words are not."""
        return self.filter(is_explained=True)


class Term(RevisionMixin, models.Model):
    """Saving or deleting a term tells every process, in the same transaction (`receivers`)."""

    code = CodeField(
        _("address"),
        max_length=60,
        unique=True,
        help_text=_("Last part of its page's address, the same in both languages: simpan-pinjam."),
    )
    name_id = models.CharField(_("term (Indonesian)"), max_length=120)
    name_en = models.CharField(_("term (English)"), max_length=120)
    short_id = models.CharField(
        _("abbreviations (Indonesian)"),
        max_length=120,
        blank=True,
        help_text=_("Separated by semicolons, the usual one first. For example: RAT"),
    )
    short_en = models.CharField(_("abbreviations (English)"), max_length=120, blank=True)
    others_id = models.TextField(
        _("other words for it (Indonesian)"),
        max_length=LONGEST_OTHERS,
        validators=[MaxLengthValidator(LONGEST_OTHERS)],
        blank=True,
        help_text=_(
            "One on each line, or separated by semicolons. The search finds them all when one of "
            "them is typed; leave out words that also mean something else."
        ),
    )
    others_en = models.TextField(
        _("other words for it (English)"),
        max_length=LONGEST_OTHERS,
        validators=[MaxLengthValidator(LONGEST_OTHERS)],
        blank=True,
    )
    meaning_id = models.TextField(
        _("meaning (Indonesian)"),
        max_length=LONGEST_MEANING,
        validators=[MaxLengthValidator(LONGEST_MEANING)],
        help_text=_("One or two sentences that a new board member understands."),
    )
    meaning_en = models.TextField(
        _("meaning (English)"),
        max_length=LONGEST_MEANING,
        validators=[MaxLengthValidator(LONGEST_MEANING)],
    )
    source = models.CharField(
        _("source"), max_length=160, blank=True, help_text=_("For example: UU 25/1992 pasal 45")
    )
    source_url = models.URLField(_("link to the source"), blank=True)
    related = models.ManyToManyField("self", blank=True, verbose_name=_("related terms"))
    is_explained = models.BooleanField(
        _("explained on the pages of tools"),
        default=True,
        help_text=_("Switch it off for words that everybody knows."),
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = TermQuerySet.as_manager()
    name = Bilingual("name")
    meaning = Bilingual("meaning")

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["name_id", "pk"]
        constraints = [
            OneWhateverItsCase("code", name="glossary_code_once_whatever_its_case"),
            *(
                models.CheckConstraint(
                    name=f"glossary_term_has_{field}",
                    condition=~models.Q(**{field: ""}),
                    violation_error_message=_("Write the term and its meaning in both languages."),
                )
                for field in ("name_id", "name_en", "meaning_id", "meaning_en")
            ),
        ]

    def __str__(self) -> str:
        return self.label((translation.get_language() or "")[:2])

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """One transaction with what the receivers write."""
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("glossary:detail", args=[self.code])

    @property
    def shorts(self) -> tuple[str, ...]:
        """Abbreviations in the active language."""
        return listed(getattr(self, localized("short")))

    @property
    def others(self) -> tuple[str, ...]:
        """Other words for it in the active language."""
        return listed(getattr(self, localized("others")))

    @property
    def translated_name(self) -> str:
        """The name in the language that is not active; nothing where both say the same."""
        (other,) = (code for code in CODES if f"name_{code}" != localized("name"))
        text = getattr(self, f"name_{other}")
        return text if text.casefold() != self.name.casefold() else ""

    @property
    def other_language(self) -> str:
        return next(code for code in CODES if code != (translation.get_language() or "")[:2])

    @property
    def related_codes(self) -> str:
        """As a spreadsheet holds them."""
        return "; ".join(sorted(other.code for other in self.related.all()))

    def label(self, language: str) -> str:
        """The name with its usual abbreviation: *Rapat anggota tahunan (RAT)*."""
        name, _code = text_of(self, "name", language)
        short = listed(getattr(self, f"short_{language}", ""))[:1]
        return f"{name} ({short[0]})" if short and short[0] != name else name

    def forms(self, language: str) -> tuple[str, ...]:
        """Every way to say it in one language, the preferred one first."""
        texts = (getattr(self, f"{field}_{language}") for field in ("short", "others"))
        return (getattr(self, f"name_{language}"), *(form for t in texts for form in listed(t)))
