"""A list to hand in, what its columns mean (a choice for each that is not known by its own name),
and the word that it may be imported.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from home.desk.forms import ActForm
from home.intake.learning import Fixed
from home.intake.models import LearnedHeading
from home.sheets.book import ENDINGS
from home.sheets.choosing import ChoosingForm
from home.sheets.mapping import Mapped, SheetColumn
from home.sheets.problems import FileProblem
from home.sheets.template import Blank
from home.sheets.values import comparable, text_of
from home.sheets.words import FILES

BETWEEN = ":"
FIXED = "fixed-"


class ListForm(ActForm):
    """A file to hand in; subclasses say what the `list` is and how large it may be."""

    largest: ClassVar[int]
    list_label: Any
    list_help: Any

    list = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        max_length=160,
        error_messages={"empty": gettext_lazy("This file is empty (0 bytes).")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["list"].label, self.fields["list"].help_text = self.list_label, self.list_help

    def clean_list(self) -> Any:
        file = self.cleaned_data["list"]
        if file.size > self.largest:
            most = filesizeformat(self.largest)
            raise forms.ValidationError(str(FILES[FileProblem.TOO_LARGE]) % {"more": most})
        return file


class ConfirmForm(ChoosingForm, ActForm):
    """The page shows those of its fields that the list at hand asks for."""

    left_out = forms.BooleanField(
        label=gettext_lazy("I have seen what was left out of the file"), required=False
    )


class HeadingsForm(ActForm):
    """A value is "table:key", for a sheet that no table is known of may be any of them.

    `lines`: each column of the file with its field, or none where its own name says what it is.
    `missing`: a field for each required column that the file lacks, with what `fixed` says of it.
    """

    def __init__(
        self, *args: Any, mapped: Mapped, blanks: Sequence[Blank], fixed: Fixed, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        columns = self.columns = mapped.columns
        self.lacking, self.blanks = mapped.lacking, {blank.fields.name: blank for blank in blanks}
        self.tables = {name: blank.fields for name, blank in self.blanks.items()}
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
        for table, key in dict.fromkeys(
            (table, key) for table, keys in self.lacking.values() for key in keys
        ):
            said = fixed.get(table, {}).get(key, "")
            self.fields[f"{FIXED}{table}-{key}"] = self._fixed(table, key, said)

    def missing(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(FIXED)]

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
        self._refuse_what_is_there(said)
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

    def fixed(self) -> dict[str, dict[str, str]]:
        """By the name of each table: keys of columns to what all rows have in them."""
        found: dict[str, dict[str, str]] = {}
        for name, value in self.cleaned_data.items():
            if name.startswith(FIXED) and (text := text_of(value)):
                table, key = _column_of(name)
                found.setdefault(table, {})[key] = text
        return found

    def _refuse_what_is_there(self, said: dict[str, str]) -> None:
        """One value for a column that every sheet has, now that somebody says which it is."""
        meant = {(self._of(name).sheet, value) for name, value in said.items() if value}
        for field in self.missing():
            table, key = _column_of(field.name)
            wanted = f"{table}{BETWEEN}{key}"
            without = [name for name, (of, keys) in self.lacking.items()
                       if of == table and key in keys and (name, wanted) not in meant]  # fmt: skip
            if self.cleaned_data.get(field.name) and not without:
                text = _("A column of the file means this already. Leave it empty.")
                self.add_error(field.name, text)

    def _fixed(self, table: str, key: str, said: str) -> forms.Field:
        blank, language = self.blanks[table], get_language() or ""
        column = blank.fields.by_key[key]
        name = column.name(language)
        if len({of for of, _keys in self.lacking.values()}) > 1:
            name = f"{blank.title}: {name}"
        if not (words := blank.choices.get(key)):
            return forms.CharField(
                label=name, required=False, initial=said, help_text=column.hint(language),
                max_length=column.longest,
            )  # fmt: skip
        here = [word.en if language == "en" else word.id for word in words]
        for word, shown in zip(words, here, strict=True):
            if comparable(said) in {comparable(each) for each in word}:
                said = shown
        choices = [("", "–"), *((word, word) for word in here)]
        return forms.ChoiceField(label=name, required=False, initial=said, choices=choices)

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


def _column_of(name: str) -> tuple[str, str]:
    """Table and key of a field for a column that the file lacks."""
    table, _dash, key = name.removeprefix(FIXED).partition("-")
    return table, key


def _named(field: Any) -> str:
    name = field.name(get_language() or "")
    return _("%(name)s (required)") % {"name": name} if field.is_required else name


def _remembered(tables: Collection[str]) -> list[LearnedHeading]:
    return list(LearnedHeading.objects.filter(table__in=tables).select_related("by"))
