"""The rows that a reader trusts a tool by: where it was tested, what was changed for Indonesia.

Names, places and sources are the same in both languages; what somebody wrote about a test
or a change is translated with the page.
"""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from home.links.hosts import host_of
from home.links.known import Known
from home.ui.states import look
from knowledge.enums import JUDGED, OPEN_VERDICTS, WITH_RESULT, Outcome, Strength, Verdict
from knowledge.formsets import plain
from knowledge.models.rows import TranslatedRow
from partners.organisations import countries
from partners.organisations.country_input import CountryPanel

HOME = "ID"


class Evidence(TranslatedRow):
    """One test: where, when, by whom, with how many, and what came out."""

    known: Known | None = None  # of its source; see knowledge.originals

    page = ParentalKey("knowledge.ToolPage", on_delete=models.CASCADE, related_name="evidence")
    country = models.CharField(_("country"), max_length=2, choices=countries.choices)
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("For example: Thiès.")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    tested_by = models.CharField(_("tested by"), max_length=160, blank=True)
    scale = models.CharField(
        _("how many"),
        max_length=160,
        blank=True,
        help_text=_("For example: 120 groups during two seasons."),
    )
    result = models.TextField(
        _("result"),
        max_length=600,
        blank=True,
        help_text=_("What was different afterwards; also what did not work."),
    )
    outcome = models.CharField(
        _("in a word"), max_length=10, choices=Outcome, default=Outcome.UNKNOWN
    )
    strength = models.PositiveSmallIntegerField(
        _("strength of the evidence"), choices=Strength, default=Strength.UNKNOWN
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Who reports it, where.")
    )
    source_url = models.URLField(_("link to the source"), blank=True)
    archive_url = models.URLField(_("archived copy"), max_length=400, blank=True)

    class Meta(TranslatedRow.Meta):
        verbose_name = _("test")
        verbose_name_plural = _("tests")
        constraints = [
            models.CheckConstraint(
                name="evidence_year_is_a_year",
                condition=models.Q(year__isnull=True) | models.Q(year__range=(1900, 2100)),
                violation_error_message=_("Write the year with four digits, for example 2019."),
            )
        ]

    override_translatable_fields = [
        SynchronizedField(name) for name in ("place", "tested_by", "source")
    ]
    panels = [
        FieldRowPanel([CountryPanel("country"), *plain("place", "year")]),
        FieldRowPanel(plain("tested_by", "scale")),
        "result",
        FieldRowPanel(plain("outcome", "strength")),
        FieldRowPanel(plain("source", "source_url", "archive_url")),
    ]

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.place, self.country_name, self.year) if part)

    @property
    def country_name(self) -> str:
        return countries.name_of(self.country)

    @property
    def heading(self) -> str:
        """Who tested it, else where: the stamp beside it shows country and year."""
        return self.tested_by or self.place or self.country_name

    @property
    def account(self) -> str:
        """What was done and what came out, as one text."""
        place = self.place if self.tested_by else ""
        said = " · ".join(part for part in (place, self.scale) if part)
        outcome = "" if self.result else str(Outcome(self.outcome).label)
        return ". ".join(part for part in (said, self.result or outcome.capitalize()) if part)

    @property
    def is_bare(self) -> bool:
        """The source names the country and says no more."""
        said = (self.place, self.year, self.tested_by, self.scale, self.result, self.strength)
        return not (self.is_tested or any(said))

    @property
    def stamp(self) -> str:
        """The kind of stamp that may stand beside it."""
        return "tested" if self.is_tested else "used"

    @property
    def source_label(self) -> str:
        return self.source or host_of(self.source_url)

    @property
    def is_tested(self) -> bool:
        """Its result is on record; otherwise it was used, no more is known."""
        return self.outcome in WITH_RESULT

    @property
    def is_at_home(self) -> bool:
        return self.country == HOME

    @property
    def tone(self) -> str:
        return look(Outcome(self.outcome)).tone


class Adaptation(TranslatedRow):
    """One change for Indonesia, from the reason to the verdict."""

    known: Known | None = None  # of its source; see knowledge.originals

    page = ParentalKey("knowledge.ToolPage", on_delete=models.CASCADE, related_name="adaptations")
    part = models.CharField(
        _("part"), max_length=120, help_text=_("What was changed, for example: sharing the profit.")
    )
    before = models.TextField(_("in the original"), max_length=400, blank=True)
    after = models.TextField(_("here"), max_length=400)
    reason = models.TextField(
        _("why"), max_length=400, blank=True, help_text=_("Law, custom, language, prices …")
    )
    adapted_by = models.CharField(_("by whom"), max_length=160, blank=True)
    law = models.CharField(
        _("checked against"),
        max_length=200,
        blank=True,
        help_text=_("For example: UU 25/1992 pasal 45."),
    )
    tried_where = models.CharField(
        _("tried where"), max_length=200, blank=True, help_text=_("For example: Bantul, Sleman.")
    )
    source_url = models.URLField(_("link to the law or report"), blank=True)
    verdict = models.CharField(
        _("verdict"), max_length=12, choices=Verdict, default=Verdict.PENDING
    )
    date = models.DateField(_("date of the verdict"), null=True, blank=True)
    due = models.DateField(
        _("to be decided by"),
        null=True,
        blank=True,
        help_text=_("The dashboard reminds you when this day has passed without a verdict."),
    )

    class Meta(TranslatedRow.Meta):
        verbose_name = _("adaptation")
        verbose_name_plural = _("adaptations")

    override_translatable_fields = [
        SynchronizedField(name) for name in ("adapted_by", "law", "tried_where")
    ]
    panels = [
        "part",
        FieldRowPanel(["before", "after"]),
        "reason",
        FieldRowPanel(plain("adapted_by", "tried_where")),
        FieldRowPanel(plain("law", "source_url")),
        FieldRowPanel(plain("verdict", "date", "due")),
    ]

    def __str__(self) -> str:
        return self.part

    @property
    def laws(self) -> tuple[str, str]:
        """The law to which the link leads, the first that is named, and the others."""
        first, semicolon, others = self.law.partition(";")
        return first or host_of(self.source_url), semicolon + others

    @property
    def trail(self) -> list[str]:
        """By whom, tried where, when: what stands behind the verdict, beside the law."""
        tried = _("Tried in %(place)s") % {"place": self.tried_where} if self.tried_where else ""
        day = date_format(self.date, "YEAR_MONTH_FORMAT") if self.date else ""
        return [part for part in (tried, self.adapted_by, day) if part]

    @property
    def is_proposal(self) -> bool:
        """Nothing was changed yet."""
        return self.verdict == Verdict.PROPOSED

    @property
    def has_result_here(self) -> bool:
        """It was tried somewhere in Indonesia, and there is a verdict."""
        return bool(self.tried_where) and self.verdict in JUDGED

    @property
    def is_open(self) -> bool:
        return self.verdict in OPEN_VERDICTS

    @property
    def tone(self) -> str:
        return look(Verdict(self.verdict)).tone
