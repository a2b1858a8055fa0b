"""Free words, beside the controlled vocabulary; one tag serves both languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from home.one_form import CodeField, NameField, OneWhateverItsCase


class ToolTag(TagBase):
    """`name` is Indonesian and unique; the English name may follow later."""

    name_en = models.CharField(_("name (English)"), max_length=100, blank=True)
    free_tagging = True
    name = NameField(_("name"), unique=True, max_length=100)
    slug = CodeField(_("slug"), unique=True, max_length=100, allow_unicode=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            OneWhateverItsCase("name", name="tool_tag_name_once_whatever_its_case"),
            OneWhateverItsCase("slug", name="tool_tag_slug_once_whatever_its_case"),
        ]

    @property
    def label(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name


class TaggedTool(ItemBase):
    content_object = ParentalKey(
        "knowledge.ToolPage", on_delete=models.CASCADE, related_name="tagged_items"
    )
    tag = models.ForeignKey(ToolTag, models.CASCADE, related_name="tagged_tools")

    class Meta:
        verbose_name = _("tag of a tool")
        verbose_name_plural = _("tags of tools")

    def __str__(self) -> str:
        return f"{self.tag}: {self.content_object}"
