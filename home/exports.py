"""Wagtail's own exports of lists and reports with the portal's guard against formulas.

Wagtail writes what people typed as it is: a CSV of its reports runs `=HYPERLINK(…)` in the reader's
spreadsheet program. Every one of its exports (snippets, reports, its own and other packages') asks
one documented method for the value of a cell; a subclass would guard those of this portal only.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from home.sheets.guard import guarded

_unguarded = SpreadsheetExportMixin.preprocess_field_value


def guard() -> None:
    """Called once, when the site starts."""
    SpreadsheetExportMixin.preprocess_field_value = _guarded_value


def _guarded_value(view: Any, field: str, value: Any, export_format: str) -> Any:
    return guarded(_unguarded(view, field, value, export_format))
