"""The form of a change that members propose for their organisation's public page."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm, Difference
from home.models import Stage
from partners.membership import profile_fields
from partners.organisations.models import Organisation
from partners.organisations.models.cooperative import FIRST_YEAR

MOST_MEMBERS = 10_000_000
LONGEST_SUMMARY = 2_000


class ProfileForm(ActForm):
    """The fields that this organisation has; the values are plain, as a proposal keeps them."""

    sections = {
        gettext_lazy("Who we are"): ("website", "summary_id", "summary_en"),
        gettext_lazy("In figures"): ("members", "founded", "figure_id", "figure_en"),
        gettext_lazy("What we do"): ("stage", "sectors", "business_units", "hosts_magang"),
    }
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=200, assume_scheme="https"
    )
    summary_id = forms.CharField(
        label=gettext_lazy("Summary (Indonesian)"),
        help_text=gettext_lazy("Two or three plain sentences: who you are and what you do."),
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    summary_en = forms.CharField(
        label=gettext_lazy("Summary (English)"),
        help_text=gettext_lazy("For readers abroad. Leave it empty if you cannot write it."),
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    members = forms.IntegerField(
        label=gettext_lazy("Members"),
        required=False,
        min_value=1,
        max_value=MOST_MEMBERS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    founded = forms.IntegerField(
        label=gettext_lazy("Founded in"),
        required=False,
        min_value=FIRST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    figure_id = forms.CharField(
        label=gettext_lazy("Known for (Indonesian)"),
        help_text=gettext_lazy(
            "One line with a figure, for example: about 51,000 litres of milk a day."
        ),
        required=False,
        max_length=200,
    )
    figure_en = forms.CharField(
        label=gettext_lazy("Known for (English)"), required=False, max_length=200
    )
    stage: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None, label=gettext_lazy("Stage"), required=False, to_field_name="code"
    )
    sectors: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Sectors"),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    business_units: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Business units"),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    hosts_magang = forms.BooleanField(
        label=gettext_lazy("We take in people of new cooperatives as apprentices"), required=False
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        asked = {"seen", *profile_fields.names_of(organisation)}
        self.fields = {name: field for name, field in self.fields.items() if name in asked}
        if "stage" in self.fields:
            self.fields["stage"].queryset = Stage.objects.in_use()  # type: ignore[attr-defined]
        for name, model in profile_fields.TERMS.items():
            if name in self.fields:
                self.fields[name].queryset = model.objects.in_use().by_name()  # type: ignore[attr-defined]

    def clean_founded(self) -> int | None:
        year: int | None = self.cleaned_data["founded"]
        if year is not None and year > timezone.localdate().year:
            raise forms.ValidationError(_("This year has not come yet."))
        return year

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, as a proposal keeps it."""
        return {name: _plain(name, value) for name, value in self.words.items()}

    def differences(self, current: Any) -> list[Difference]:
        """`current` is a ProfileChange: where somebody else proposes something else meanwhile."""
        self.full_clean()
        theirs = profile_fields.current_values(self.organisation) | current.values
        return [
            Difference(
                profile_fields.label_of(name),
                profile_fields.said(name, theirs[name]),
                profile_fields.said(name, mine),
            )
            for name, mine in self.values.items()
            if mine != theirs[name]
        ]


def _plain(name: str, value: Any) -> Any:
    if name in profile_fields.TERMS:
        return sorted(term.code for term in value)
    return (value.code if value else None) if name == "stage" else value
