"""What a cooperative asks for, where it ranks its batches, and whom it sends."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from home.desk.forms import ActForm, day_field, said
from home.models import BusinessUnit, Competency, Sector
from partners.apprenticeships.applications.fit_values import access_words
from partners.apprenticeships.applications.models import Application, Delegate
from partners.apprenticeships.applications.models.application import LONGEST_GOALS, MOST_PEOPLE
from partners.apprenticeships.labels import Language, Mode

PLACE = "place_"
MOVE = "move"
SEVERAL = ("competencies", "business_units")


class GoalsForm(ActForm):
    """The words of an application (`steps.WORDS`)."""

    competencies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("What do you want to learn?"),
        help_text=gettext_lazy("Tick all that matter to you. Nothing is lost by ticking more."),
        queryset=Competency.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    goals = forms.CharField(
        label=gettext_lazy("What shall be different at home afterwards?"),
        help_text=gettext_lazy("In your own words. The host reads it once you have a place."),
        max_length=LONGEST_GOALS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    sector = forms.ModelChoiceField(
        label=gettext_lazy("Your sector"),
        queryset=Sector.objects.all(),
        required=False,
        empty_label=gettext_lazy("not said"),
    )
    business_units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Business units that you run or begin"),
        queryset=BusinessUnit.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.IntegerField(
        label=gettext_lazy("How many people would you send?"),
        help_text=gettext_lazy("Many batches take one or two of each cooperative."),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    mode = forms.ChoiceField(label=gettext_lazy("At the host or online?"), widget=forms.RadioSelect)
    reach = forms.ChoiceField(
        label=gettext_lazy("How far can they travel?"),
        help_text=gettext_lazy("Islands count as groups: Bali and Nusa Tenggara are one."),
        widget=forms.RadioSelect,
    )
    free_from = day_field(
        gettext_lazy("Free from"),
        required=False,
        help_text=gettext_lazy("Leave both days empty if any time suits you."),
    )
    free_until = day_field(gettext_lazy("Free until"), required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Which languages do they speak?"), widget=forms.CheckboxSelectMultiple
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What do they need to take part?"),
        help_text=gettext_lazy("Only batches that provide it come into question then."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    listed_only = forms.BooleanField(
        label=gettext_lazy("We go to batches of our own list only"),
        help_text=gettext_lazy(
            "Without a tick, the round looks for another batch that fits when all of your list are "
            "full. That never costs you a batch of your list."
        ),
        required=False,
    )
    sections = {
        gettext_lazy("What you want to learn"): (
            "competencies",
            "goals",
            "sector",
            "business_units",
        ),
        gettext_lazy("Where and when"): ("mode", "reach", "free_from", "free_until"),
        gettext_lazy("Your people"): ("team", "languages", "needs"),
        gettext_lazy("If your list is full"): ("listed_only",),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "mode": Mode.choices,
            "reach": Application.Reach.choices,
            "languages": Language.choices,
            "needs": access_words().items(),
        }
        for name, offered in choices.items():
            self.fields[name].choices = [(code, capfirst(word)) for code, word in offered]

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        first, last = words.get("free_from"), words.get("free_until")
        if first and last and last < first:
            self.add_error("free_until", _("The last day is before the first day."))
        return words

    def compared(self) -> list[str]:
        return [name for name in self.fields if name != "seen"]

    def shown(self, name: str, value: object) -> str:
        if name in SEVERAL:
            terms = value.all() if hasattr(value, "all") else value or ()
            return ", ".join(str(term) for term in terms) or said("")
        words = {str(code): str(word) for code, word in getattr(self.fields[name], "choices", ())}
        if isinstance(value, list):
            return ", ".join(words.get(str(one), str(one)) for one in value) or said("")
        return super().shown(
            name, value if isinstance(value, Model) else words.get(str(value), value)
        )


class OrderForm(ActForm):
    """A number beside each batch of the list; `move` is which button was pressed."""

    def __init__(self, *args: Any, listed: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = list(listed)
        for place, key in enumerate(self.listed, 1):
            self.fields[f"{PLACE}{key}"] = forms.IntegerField(
                label=pgettext_lazy("rank", "Rank"),
                required=False,
                initial=place,
                min_value=1,
                max_value=99_999,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3}),
            )

    def place(self, key: int) -> forms.BoundField:
        return self[f"{PLACE}{key}"]

    @property
    def typed(self) -> dict[int, int | None]:
        return {key: self.cleaned_data[f"{PLACE}{key}"] for key in self.listed}

    @property
    def shown_numbers(self) -> dict[int, int | None]:
        """What stands in the fields now; None for what is no number."""
        found = {key: str(self.place(key).value() or "") for key in self.listed}
        return {
            key: int(text) if text.isdecimal() and len(text) < 9 else None
            for key, text in found.items()
        }

    @property
    def move(self) -> tuple[str, int] | None:
        """What the button says: a verb and a batch on the list."""
        verb, _colon, key = str(self.data.get(MOVE, "")).partition(":")
        known = {str(one): one for one in self.listed}
        return (verb, known[key]) if key in known else None


class DelegatesForm(ActForm):
    """One group of fields for each person of the team."""

    def __init__(self, *args: Any, people: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.sections = {}
        for number in range(1, people + 1):
            self._add(number)

    def _add(self, number: int) -> None:
        fields = {
            f"name_{number}": forms.CharField(
                label=gettext_lazy("Name"), max_length=120, required=False
            ),
            f"office_{number}": forms.CharField(
                label=gettext_lazy("Office in the cooperative"), max_length=80, required=False
            ),
            f"phone_{number}": forms.CharField(
                label=gettext_lazy("Telephone"),
                max_length=30,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            ),
            f"gender_{number}": forms.ChoiceField(
                label=gettext_lazy("Gender"),
                required=False,
                choices=[(code, capfirst(word)) for code, word in Delegate.Gender.choices],
            ),
        }
        self.fields.update(fields)
        heading = _("Person %(number)s") % {"number": number}
        self.sections = {**self.sections, heading: tuple(fields)}

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        for number in range(1, self.people + 1):
            rest = [words.get(f"{name}_{number}") for name in ("office", "phone", "gender")]
            if any(rest) and not words.get(f"name_{number}") and not self.errors:
                self.add_error(f"name_{number}", _("Write the name of this person too."))
        return words

    @property
    def delegates(self) -> list[dict[str, str]]:
        """Those with a name, in their order."""
        said_of = [
            {name: self.cleaned_data[f"{name}_{number}"] for name in _OF_DELEGATE}
            for number in range(1, self.people + 1)
        ]
        return [one for one in said_of if one["name"].strip()]


_OF_DELEGATE = ("name", "office", "phone", "gender")


class BackForm(ActForm):
    """A button on a card; `back` says where the card stood."""

    back = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
