"""Numbers of the programme, which are only shown with source and date."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class DatedFactsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    facts = blocks.ListBlock(
        SnippetChooserBlock("home.DatedFact", label=_("Dated fact")),
        label=_("Dated facts"),
        min_num=1,
        max_num=8,
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict:
        context = super().get_context(value, parent_context)
        context["facts"] = [fact.shown() for fact in value["facts"] if fact]
        return context

    def get_preview_value(self) -> Any:
        """Three real facts: a fact cannot be invented, not even for a preview."""
        model = self.child_blocks["facts"].child_block.model_class
        return self.to_python(
            {"title": "", "facts": list(model.objects.values_list("pk", flat=True)[:3])}
        )

    class Meta:
        icon = "calendar-check"
        label = _("Dated facts")
        description = _("Figures with source and date. Change them once, in the list of facts.")
        template = "blocks/dated_facts.html"
        group = _("Media")
