"""allauth's forms, where what was typed is not what is used."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from django.forms import CharField, TextInput
from django.utils.translation import gettext_lazy as _

from portal.users import names


class SignInForm(forms.LoginForm):
    """One field for whatever somebody signs in with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = CharField(
            label=_("E-mail address or mobile number"),
            help_text=_("Or your account number, if you were given one."),
            max_length=320,
            widget=TextInput({"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.order_fields(["login", "password", "remember"])

    def user_credentials(self) -> dict[str, str]:
        return {
            "username": names.read(self.cleaned_data["login"])[1],
            "password": self.cleaned_data["password"],
        }


class ResetPasswordForm(forms.ResetPasswordForm):
    def clean_email(self) -> str:
        """The canonical form: limits count it, and the letter goes there."""
        self.cleaned_data["email"] = get_adapter().clean_email(self.cleaned_data["email"])
        address: str = super().clean_email()
        return address
