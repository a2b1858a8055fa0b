"""What a tool has several of: origins, files, neighbours. Tests and changes: `evidence`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, TranslatableMixin

from knowledge import languages
from knowledge.enums import TEXTS, Part
from knowledge.formsets import plain
from knowledge.licences import OURS
from partners.organisations import countries
from partners.organisations.country_input import CountryPanel


class ToolOrigin(Orderable):
    """Who made the tool, first issuer first. The country may be all that is known."""

    page = ParentalKey("knowledge.ToolPage", on_delete=models.CASCADE, related_name="origins")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tool_origins",
        verbose_name=_("organisation"),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        choices=countries.choices,
        help_text=_("Only when it differs from the organisation's, or no organisation is known."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        constraints = [
            models.CheckConstraint(
                name="tool_origin_names_somebody",
                condition=models.Q(organisation__isnull=False) | ~models.Q(country=""),
                violation_error_message=_("Choose an organisation or a country."),
            )
        ]

    panels = [FieldRowPanel([*plain("organisation"), CountryPanel("country")])]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.organisation.name if self.organisation else self.country_name

    @property
    def url(self) -> str:
        """The organisation's page, when readers may see it."""
        is_public = self.organisation and self.organisation.is_public
        return self.organisation.get_absolute_url() if is_public else ""

    @property
    def note(self) -> str:
        """The country, where the name is not already that."""
        return self.country_name if self.organisation else ""

    @property
    def country_code(self) -> str:
        return self.country or (self.organisation.country if self.organisation else "")

    @property
    def country_name(self) -> str:
        return countries.name_of(self.country_code) if self.country_code else ""


class TranslatedRow(TranslatableMixin, Orderable):
    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class ToolFile(TranslatedRow):
    page = ParentalKey("knowledge.ToolPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        get_document_model_string(), models.PROTECT, related_name="+", verbose_name=_("file")
    )
    title = models.CharField(
        _("name"),
        max_length=160,
        help_text=_("What is inside, for example: cash book with a worked example."),
    )
    language = models.CharField(
        _("language of the file"), max_length=3, choices=languages.CHOICES, default="id"
    )
    part = models.CharField(_("what it is"), max_length=12, choices=Part, blank=True)

    class Meta(TranslatedRow.Meta):
        verbose_name = _("file to download")
        verbose_name_plural = _("files to download")

    panels = [*plain("document"), FieldRowPanel(["title", *plain("language", "part")])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ours(self) -> bool:
        return self.part == Part.OURS

    @property
    def is_text(self) -> bool:
        """Of the tool itself, not beside it."""
        return self.part in TEXTS

    @property
    def licence(self) -> str:
        """Ours is ours to give; the tool's own text has the tool's; else nobody said."""
        if self.is_ours:
            return OURS
        return self.page.licence if self.is_text else ""

    @property
    def size(self) -> int:
        """Bytes, as measured at the upload; 0 when nobody measured (reading writes nothing)."""
        return self.document.file_size or 0

    @property
    def format(self) -> str:
        return self.document.file_extension.upper()

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)


class RelatedTool(Orderable):
    """A neighbour that an editor chose; readers get its version in their language."""

    page = ParentalKey("knowledge.ToolPage", on_delete=models.CASCADE, related_name="related_tools")
    tool = models.ForeignKey(
        "knowledge.ToolPage", models.CASCADE, related_name="+", verbose_name=_("tool")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("related tool")
        verbose_name_plural = _("related tools")
        constraints = [
            models.UniqueConstraint(fields=["page", "tool"], name="related_tool_named_once")
        ]

    panels = [PageChooserPanel("tool", "knowledge.ToolPage")]

    def __str__(self) -> str:
        return str(self.tool)
