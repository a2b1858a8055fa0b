"""A tool: what it is, for whom, where it was tested, how it was adapted."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Locale, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.blocks import BodyStreamBlock
from home.cache import shelf
from home.descriptions import description
from home.models import BasePage
from home.visibility import public
from knowledge import languages as known_languages
from knowledge import panels, path
from knowledge.enums import OPEN_VERDICTS, Kind, LeadsTo, PathStage
from knowledge.fields import LanguagesField
from knowledge.models.rows import ToolFile, ToolOrigin
from partners.organisations.merging import led_on

VOCABULARY = ("sectors", "business_units", "challenges", "competencies", "stages")


class ToolQuerySet(PageQuerySet):
    def for_readers(self, locale: Locale | int) -> Self:
        """Published, not private, in that language."""
        return public(self).filter(locale=locale)

    def not_yet_for_readers(self, language: str) -> Self:
        """Published and not private, but in other languages only; the newest first."""
        in_language = ToolPage.objects.filter(locale__language_code=language)
        there = public(in_language).values("translation_key")
        others = public(self).exclude(locale__language_code=language).filter(alias_of=None)
        return others.exclude(translation_key__in=there).order_by("-first_published_at", "pk")

    def without_evidence(self) -> Self:
        return self.filter(evidence__isnull=True)

    def with_overdue_adaptations(self, on: date) -> Self:
        """Tools with a change that should have got its verdict before that day."""
        overdue = models.Q(adaptations__due__lt=on)
        return self.filter(overdue, adaptations__verdict__in=OPEN_VERDICTS).distinct()

    def with_card_rows(self) -> Self:
        """What a card in a list shows, in a constant number of queries."""
        return self.prefetch_related(
            models.Prefetch("origins", ToolOrigin.objects.select_related("organisation")),
            models.Prefetch("files", ToolFile.objects.select_related("document")),
            "evidence",
        )


class ToolPage(BasePage):
    """Published by a moderator; what a process changes about a tool lives in other models."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_(
            "Two sentences at most: what one holds in hand and what it is good for. For example: "
            "Cash book and monthly report that can be filled in by hand."
        ),
    )
    audience = models.CharField(
        _("for whom"), max_length=160, blank=True, help_text=_("For example: treasurer, auditor.")
    )
    effort_minutes = models.PositiveIntegerField(
        _("time in minutes"),
        null=True,
        blank=True,
        help_text=_("Until it has been used once; for the filter and for sorting."),
    )
    effort = models.CharField(
        _("time in words"),
        max_length=160,
        blank=True,
        help_text=_("For example: 3 hours to learn, 20 minutes a day."),
    )
    people = models.CharField(
        _("people needed"),
        max_length=160,
        blank=True,
        help_text=_("For example: groups of 5 to 7, no trainer."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Of this edition of the original.")
    )
    languages = LanguagesField(
        verbose_name=_("languages"), help_text=_("In which the tool itself exists.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=80,
        blank=True,
        help_text=_("For example: CC BY-NC-SA 3.0. Leave empty when the source does not say."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("link to the source"), blank=True)
    # Addresses are asked once a week (home.links); nothing here repeats what that found.
    original_url = models.URLField(
        _("address of the original"),
        max_length=400,
        blank=True,
        help_text=_("Of the tool's own text; where that is not known, of a page about it."),
    )
    original_language = models.CharField(
        _("language"), max_length=3, choices=known_languages.CHOICES, blank=True
    )
    original_leads_to = models.CharField(
        _("what is there"),
        max_length=8,
        choices=LeadsTo,
        blank=True,
        help_text=_("Only the material itself counts as something that one can use."),
    )
    original_size = models.PositiveIntegerField(_("size in kB"), null=True, blank=True)
    archive_url = models.URLField(
        _("archived copy"),
        max_length=400,
        blank=True,
        help_text=_("Offered when the address no longer answers."),
    )
    translation_url = models.URLField(
        _("address of the Indonesian text"),
        max_length=400,
        blank=True,
        help_text=_("An edition of the tool itself; it counts as translated."),
    )
    skipped_because = models.CharField(
        _("why a step was passed over"),
        max_length=300,
        blank=True,
        help_text=_("Readers see it below the path. Without it later steps do not count."),
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)
    sectors = ParentalManyToManyField("home.Sector", blank=True, verbose_name=_("sectors"))
    business_units = ParentalManyToManyField(
        "home.BusinessUnit", blank=True, verbose_name=_("business units")
    )
    challenges = ParentalManyToManyField("home.Challenge", blank=True, verbose_name=_("challenges"))
    competencies = ParentalManyToManyField(
        "home.Competency", blank=True, verbose_name=_("competencies")
    )
    stages = ParentalManyToManyField("home.Stage", blank=True, verbose_name=_("stages"))
    tags = ClusterTaggableManager(through="knowledge.TaggedTool", blank=True)
    path_stage = models.CharField(
        _("adaptation"),
        max_length=12,
        choices=PathStage,
        default=PathStage.SUMMARY,
        editable=False,
        db_index=True,
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = PageManager.from_queryset(ToolQuerySet)()

    parent_page_types = ["knowledge.ToolIndexPage"]
    subpage_types: list[str] = []
    template = "knowledge/tool_page.html"

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")
        constraints = [
            models.CheckConstraint(
                name="tool_year_is_a_year",
                condition=models.Q(year__isnull=True) | models.Q(year__range=(1900, 2100)),
                violation_error_message=_("Write the year with four digits, for example 2019."),
            )
        ]

    edit_handler = TabbedInterface(panels.tabs())
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("path_stage"),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("licence", "source", "languages", *VOCABULARY)
    ]

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision's words, about those who stand today."""
        restored: Self = super().with_content_json(content)
        led_on(restored.origins.all(), "organisation")
        return restored

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.path_stage = path.stage_of(self)
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge import detail

        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            return {**context, **detail.context_of(self, is_preview=True)}
        kept = shelf.kept(("tool page", self.pk), lambda: detail.context_of(self))
        return {**context, **kept, "kept_as": self.pk}

    @property
    def version(self) -> str:
        """Of what readers see, by which a copy on a device is told from a newer one."""
        return str(int(self.last_published_at.timestamp())) if self.last_published_at else ""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        response.headers["X-Version"] = self.version
        return response

    def url_below(self, library: str) -> str:
        """Its address, when that of the library in its language is known."""
        return f"{library}{self.slug}/"

    @property
    def meta_description(self) -> str:
        return self.search_description or description(self.summary)
