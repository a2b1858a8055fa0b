"""The questions of a form that opens an account."""

from typing import Any

from django import forms

from home.consent.terms import NECESSARY, TERMS


class AgreeingForm(forms.Form):
    """Adds a box for each purpose, empty at first, and tells what is `necessary` without one."""

    necessary = NECESSARY

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for terms in TERMS.values():
            self.fields[self._name(terms.purpose)] = forms.BooleanField(
                label=str(terms.asks), help_text=str(terms.stops), required=False
            )

    def answers(self) -> dict[str, tuple[str, bool]]:
        """As `services.note_answers` takes them."""
        given = self.cleaned_data
        return {
            terms.purpose: (terms.version, given[self._name(terms.purpose)])
            for terms in TERMS.values()
        }

    @staticmethod
    def _name(purpose: str) -> str:
        return f"agrees_to_{purpose}"
