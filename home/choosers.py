"""Wagtail's choosers, for forms that anything may be sent to."""

from typing import Any

from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.snippets.widgets import AdminSnippetChooser


class Existing:
    """Passes on keys of records that exist: Wagtail breaks when it draws any other again."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = str(super().value_from_datadict(data, files, name) or "")  # type: ignore[misc]
        if not (value.isascii() and value.isdecimal() and len(value) < 19):
            return None
        is_there = self.model_class._default_manager.filter(pk=value).exists()  # type: ignore[attr-defined]
        return value if is_there else None


class PageChooser(Existing, AdminPageChooser):
    pass


class RecordChooser(Existing, AdminSnippetChooser):
    """Also for the `base_widget_class` of a snippet's chooser viewset."""


def chooser(model: Any) -> PageChooser | RecordChooser:
    return PageChooser() if model is Page else RecordChooser(model)
