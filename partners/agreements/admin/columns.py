"""Columns that speak: a status and a traffic light in words, with a colour beside."""

from enum import Enum
from typing import Any

from wagtail.admin.ui.tables import Column

from home.ui.states import look
from partners.agreements.labels import Publication
from partners.agreements.lifecycle import Status


class StateColumn(Column):
    """The state of a row in its word, in a tag of its tone."""

    cell_template_name = "agreements/admin/state_cell.html"

    def state(self, row: Any) -> Enum:
        raise NotImplementedError

    def get_value(self, row: Any) -> Any:
        return look(self.state(row)).word

    def get_cell_context_data(self, instance: Any, parent_context: dict[str, Any]) -> Any:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "look": look(self.state(instance))}


class StatusColumn(StateColumn):
    """Of agreements that carry `status`, as it follows from the dates today."""

    def state(self, row: Any) -> Status:
        return Status(row.status)


class LightColumn(StateColumn):
    """Of commitments: "5 months late", "done on 3 May 2025"."""

    def get_value(self, row: Any) -> str:
        return row.light_words()

    def state(self, row: Any) -> Enum:
        return row.light_on()


class PublishedColumn(StateColumn):
    """Published or a draft; Wagtail's own column asks the database twice for each row."""

    def state(self, row: Any) -> Publication:
        if not row.live:
            return Publication.DRAFT
        return Publication.CHANGED if row.has_unpublished_changes else Publication.LIVE
