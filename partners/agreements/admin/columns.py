"""Columns that speak: a status and a traffic light in words, with a colour beside."""

from typing import Any

from django.utils.translation import gettext
from wagtail.admin.ui.tables import Column

from partners.agreements.admin.tones import light_tone, status_tone
from partners.agreements.labels import STATUS
from partners.agreements.lifecycle import Status


class ToneColumn(Column):
    """A word in a tag of the right tone."""

    cell_template_name = "agreements/admin/tone_cell.html"

    def tone(self, row: Any) -> str:
        raise NotImplementedError

    def get_cell_context_data(self, instance: Any, parent_context: dict[str, Any]) -> Any:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "tone": self.tone(instance)}


class StatusColumn(ToneColumn):
    """Of agreements that carry `status`, as it follows from the dates today."""

    def get_value(self, row: Any) -> Any:
        return STATUS[Status(row.status)]

    def tone(self, row: Any) -> str:
        return status_tone(Status(row.status))


class LightColumn(ToneColumn):
    """Of commitments: "5 months late", "done on 3 May 2025"."""

    def get_value(self, row: Any) -> str:
        return row.light_words()

    def tone(self, row: Any) -> str:
        return light_tone(row.light_on())


class PublishedColumn(ToneColumn):
    """Published or a draft; Wagtail's own column asks the database twice for each row."""

    def get_value(self, row: Any) -> str:
        if not row.live:
            return gettext("not published")
        return gettext("published, newer draft") if self._has_draft(row) else gettext("published")

    def tone(self, row: Any) -> str:
        if not row.live:
            return "desk-calm"
        return "desk-attention" if self._has_draft(row) else "desk-success"

    def _has_draft(self, row: Any) -> bool:
        return bool(row.has_unpublished_changes)
