"""Running text: headings, paragraphs, callouts."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.settings import SettingBlock
from home.ui.states import Look, declare, look

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingLevel(models.TextChoices):
    SECTION = "2", _("section")
    SUBSECTION = "3", _("subsection")


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """The fragment by which a table of contents reaches this heading."""
        return slugify(self["text"])[:60]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label=_("Text"),
        max_length=120,
        help_text=_("Say what the section answers, for example: Who keeps the cash book?"),
    )
    level = SettingBlock(
        label=_("Level"), choices=HeadingLevel.choices, default=HeadingLevel.SECTION, required=True
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a section; sections make up the table of contents.")
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "Menyiapkan rapat anggota pertama", "level": "2"}
        group = _("Text")


class ParagraphBlock(blocks.RichTextBlock):
    """Rich text without headings, colours or embedded media, which have blocks of their own."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/paragraph.html"
        preview_value = (
            "<p>Catat setiap pemasukan pada <b>hari yang sama</b>. "
            "Simpan buktinya bersama buku kas.</p>"
        )
        group = _("Text")


class CalloutKind(models.TextChoices):
    INFO = "info", _("good to know")
    TIP = "tip", _("tip")
    WARNING = "warning", _("warning")
    LAW = "law", _("what the law says")
    EXAMPLE = "example", _("example")


declare(
    {
        CalloutKind.INFO: Look("primary", "info"),
        CalloutKind.TIP: Look("success", "idea"),
        CalloutKind.WARNING: Look("attention", "warning"),
        CalloutKind.LAW: Look("primary", "regulation"),
        CalloutKind.EXAMPLE: Look("neutral", "case"),
    }
)


class CalloutValue(blocks.StructValue):
    @property
    def look(self) -> Look:
        """In word, shape and colour, what kind of box it is."""
        return look(CalloutKind(self["kind"]))


class CalloutBlock(blocks.StructBlock):
    kind = SettingBlock(
        label=_("Kind"), choices=CalloutKind.choices, default=CalloutKind.TIP, required=True
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        description = _("A tip, a warning, a rule of law or an example, set apart from the text.")
        template = "blocks/callout.html"
        value_class = CalloutValue
        preview_value = {
            "kind": "law",
            "title": "Enam bulan",
            "text": "<p>UU 25/1992 pasal 26: rapat anggota pertama paling lambat enam bulan.</p>",
        }
        group = _("Text")
