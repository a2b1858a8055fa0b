"""allauth's forms, where what was typed is not what is used."""

from allauth.account import forms
from allauth.account.adapter import get_adapter


class ResetPasswordForm(forms.ResetPasswordForm):
    def clean_email(self) -> str:
        """The canonical form: limits count it, and the letter goes there."""
        self.cleaned_data["email"] = get_adapter().clean_email(self.cleaned_data["email"])
        address: str = super().clean_email()
        return address
