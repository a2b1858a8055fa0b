"""A list of the admin taken away as it stands: its columns and words, as it was filtered.

`RecordViewSet` gives it to every list of records; what a list exports beyond that it names itself
(`list_export`). Who may not see the list gets no file either.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partialmethod
from inspect import getattr_static
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.views.pages.listing import ExplorableIndexView

from home import odd_rows

MOST_ROWS = 200_000


class ShorterIndexView(ExplorableIndexView):
    """Of the tree: what Wagtail and other packages ask for each row costs more than the rows."""

    paginate_by = 25


class TakenAwayAsListed:
    """For Wagtail's index views. `export_values` says what a column holds that draws more than a
    value.
    """

    export_values: dict[str, Callable[[Any], Any]] = {}
    columns: Sequence[Column]
    model: type[Model]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        if not self.list_export:
            self.list_export = [column.name for column in self._taken]
            self.is_export = request.GET.get("export") in self.FORMATS  # type: ignore[attr-defined]
            self._as_listed = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A file without the page around it, which would hold every row to count them."""
        if self.is_export:
            self.object_list = self.get_queryset()  # type: ignore[attr-defined]
            return self.as_spreadsheet(self.object_list, request.GET["export"])
        answer: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    _as_listed = False
    list_export: list[str] = []

    @cached_property
    def _taken(self) -> list[Column]:
        return [one for one in self.columns if not isinstance(one, BulkActionsCheckboxColumn)]

    def get_heading(self, queryset: Any, field: str) -> str:
        if not self._as_listed:
            return str(super().get_heading(queryset, field))  # type: ignore[misc]
        label = next(one.label for one in self._taken if one.name == field)
        return capfirst(str(label))

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        if not self._as_listed:
            found: dict[str, Any] = super().to_row_dict(item)  # type: ignore[misc]
            return found
        return {name: self._value(read, item) for name, read in self._readers.items()}

    @cached_property
    def _readers(self) -> dict[str, Callable[[Any], Any]]:
        return {
            column.name: self.export_values.get(column.name) or self._reader(column)
            for column in self._taken
        }

    def _reader(self, column: Column) -> Callable[[Any], Any]:
        """Words of choices are looked up once: Django makes a table of all of them for each row."""
        way = column.accessor
        made = getattr_static(self.model, way, None) if isinstance(way, str) else None
        if not (isinstance(made, partialmethod) and "field" in made.keywords):
            read: Callable[[Any], Any] = column.get_value
            return read
        field = made.keywords["field"]
        words = {value: str(label) for value, label in field.flatchoices}
        return lambda item: words.get(value := getattr(item, field.attname), value)

    def _value(self, read: Callable[[Any], Any], item: Any) -> Any:
        try:
            return plain(read(item))
        except ValueError:  # a state that nobody knows, of a record that is odd
            odd_rows.log(item)
            return "?"

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        if queryset.count() > MOST_ROWS:
            said = _("That is more than %(most)s rows. Filter the list first.")
            messages.error(self.request, said % {"most": MOST_ROWS})  # type: ignore[attr-defined]
            query = self.request.GET.copy()  # type: ignore[attr-defined]
            query.pop("export")
            return redirect(f"{self.request.path}?{query.urlencode()}")  # type: ignore[attr-defined]
        answer: HttpResponse = super().as_spreadsheet(queryset, spreadsheet_format)  # type: ignore[misc]
        return answer


def plain(value: Any) -> Any:
    """As a cell of a table holds it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return localtime(value)
    if value is None or isinstance(value, int | float) or hasattr(value, "isoformat"):
        return value
    return strip_tags(str(value))
