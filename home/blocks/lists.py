"""What a reader does: steps, checklists, further links."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks.text import RICH_TEXT_FEATURES


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("What to do"),
        max_length=160,
        help_text=_("Begin with a verb, for example: Count the cash together."),
    )
    text = blocks.RichTextBlock(label=_("How"), features=RICH_TEXT_FEATURES, required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """Numbered steps; the number is the list's, so that moving a step renumbers all."""

    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=20)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Two to twenty numbered steps, each beginning with a verb.")
        template = "blocks/steps.html"
        preview_value = {
            "title": "Tutup kas harian",
            "steps": [
                {"title": "Hitung uang bersama", "text": "<p>Kasir dan pengurus.</p>"},
                {"title": "Cocokkan dengan catatan", "text": ""},
            ],
        }
        group = _("To do")


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=240, label=_("Item")), label=_("Items"), min_num=1, max_num=40
    )

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        description = _("Points to tick off; prints with empty boxes.")
        template = "blocks/checklist.html"
        preview_value = {
            "title": "Sebelum rapat",
            "items": ["Undangan terkirim 14 hari sebelumnya", "Laporan keuangan sudah dibagikan"],
        }
        group = _("To do")


class LinkValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """The chosen page in the reader's language when it has one, else the address."""
        page = self.get("page")
        return (page.localized.url or "") if page else self.get("address", "")

    @property
    def is_external(self) -> bool:
        return not self.get("page")


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=120)
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    address = blocks.URLBlock(label=_("or address elsewhere"), required=False)
    note = blocks.CharBlock(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_(
            "What the reader finds there, for example: form of the ministry, in Indonesian."
        ),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            error = ValidationError(_("Choose a page or write an address, one of the two."))
            raise StructBlockValidationError(block_errors={"address": error})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue


class LinksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Links")
        description = _("Pages of this site or elsewhere, each with a note on what is there.")
        template = "blocks/links.html"
        preview_value = {
            "title": "Bacaan lanjut",
            "links": [
                {
                    "text": "Undang-Undang 25/1992",
                    "page": None,
                    "address": "https://peraturan.bpk.go.id/",
                    "note": "Naskah lengkap",
                }
            ],
        }
        group = _("To do")
