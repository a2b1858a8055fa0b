"""What both sides say of a placement: papers, attendance, outcome, answer."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm, only_where_asked
from partners.apprenticeships.placements.models import ChecklistItem
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS, MOST_HOURS
from partners.apprenticeships.placements.rules import Verb

OUTCOMES = {
    Verb.COMPLETE: gettext_lazy("They completed it."),
    Verb.COMPLETE_PARTLY: gettext_lazy("They completed part of it."),
    Verb.MISS: gettext_lazy("They did not come."),
}
AGREE, DISAGREE = "agree", "disagree"


class ChecklistForm(ActForm):
    numbers = forms.TypedMultipleChoiceField(
        label=gettext_lazy("In order"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, items: list[ChecklistItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["numbers"]
        field.choices = [(item.number, item.text) for item in items]


class AttendanceForm(ActForm):
    """A number for each day of the batch that is here; empty where nothing is noted."""

    def __init__(self, *args: Any, days: list[date], people: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in days:
            self.fields[name_of(day)] = forms.IntegerField(
                label=date_format(day, "l, j F Y"),
                required=False,
                min_value=0,
                max_value=people,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        self.days = days

    @property
    def came(self) -> dict[date, int | None]:
        return {day: self.cleaned_data[name_of(day)] for day in self.days}


def name_of(day: date) -> str:
    return f"day_{day:%Y%m%d}"


def days_until(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


class OutcomeForm(ActForm):
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it end?"),
        choices=[(verb.value, words) for verb, words in OUTCOMES.items()],
        widget=forms.RadioSelect,
    )
    hours_missed = only_where_asked(
        forms.IntegerField(
            label=gettext_lazy("Hours missed"),
            help_text=gettext_lazy("Only where they completed part of it."),
            required=False,
            min_value=1,
            max_value=MOST_HOURS,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        help_text=gettext_lazy("The cooperative reads it. Leave it empty if there is nothing."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(ActForm):
    answer = forms.ChoiceField(
        label=gettext_lazy("Is it so?"),
        choices=[
            (AGREE, gettext_lazy("Yes, it is so.")),
            (DISAGREE, gettext_lazy("No, we see it otherwise.")),
        ],
        widget=forms.RadioSelect,
    )
    comment = only_where_asked(
        forms.CharField(
            label=gettext_lazy("Comment"),
            help_text=gettext_lazy(
                "Needed if you see it otherwise: the host and moderators read it."
            ),
            required=False,
            max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        is_said = words.get("answer") != DISAGREE or words.get("comment")
        if not is_said and "comment" not in self.errors:
            self.add_error("comment", _("Say how you see it."))
        return words
