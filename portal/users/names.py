"""What people sign in with: an e-mail address, a mobile number or an account number."""

from typing import Any, Literal

from django.contrib.auth import get_user_model

from home import phone_numbers
from home.email_addresses import canonical
from portal.users import account_numbers

Kind = Literal["", "email", "phone", "account_number"]  # the user's field of that name


def read(typed: str) -> tuple[Kind, str]:
    """Of which kind it is, and its canonical form; ("", what was typed) for none of them."""
    if "@" in canonical(typed):
        return "email", canonical(typed)
    if number := account_numbers.read(typed):
        return "account_number", number
    phone = phone_numbers.canonical(typed)
    return ("phone" if phone.startswith("+") else ""), phone


def person_of(typed: str) -> Any:
    """The account that this name signs in; None when there is none. One query for any name."""
    kind, name = read(typed.replace("\0", ""))
    return get_user_model()._default_manager.filter(**{kind or "email": name}).first()


def shown(person: Any) -> str:
    """What this person signs in with, as they read it; for nobody else's eyes."""
    if person.email:
        return str(person.email)
    if person.phone:
        return phone_numbers.spaced(person.phone)
    return account_numbers.spaced(person.account_number)
