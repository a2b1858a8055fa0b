"""What a cooperative tells of a tool, and that it may be published."""

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from knowledge.adoption import consent
from knowledge.adoption.models.words import (
    FIRST_YEAR,
    LONGEST,
    LONGEST_CHANGE,
    WORDS,
    Stands,
)


class Prose(forms.CharField):
    """As long as the browser counts it, which sends each new line as two characters."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ReportForm(ActForm):
    stands = forms.ChoiceField(
        label=gettext_lazy("How does it stand with this tool?"),
        choices=[(value, capfirst(words)) for value, words in Stands.choices],
        widget=forms.RadioSelect,
    )
    since_year = forms.IntegerField(
        label=gettext_lazy("Used since: year"),
        help_text=gettext_lazy("For example 2024. Leave it empty if you do not know any more."),
        required=False,
        min_value=FIRST_YEAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    since_month = forms.TypedChoiceField(
        label=gettext_lazy("Used since: month"),
        choices=[("", gettext_lazy("not known")), *MONTHS.items()],
        required=False,
        coerce=int,
        empty_value=None,
    )
    account = Prose(
        label=gettext_lazy("What did you do, and what happened?"),
        help_text=gettext_lazy(
            "In your own words: who used it, for what, and what is different since. Also what did "
            "not work."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    changed = Prose(
        label=gettext_lazy("What did you change to make it fit?"),
        help_text=gettext_lazy("Leave it empty if you changed nothing."),
        max_length=LONGEST_CHANGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_since_year(self) -> int | None:
        year: int | None = self.cleaned_data["since_year"]
        if year is not None and year > localdate().year:
            raise forms.ValidationError(_("This year is still to come."))
        return year

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        year, month, today = words.get("since_year"), words.get("since_month"), localdate()
        if month and not year and "since_year" not in self.errors:
            self.add_error("since_year", _("Write the year too, or leave out the month."))
        if month and year and (year, month) > (today.year, today.month):
            self.add_error("since_month", _("This month is still to come."))
        return words

    def compared(self) -> list[str]:
        return list(WORDS)

    def shown(self, name: str, value: object) -> str:
        words: dict[str, Any] = {
            **dict(Stands.choices),
            **({str(number): month for number, month in MONTHS.items()}),
        }
        is_chosen = name in {"stands", "since_month"}
        return super().shown(name, words.get(str(value), value) if is_chosen else value)


class TextShown(forms.HiddenInput):
    """Says which text stands beside it, also where another one did before."""

    def format_value(self, _value: object) -> str:
        return consent.VERSION


class SubmitForm(ActForm):
    # Never ticked beforehand: not for words that others have changed since, nor for another text.
    consents = forms.BooleanField(
        label=consent.TEXT,
        required=False,
        widget=forms.CheckboxInput(check_test=lambda _value: False),
    )
    text = forms.CharField(required=False, widget=TextShown)

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if words.pop("text", "") != consent.VERSION and words.get("consents"):
            self.add_error("consents", _("This text is another one by now. Read it once more."))
        return words
