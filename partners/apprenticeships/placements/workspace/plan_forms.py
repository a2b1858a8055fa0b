"""The plan at home: a step, its proof, the confirmation, the result."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm, only_where_asked
from home.uploads.forms import CheckedFile
from partners.apprenticeships.placements.models import PlanStep
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS
from partners.apprenticeships.placements.models.plan import LONGEST_OWNER, LONGEST_WHAT
from partners.apprenticeships.placements.services.plans import ACCEPTED, LARGEST

CONFIRM, SEND_BACK = "confirm", "send_back"


class StepForm(ActForm):
    what = forms.CharField(
        label=gettext_lazy("What will you do?"),
        help_text=gettext_lazy("One thing, so that one sees when it is done."),
        max_length=LONGEST_WHAT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.CharField(
        label=gettext_lazy("Who sees to it?"),
        help_text=gettext_lazy("The office, not the name: treasurer, head of the unit."),
        max_length=LONGEST_OWNER,
    )
    due = forms.TypedChoiceField(
        label=gettext_lazy("When?"),
        choices=PlanStep.Due.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )


class ProofForm(ActForm):
    proof = forms.CharField(
        label=gettext_lazy("How does one see it?"),
        help_text=gettext_lazy("What is different now: a number, a date, where it hangs."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    file = CheckedFile(
        label=gettext_lazy("Photo or document"), accepted=ACCEPTED, limit=LARGEST, required=False
    )


class ConfirmationForm(ActForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            (CONFIRM, gettext_lazy("Confirm the plan")),
            (SEND_BACK, gettext_lazy("Send it back")),
        ],
        widget=forms.RadioSelect,
    )
    reason = only_where_asked(
        forms.CharField(
            label=gettext_lazy("What is missing?"),
            help_text=gettext_lazy("Only when you send it back; the cooperative reads it."),
            required=False,
            max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        is_said = words.get("decision") != SEND_BACK or words.get("reason")
        if not is_said and "reason" not in self.errors:
            self.add_error("reason", _("Say what is missing: the cooperative reads this."))
        return words


class ResultForm(ActForm):
    result = forms.CharField(
        label=gettext_lazy("What came of it?"),
        help_text=gettext_lazy("In your own words, for other cooperatives. Name no person."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    consents = forms.BooleanField(
        label=gettext_lazy("We agree that everybody may read this on our cooperative's page."),
        required=False,
    )
