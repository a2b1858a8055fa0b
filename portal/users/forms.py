"""Forms about the own account: what was typed is read into the one way to write it."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.forms import CharField, Form, PasswordInput, TextInput
from django.utils.translation import gettext_lazy as _

from home import phone_numbers, sms
from home.consent.forms import AgreeingForm
from home.consent.terms import NECESSARY
from home.person_names import validate_name
from portal.users import joining, names
from portal.users.models import User

NEW_PASSWORD = _("At least 8 characters, not only digits, and nothing that is easy to guess.")


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


class SignUpForm(AgreeingForm):
    """A name, a password, and either a number or an address: `contact` in its canonical form."""

    name = CharField(
        label=_("Your name"),
        max_length=joining.LONGEST_NAME,
        widget=TextInput({"autocomplete": "name"}),
    )
    phone = CharField(
        label=_("Mobile number"),
        max_length=phone_numbers.TYPED,
        required=False,
        widget=TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    email = CharField(
        label=_("E-mail address"),
        max_length=320,
        required=False,
        widget=TextInput({"type": "email", "inputmode": "email", "autocomplete": "email"}),
    )
    password = CharField(
        label=_("Password"),
        help_text=NEW_PASSWORD,
        strip=False,
        max_length=4096,
        widget=PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sms.is_offered():
            self.fields["phone"].help_text = _("Or an e-mail address below: one is enough.")
        else:
            del self.fields["phone"]
            self.fields["email"].required = True

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        validate_name(name)
        return name

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        return phone_numbers.read(typed) if typed else ""

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"]
        return get_adapter().clean_email(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        phone, email = given.get("phone"), given.get("email")
        if phone and email:
            told = _("One is enough for now: leave this empty, you can add it later.")
            self.add_error("email", told)
        elif not (phone or email or {"phone", "email"} & self.errors.keys()):
            self.add_error("phone", _("Write a mobile number, or an e-mail address below."))
        given["contact"] = phone or email
        if password := given.get("password"):
            named = User(first_name=given.get("name", ""), email=email, phone=phone)
            try:
                validate_password(password, named)
            except ValidationError as error:
                self.add_error("password", error)
        return given


class CodeForm(Form):
    code = CharField(
        label=_("The six digits"),
        max_length=40,
        widget=TextInput({"inputmode": "numeric", "autocomplete": "one-time-code", "size": 8}),
    )


class ChosenPasswordForm(Form):
    """The password that was chosen a moment ago, elsewhere."""

    password = CharField(
        label=_("The password that you chose"),
        strip=False,
        max_length=4096,
        widget=PasswordInput({"autocomplete": "current-password"}),
    )


class NumberForm(Form):
    phone = CharField(
        label=_("Mobile number"),
        max_length=phone_numbers.TYPED,
        widget=TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, number: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number

    def clean_phone(self) -> str:
        number = phone_numbers.read(self.cleaned_data["phone"])
        if number == self.number:
            raise ValidationError(_("That is your number already."))
        return number


class ResetPasswordForm(forms.ResetPasswordForm):
    """By address or, where messages can be sent, by number: then `number` is set."""

    number = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_number = sms.is_offered()
        self.fields["email"] = CharField(
            label=_("E-mail address or mobile number") if by_number else _("E-mail address"),
            max_length=320,
            widget=TextInput({"autocomplete": "username", "autocapitalize": "none"}),
        )

    def clean_email(self) -> str:
        """The canonical form: limits count it, and the letter goes there."""
        kind, name = names.read(self.cleaned_data["email"])
        if kind == "account_number":
            raise ValidationError(_("With an account number, ask whoever gave it to you."))
        if kind != "email" and "@" not in name and sms.is_offered():
            self.number = phone_numbers.read(self.cleaned_data["email"])
            return self.number
        self.cleaned_data["email"] = get_adapter().clean_email(self.cleaned_data["email"])
        address: str = super().clean_email()
        return address


class PaperCodeForm(Form):
    code = CharField(
        label=_("The code on the sheet"),
        help_text=_("Eight letters and digits; large or small does not matter."),
        max_length=40,
        widget=TextInput({"autocomplete": "off", "autocapitalize": "characters", "size": 12}),
    )


class PaperSignUpForm(Form):
    """For whoever has neither an address nor a number of their own."""

    necessary = NECESSARY
    name = SignUpForm.base_fields["name"]
    password = SignUpForm.base_fields["password"]
    clean_name = SignUpForm.clean_name

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(first_name=self.cleaned_data.get("name", "")))
        return password
