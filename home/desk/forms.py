"""Forms of acts: they check shape, say a refusal beside its field, and know what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from home.desk.days import DayInput as DayInput
from home.desk.days import day_field as day_field


@dataclass(frozen=True)
class Difference:
    """One field in both versions, in words."""

    label: str
    theirs: str
    mine: str


def only_where_asked(field: forms.Field) -> Any:
    """A field that one answer demands and another does not: its form checks that, its help says
    it, and nothing beside its label says that it may be left empty.
    """
    field.is_conditional = True  # type: ignore[attr-defined]  # for components/field.html
    return field


class ActForm(forms.Form):
    """`seen` is the version of the record that the writer had before their eyes."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    sections: ClassVar[dict[Any, tuple[str, ...]]] = {}

    @property
    def seen_version(self) -> str:
        """A dash, which no record has, when the form does not say."""
        return str(self.data.get(self.add_prefix("seen")) or "-")[:40]

    @property
    def words(self) -> dict[str, Any]:
        """What was asked and answered, by the names of the act's arguments."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The visible fields under the headings of `sections`; the others stand first."""
        place = {name: head for head, names in self.sections.items() for name in names}
        grouped: dict[Any, list[forms.BoundField]] = {
            "": [],
            **{head: [] for head in self.sections},
        }
        for field in self.visible_fields():
            grouped[place.get(field.name, "")].append(field)
        return [(head, fields) for head, fields in grouped.items() if fields]

    def refuse(self, messages: Iterable[str], about: Iterable[str]) -> None:
        """Say why not, beside the first field among `about`, else above all fields."""
        place = next((name for name in about if name in self.fields), None)
        for message in messages:
            self.add_error(place, message)

    def refuse_values(self, error: ValidationError) -> None:
        """What a record's own validation says, each beside its field."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, said_of_it in error.error_dict.items():
            self.add_error(name if name in self.fields else None, said_of_it)

    def ask_for_files_again(self) -> None:
        """A browser does not keep a chosen file: say so instead of losing it silently."""
        for name in self.files:
            if name in self.fields and name not in self.errors:
                self.add_error(name, gettext("Choose the file again: it was not kept."))

    def differences(self, current: Model) -> list[Difference]:
        """Where the record as it is now says something else than what was typed."""
        self.full_clean()
        return [
            Difference(str(self[name].label), theirs, mine)
            for name in self.compared()
            if (theirs := self.shown(name, getattr(current, self.attribute(name))))
            != (mine := self.shown(name, self.cleaned_data.get(name, self[name].data)))
        ]

    def compared(self) -> list[str]:
        """Names of the fields that both versions are compared in."""
        return []

    def attribute(self, name: str) -> str:
        """The record's attribute that the field `name` writes."""
        return name

    def shown(self, name: str, value: object) -> str:
        """A value of the field `name`, also one that is no good, as a person reads it."""
        return said(value)

    def over(self, current: Any, version: str) -> Self:
        """The same words in a form that has seen the current version: sending again decides."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = version
        return self

    def as_first_seen(self) -> SafeString:
        """Hidden inputs with the values as the writer found them, where a form compares them."""
        asked = (self[name] for name, field in self.fields.items() if field.show_hidden_initial)
        return mark_safe("".join(field.as_hidden(only_initial=True) for field in asked))  # noqa: S308

    def names_to_keep(self) -> list[str]:
        """What a draft holds of this form, by the names that a browser sends: no files, passwords
        or codes. Empty for a form that only asks whether it is meant.
        """
        names: list[str] = []
        for field in self.visible_fields():
            widget = field.field.widget
            if widget.needs_multipart_form or isinstance(widget, forms.PasswordInput):
                continue
            if widget.attrs.get("autocomplete") == "one-time-code":
                continue
            several = len(getattr(widget, "widgets", ()))
            names += [f"{field.html_name}_{n}" for n in range(several)] or [field.html_name]
            names += [field.html_initial_name] if field.field.show_hidden_initial else []
        return [*names, self.add_prefix("seen")] if names else []

    def showing(self, typed: QueryDict) -> Self:
        """With these words in its fields, and nothing said about them yet."""
        self.data, self.is_bound = typed, True
        self._errors, self.cleaned_data = ErrorDict(), {}
        return self

    def differences_to(self, other: "ActForm") -> list[Difference]:
        """Where another form of the same kind shows something else."""
        kept = [field for field in self.visible_fields() if field.html_name in self.names_to_keep()]
        return [
            Difference(str(field.label), theirs, mine)
            for field in kept
            if (theirs := _read(other[field.name])) != (mine := _read(field))
        ]

    def say_that_files_are_not_kept(self) -> None:
        """Beside the field: whoever goes away and comes back chooses the file again."""
        for field in self.fields.values():
            if field.widget.needs_multipart_form:
                warning = gettext("Choose the file last: it is not kept with what you type.")
                field.help_text = " ".join(filter(None, [str(field.help_text), warning]))


class ConfirmForm(ActForm):
    """For what only asks whether it is meant."""


def said(value: Any) -> str:
    """A value as a person reads it; a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "–"
    return date_format(value) if hasattr(value, "isoformat") else str(value)


def _read(field: forms.BoundField) -> str:
    """What stands in a field, in the words of its choices."""
    value = field.data
    words = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return ", ".join(words.get(str(one), said(one)) for one in values)
