"""What the columns of a file mean: a choice for each that is not known by its own name."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.desk.forms import ActForm
from home.intake.models import LearnedHeading
from home.sheets.fields import Fields
from home.sheets.mapping import SheetColumn
from home.sheets.values import comparable

BETWEEN = ":"


class HeadingsForm(ActForm):
    """A value is "table:key", for a sheet that no table is known of may be any of them.

    `lines`: each column of the file with its field, or none where its own name says what it is.
    """

    def __init__(
        self, *args: Any, columns: Sequence[SheetColumn], tables: Sequence[Fields], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.tables = columns, {fields.name: fields for fields in tables}
        self.who = {(row.table, row.words): row for row in _remembered(self.tables)}
        settled = {column.sheet for column in columns if column.key}
        for at, column in enumerate(columns):
            if not column.key or column.is_learned:
                first = column.key or column.suggested
                self.fields[f"column_{at}"] = forms.ChoiceField(
                    label=column.label,
                    choices=self._choices(column, settled),
                    initial=f"{column.table}{BETWEEN}{first}" if first else "",
                    required=False,
                )

    def lines(self) -> list[dict[str, Any]]:
        """Column, its field or the name under which it is read, and who explained it."""
        return [
            {
                "column": column,
                "field": self[f"column_{at}"] if f"column_{at}" in self.fields else None,
                "name": self._name(column),
                "learned": self.who.get((column.table, comparable(column.heading)))
                if column.is_learned
                else None,
                "is_suggested": bool(column.suggested),
            }
            for at, column in enumerate(self.columns)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        said = {name: value for name, value in cleaned.items() if name.startswith("column_")}
        meant = Counter(
            (column.sheet, f"{column.table}{BETWEEN}{column.key}")
            for column in self.columns
            if column.key and not column.is_learned
        )
        meant += Counter((self._of(name).sheet, value) for name, value in said.items() if value)
        of_sheet: dict[str, str] = {}
        of_words: dict[tuple[str, str], str] = {}
        for name, value in said.items():
            if not value:
                continue
            table, sheet = value.partition(BETWEEN)[0], self._of(name).sheet
            if of_sheet.setdefault(sheet, table) != table:
                self.add_error(name, _("The columns of one sheet belong to one table."))
            elif meant[sheet, value] > 1:
                self.add_error(name, _("Another column of this sheet means the same."))
            elif of_words.setdefault((table, comparable(self._of(name).heading)), value) != value:
                self.add_error(name, _("A heading means the same on every sheet."))
        return cleaned

    def meanings(self) -> dict[str, dict[str, str]]:
        """By the name of each table: headings as typed, to the keys of their columns or ""."""
        found: dict[str, dict[str, str]] = {}
        for name, value in self.cleaned_data.items():
            if name.startswith("column_"):
                column = self._of(name)
                table, _between, key = value.partition(BETWEEN)
                of_table = found.setdefault(table or column.table, {})
                if key or column.heading not in of_table:
                    of_table[column.heading] = key
        return found

    def _of(self, name: str) -> SheetColumn:
        return self.columns[int(name.removeprefix("column_"))]

    def _name(self, column: SheetColumn) -> str:
        fields = self.tables[column.table].by_key
        return fields[column.key].name(get_language() or "") if column.key in fields else ""

    def _choices(self, column: SheetColumn, settled: set[str]) -> list[Any]:
        """Columns of the sheet's table; of every table where nothing of the sheet is known."""
        tables = [self.tables[column.table]] if column.sheet in settled else self.tables.values()
        return [
            ("", _("not used")),
            *((f"{fields.name}{BETWEEN}{field.key}", _named(field)) for fields in tables
              for field in fields.columns),
        ]  # fmt: skip


def _named(field: Any) -> str:
    name = field.name(get_language() or "")
    return _("%(name)s (required)") % {"name": name} if field.is_required else name


def _remembered(tables: dict[str, Fields]) -> list[LearnedHeading]:
    return list(LearnedHeading.objects.filter(table__in=tables).select_related("by"))
