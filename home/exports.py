"""Wagtail's own exports of lists and reports, written by the portal's one writer of tables.

Wagtail writes what people typed as it is, so that a CSV of its reports runs `=HYPERLINK(…)` in the
reader's spreadsheet program, and without the mark by which Excel knows UTF-8. Every one of its
exports (snippets, reports, its own and other packages') goes through two documented methods; a
subclass would change those of this portal only.

A list without columns to export has no such address: typed by hand, it gives the list itself.
"""

from codecs import BOM_UTF8
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import IO, Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from home.sheets.writer import grid, write_workbook, written_too

WIDTH = 24
AT_ONCE = 1_000  # rows
LINES = {"lineterminator": "\r\n"}
AS_IT_IS = {str, int, float, bool, type(None)}
WAGTAILS_RULES = SpreadsheetExportMixin.custom_value_preprocess
_set_up = SpreadsheetExportMixin.setup


def through_one_writer() -> None:
    """Called once, when the site starts."""
    SpreadsheetExportMixin.setup = _set_up_with_columns
    SpreadsheetExportMixin.stream_csv = _csv
    SpreadsheetExportMixin.write_xlsx = _xlsx


def _set_up_with_columns(
    view: SpreadsheetExportMixin, request: HttpRequest, *args: Any, **kwargs: Any
) -> None:
    _set_up(view, request, *args, **kwargs)
    view.is_export = view.is_export and bool(view.list_export)


def _csv(view: SpreadsheetExportMixin, records: QuerySet[Model]) -> Iterator[bytes]:
    """In pieces: of a country's list nothing is held but the rows of one."""
    stream, headings = StringIO(), _headings(view, records)
    rows = written_too(stream, headings, _rows(view, records, view.FORMAT_CSV), **LINES)
    mark = BOM_UTF8
    for _some in batched(rows, AT_ONCE):
        yield mark + stream.getvalue().encode("utf-8", errors="replace")
        stream.seek(0)
        stream.truncate()
        mark = b""
    yield mark + stream.getvalue().encode("utf-8", errors="replace")


def batched(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while some := list(islice(rows, size)):
        yield some


def _xlsx(view: SpreadsheetExportMixin, records: QuerySet[Model], output: IO[bytes]) -> None:
    columns = [(heading, WIDTH) for heading in _headings(view, records)]
    write_workbook(output, [grid(_("List"), columns, _rows(view, records, view.FORMAT_XLSX))])


def _headings(view: SpreadsheetExportMixin, records: QuerySet[Model]) -> list[str]:
    return [str(view.get_heading(records, field)) for field in view.list_export]


def _rows(view: SpreadsheetExportMixin, records: QuerySet[Model], kind: str) -> Iterator[list[Any]]:
    # Reports write names and labels upon the rows that they have read: these are the ones to take.
    unread = isinstance(records, QuerySet) and records._result_cache is None
    read = records.iterator(chunk_size=AT_ONCE) if unread else records
    own_rules = view.custom_value_preprocess is not WAGTAILS_RULES
    custom = set(view.custom_field_preprocess)
    for record in read:
        # Text and numbers stay as they are; asking Wagtail for each takes as long as writing it.
        yield [
            value
            if type(value) in AS_IT_IS and not own_rules and field not in custom
            else view.preprocess_field_value(field, value, kind)
            for field, value in view.to_row_dict(record).items()
        ]
