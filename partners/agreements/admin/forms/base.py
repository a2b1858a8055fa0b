"""Forms of the desk: a refusal stands beside its field, and two people at once lose nothing."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from partners.agreements import refusals
from partners.agreements.explanations import messages_of
from partners.agreements.refusals import AgreementRefusal, DatesOutOfOrder

# Where a refusal is said; `None` stands above the form.
PLACES: dict[type[AgreementRefusal], tuple[str, ...]] = {
    refusals.DateMissing: ("on",),
    refusals.DateInFuture: ("on", "reported_on"),
    refusals.ReasonMissing: ("reason",),
    refusals.DocumentMissing: ("file",),
    refusals.FileEmpty: ("file",),
    refusals.FileTooLarge: ("file",),
    refusals.FileTypeNotAccepted: ("file",),
    refusals.NewEndMissing: ("new_end",),
    refusals.SuccessorMissing: ("successor",),
    refusals.SuccessorNotSigned: ("successor",),
    refusals.RenewalTermMissing: ("renewal_months",),
    refusals.ObstacleMissing: ("obstacle",),
    refusals.ReportEmpty: ("text_id",),
    refusals.CommitmentClosed: ("state",),
    refusals.LinkWithoutTitle: ("title_id",),
}
# The field in which the date of a rule is typed.
DATE_FIELDS = {"signed_on": "on", "decision": "on", "proposed_on": "on"}


@dataclass(frozen=True)
class Difference:
    """One field in both versions, in words."""

    label: str
    theirs: str
    mine: str


class DayInput(forms.DateInput):
    """The browser's own: in the reader's order of day and month, by keyboard, without script.

    Wagtail's calendar turns what it cannot read, 31/12/2026 too, into today without a word.
    """

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any, *, required: bool = True, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=DayInput, **kwargs)


class DeskForm(forms.Form):
    """`seen` is the version of the record that the writer had before their eyes."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    sections: ClassVar[dict[Any, tuple[str, ...]]] = {}

    @property
    def seen_version(self) -> int:
        """-1, which no record has, when the form does not say."""
        text = str(self.data.get(self.add_prefix("seen"), ""))[:9]
        return int(text) if text.isdecimal() else -1

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

    def refuse(self, error: AgreementRefusal | ValidationError) -> None:
        """Say why not, beside the field that can mend it."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            known = {name: said for name, said in error.error_dict.items() if name in self.fields}
            for name, said in error.error_dict.items():
                self.add_error(name if name in known else None, said)
            return
        place = next((name for name in _places(error) if name in self.fields), None)
        for message in messages_of(error):
            self.add_error(place, message)

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
            if (theirs := said(getattr(current, self.attribute(name))))
            != (mine := self._mine(name))
        ]

    def compared(self) -> list[str]:
        """Names of the fields that both versions are compared in."""
        return []

    def attribute(self, name: str) -> str:
        """The record's attribute that the field `name` writes."""
        return name

    def over(self, current: Any) -> Self:
        """The same words in a form that has seen the current version: sending again decides."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = str(current.version)
        return self

    def as_first_seen(self) -> SafeString:
        """Hidden inputs with the values as the writer found them, where a form compares them."""
        asked = (self[name] for name, field in self.fields.items() if field.show_hidden_initial)
        return mark_safe("".join(field.as_hidden(only_initial=True) for field in asked))  # noqa: S308

    def _mine(self, name: str) -> str:
        """What was typed, also where it is not a good value."""
        return said(self.cleaned_data.get(name, self[name].data))


def said(value: Any) -> str:
    """A value as a person reads it; a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "–"
    return date_format(value) if hasattr(value, "isoformat") else str(value)


def _places(error: AgreementRefusal | ValidationError) -> tuple[str, ...]:
    if isinstance(error, DatesOutOfOrder):
        names = (str(error.facts["later"]), str(error.facts["earlier"]))
        return tuple(DATE_FIELDS.get(name, name) for name in names)
    return PLACES.get(type(error), ()) if isinstance(error, AgreementRefusal) else ()
